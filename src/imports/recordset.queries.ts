import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '../platform/database.ts'

/** The tables that an import writes. */
export type Table =
  | 'organisation'
  | 'entry'
  | 'cluster'
  | 'membership'
  | 'collaboration'
  | 'participation'

/** The columns that an import writes, with their types, for `jsonb_to_recordset`. */
const columnTypes = {
  organisation: {
    external_id: 'text',
    name: 'text',
    kind: 'text',
    size: 'text',
    country: 'text',
    nuts: 'text',
    city: 'text',
    website: 'text',
    languages: 'text[]',
    registration_numbers: 'text[]',
    description: 'text',
  },
  entry: {
    organisation_id: 'uuid',
    external_id: 'text',
    side: 'text',
    title: 'text',
    description: 'text',
    language: 'text',
    kind: 'text',
    nace: 'text[]',
    trl: 'smallint',
    visibility: 'text',
    expires_on: 'date',
    confirmed_on: 'date',
    text_hash: 'text',
  },
  cluster: {
    external_id: 'text',
    name: 'text',
    leader_id: 'uuid',
    type: 'text',
    phase: 'text',
    nace: 'text[]',
    country: 'text',
    nuts: 'text',
    website: 'text',
    description: 'text',
    labels: 'jsonb',
  },
  membership: {
    cluster_id: 'uuid',
    organisation_id: 'uuid',
    role: 'text',
    joined_on: 'date',
    left_on: 'date',
  },
  collaboration: {
    external_id: 'text',
    title: 'text',
    programme: 'text',
    started_on: 'date',
    ended_on: 'date',
  },
  participation: {
    collaboration_id: 'uuid',
    organisation_id: 'uuid',
    role: 'text',
  },
} as const satisfies Record<Table, Record<string, string>>

/** How many rows of each kind one batch writes, and whether all of them could be. */
export type Written = Readonly<{
  created: readonly Record<string, unknown>[]
  updated: readonly Record<string, unknown>[]
}>

/**
 * Stores new rows and the next version of changed ones, each in one statement.
 * @returns false when somebody else has stored or changed one of them meanwhile; the caller rolls back then
 */
export async function writeRows(
  writer: Writer,
  table: Table,
  { created, updated }: Written,
  now: Date,
): Promise<boolean> {
  return (
    (await inserted(writer, table, created, now)) === created.length &&
    (await changed(writer, table, updated, now)) === updated.length
  )
}

async function inserted(
  writer: Writer,
  table: Table,
  rows: readonly object[],
  now: Date,
): Promise<number> {
  if (rows.length === 0) return 0
  const names = Object.keys(columnTypes[table])
  const columns = sql.join(['id', ...names].map((name) => sql.ref(name)))
  const stamps = ['created_at', 'updated_at']
  const result = await sql`
    insert into ${sql.table(table)} (${columns}, ${sql.join(stamps.map((name) => sql.ref(name)))})
    select ${columns}, ${sql.join(stamps.map(() => sql`${now}::timestamptz`))} from ${records(table, rows)}
    on conflict do nothing`.execute(writer)
  return Number(result.numAffectedRows)
}

async function changed(
  writer: Writer,
  table: Table,
  rows: readonly object[],
  now: Date,
): Promise<number> {
  if (rows.length === 0) return 0
  const assignments = Object.keys(columnTypes[table]).map(
    (name) => sql`${sql.ref(name)} = record.${sql.ref(name)}`,
  )
  const touched =
    table === 'organisation' ? sql`, profile_version = organisation.profile_version + 1` : sql``
  const result = await sql`
    update ${sql.table(table)} set ${sql.join(assignments)}, version = ${sql.ref(`${table}.version`)} + 1, updated_at = ${now} ${touched}
    from ${records(table, rows)}
    where ${sql.ref(`${table}.id`)} = record.id and ${sql.ref(`${table}.version`)} = record.version`.execute(
    writer,
  )
  return Number(result.numAffectedRows)
}

function records(table: Table, rows: readonly object[]): RawBuilder<unknown> {
  const types = { id: 'uuid', version: 'integer', ...columnTypes[table] }
  const columns = Object.entries(types).map(
    ([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`,
  )
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as record(${sql.join(columns)})`
}
