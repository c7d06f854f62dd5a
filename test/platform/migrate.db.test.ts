import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { isMigrated, migrate } from '../../src/platform/migrate.ts'
import { root } from '../splot-process.ts'

let database: Database
beforeAll(async () => {
  database = await openDatabase({ kind: 'embedded', folder: undefined })
})
afterAll(() => database.close())

const names = readdirSync(join(root, 'migrations')).map((file) => file.replace(/\.ts$/, ''))

test('an empty database is brought to the newest form, in order, and then there is nothing to do', async () => {
  expect(await isMigrated(database)).toBe(false)
  expect(await migrate(database)).toEqual(names.toSorted())
  expect(await isMigrated(database)).toBe(true)
  expect(await migrate(database)).toEqual([])
})

test('a database of a newer version is left alone', async () => {
  await database.pool.query(
    `insert into kysely_migration (name, timestamp) values ('9999-12-31T0000-from-the-future', '')`,
  )
  await expect(migrate(database)).rejects.toThrow('9999-12-31T0000-from-the-future')
  expect(await isMigrated(database)).toBe(true)
})
