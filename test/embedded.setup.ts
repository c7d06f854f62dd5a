import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'

/**
 * Migrates one embedded database and keeps its dump, from which every test file starts in under a second. Each project that is run
 * asks for it, one after the other; the first one makes it for all.
 */
export async function setup(): Promise<() => void> {
  if (process.env['SPLOT_TEST_DUMP']) return () => {}
  const folder = mkdtempSync(join(tmpdir(), 'splot-test-'))
  const file = join(folder, 'dump.tar')
  const database = await openDatabase({ kind: 'embedded', folder: undefined })
  await migrate(database)
  const dump = await database.embedded?.lite.dumpDataDir('none')
  if (!dump) throw new Error('The embedded database gave no dump.')
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  await database.close()
  process.env['SPLOT_TEST_DUMP'] = file
  return () => rmSync(folder, { recursive: true, force: true })
}
