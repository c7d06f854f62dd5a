import { generate, PostgresDialect } from 'kysely-codegen'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'

// Row types from what the migrations really produce, so that the two cannot drift apart.
const database = await openDatabase({ kind: 'embedded', folder: undefined })
await migrate(database)
await generate({
  // biome-ignore lint/suspicious/noExplicitAny: the generator wants a Kysely of anything
  db: database.kysely as any,
  dialect: new PostgresDialect({ dateParser: 'string' }),
  camelCase: false,
  includePattern: 'public.*',
  excludePattern: '*.kysely_*',
  outFile: new URL('../src/platform/schema.ts', import.meta.url).pathname,
})
await database.close()
