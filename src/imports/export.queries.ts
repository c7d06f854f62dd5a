import { sql } from 'kysely'
import { clusterOf } from '../clusters/cluster.queries.ts'
import { membershipOf } from '../clusters/membership.queries.ts'
import { organisationOf } from '../organisations/organisation.queries.ts'
import type { Reader } from '../platform/database.ts'
import { entryColumns, entryOf } from '../profiles/entry.queries.ts'
import type { Exportable, ExportRow } from './export.ts'

type Slice = (
  reader: Reader,
  after: string,
  limit: number,
) => Promise<(ExportRow & { id: string })[]>

/** Before every id. */
export const firstId = '00000000-0000-0000-0000-000000000000'

/** The rows after an id, by id; others are named by their external id where they have one. */
export const sliceOf: Readonly<Record<Exportable, Slice>> = {
  organisations: async (reader, after, limit) => {
    const rows = await reader
      .selectFrom('organisation')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(organisationOf)
  },
  entries: async (reader, after, limit) => {
    const rows = await reader
      .selectFrom('entry')
      .select(entryColumns)
      .select(nameOf('organisation', 'entry.organisation_id').as('organisation'))
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ ...entryOf(row), organisation: row.organisation }))
  },
  clusters: async (reader, after, limit) => {
    const rows = await reader
      .selectFrom('cluster')
      .selectAll()
      .select(nameOf('organisation', 'cluster.leader_id').as('leader'))
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ ...clusterOf(row), leader: row.leader }))
  },
  memberships: async (reader, after, limit) => {
    const rows = await reader
      .selectFrom('membership')
      .selectAll()
      .select([
        nameOf('organisation', 'membership.organisation_id').as('organisation'),
        nameOf('cluster', 'membership.cluster_id').as('cluster'),
      ])
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      ...membershipOf(row),
      organisation: row.organisation,
      cluster: row.cluster,
    }))
  },
}

function nameOf(table: 'organisation' | 'cluster', reference: string) {
  return sql<
    string | null
  >`(select coalesce(named.external_id, named.id::text) from ${sql.table(table)} as named where named.id = ${sql.ref(reference)})`
}
