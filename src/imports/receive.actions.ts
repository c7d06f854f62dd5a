import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { newId } from '../platform/identity.ts'
import { Refusal } from '../platform/refusal.ts'
import { countryNames } from './country-names.ts'
import { importFile } from './import.jobs.ts'
import {
  deleteImport,
  findImport,
  finishReceiving,
  type Import,
  insertChunk,
  insertImport,
} from './import.queries.ts'
import { type Format, type Importable, limits } from './import.ts'
import type { Mapping } from './mapping.ts'
import { fileEmpty } from './phrases.ts'
import { fileTooLarge } from './row-phrases.ts'
import { openRows } from './rows.reader.ts'
import type { ImportDeps } from './run.ts'

export type Sent = Readonly<{
  what?: Importable | undefined
  format?: Format | undefined
  mapping?: Mapping | undefined
  fileName?: string | undefined
  dryRun: boolean
}>

const chunkBytes = 1024 ** 2

/**
 * Stores a file as it comes in and hands it to a worker. Once this returns, the file is in the database, and no
 * kill can lose it; a file that is cut off or refused leaves nothing behind.
 * @throws Refusal for a file of which no row could be taken, by its first megabyte; `too-large` above 2 GB
 */
export async function receiveImport(
  deps: ImportDeps,
  actor: Actor,
  source: AsyncIterable<Uint8Array>,
  sent: Sent,
): Promise<Import> {
  authorise(actor, 'import.write')
  const id = newId('import')
  try {
    const bytes = await keepChunks(deps, id, source, sent)
    await deps.database.write((writer) => finishReceiving(writer, id, bytes))
  } catch (error) {
    await deps.database.write((writer) => deleteImport(writer, id))
    throw error
  }
  await deps.jobs.add(importFile, [{ importId: id }])
  const received = await findImport(deps.database.reader, id)
  if (!received) throw new Error(`Import ${id} vanished while it was received.`)
  return received
}

async function keepChunks(
  deps: ImportDeps,
  id: string,
  source: AsyncIterable<Uint8Array>,
  sent: Sent,
): Promise<number> {
  let bytes = 0
  let position = 0
  for await (const chunk of inChunks(source)) {
    bytes += chunk.length
    if (bytes > limits.fileBytes) throw new Refusal('too-large', fileTooLarge)
    const known = position === 0 ? await inspect(deps, chunk, sent) : undefined
    await deps.database.write(async (writer) => {
      if (known)
        await insertImport(
          writer,
          {
            id,
            mapping: sent.mapping ?? null,
            dryRun: sent.dryRun,
            fileName: sent.fileName ?? '',
            ...known,
          },
          deps.clock(),
        )
      await insertChunk(writer, id, position, chunk)
    })
    position++
  }
  if (position === 0) throw new Refusal('malformed', fileEmpty)
  return bytes
}

/** Understands the header before anything is stored. */
async function inspect(
  deps: ImportDeps,
  beginning: Buffer,
  sent: Sent,
): Promise<{ what: Importable; format: Format }> {
  const alone = (async function* () {
    yield beginning
  })()
  const { what, format, rows } = await openRows(alone, {
    ...sent,
    countries: countryNames(deps.catalogue),
  })
  await rows.return(undefined)
  return { what, format }
}

async function* inChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const part of source) {
    parts.push(part)
    length += part.length
    if (length < chunkBytes) continue
    const whole = Buffer.concat(parts)
    const end = whole.length - (whole.length % chunkBytes)
    for (let at = 0; at < end; at += chunkBytes) yield whole.subarray(at, at + chunkBytes)
    parts = [whole.subarray(end)]
    length = whole.length - end
  }
  if (length > 0) yield Buffer.concat(parts)
}
