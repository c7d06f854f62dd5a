import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type {
  Collaboration,
  CollaborationContent,
  Participation,
  ParticipationContent,
  ParticipationRole,
  PastPartner,
  SharedProject,
} from './collaboration.ts'
import type { JointProject, PairHistory } from './signal.ts'

/** Larger consortia say little about any pair of their members. */
const membersMax = 50

/** Pairs of different organisations in a project with its size, without consortia that are too large to mean anything. */
const pairs = sql`(
  select a.organisation_id as one, b.organisation_id as other, a.collaboration_id, size.members
  from participation a
  cross join lateral (
    select count(*)::int as members from participation m where m.collaboration_id = a.collaboration_id) as size
  join participation b on b.collaboration_id = a.collaboration_id and b.organisation_id <> a.organisation_id
  where size.members <= ${membersMax}
)`

type PairRow = {
  one: string
  other: string
  shared: number
  latest_id: string
  latest_title: string
  latest_started_on: string | null
}

/** Every pair of one of `ids` and somebody it worked with, with the latest project of the two. */
async function loadPairs(reader: Reader, ids: readonly string[]): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select p.one, p.other, count(*)::int as shared,
      (array_agg(c.id order by c.started_on desc nulls last, c.id))[1] as latest_id,
      (array_agg(c.title order by c.started_on desc nulls last, c.id))[1] as latest_title,
      max(c.started_on)::text as latest_started_on
    from ${pairs} as p join collaboration c on c.id = p.collaboration_id
    where p.one = any(${[...ids]}::uuid[])
    group by p.one, p.other`.execute(reader)
  return rows
}

type Tie = Readonly<{ one: string; other: string; projects: JointProject[] }>

/** Who of `ids` worked with whom, and in which projects; only with those of `among` where these are given. */
async function loadTies(
  reader: Reader,
  ids: readonly string[],
  today: string,
  among: readonly string[] | null,
): Promise<Tie[]> {
  const { rows } = await sql<{
    one: string
    other: string
    members: number[]
    days: (number | null)[]
  }>`
    select p.one, p.other, array_agg(p.members order by c.id) as members,
      array_agg(${today}::date - c.started_on order by c.id) as days
    from ${pairs} as p join collaboration c on c.id = p.collaboration_id
    where p.one = any(${[...ids]}::uuid[])
      and (${among && [...among]}::uuid[] is null or p.other = any(${among && [...among]}::uuid[]))
    group by p.one, p.other order by p.one, p.other`.execute(reader)
  return rows.map(({ one, other, members, days }) => ({
    one,
    other,
    projects: members.map((count, at) => ({ members: count, daysAgo: days[at] ?? null })),
  }))
}

/**
 * What is known of the work of `ids` with `others`: shared projects and common partners, whoever these are.
 * @param today ISO day from which the age of a project counts
 * @returns by one of `ids`, then by the other, for those that met or have a common partner
 */
export async function loadCollaborations(
  reader: Reader,
  ids: readonly string[],
  others: readonly string[],
  today: string,
): Promise<Map<string, Map<string, PairHistory>>> {
  const met = Map.groupBy(await loadTies(reader, ids, today, null), ({ one }) => one)
  const betweens = [...new Set([...met.values()].flat().map(({ other }) => other))]
  if (betweens.length === 0) return new Map()
  const [further, counts] = await Promise.all([
    loadTies(reader, betweens, today, others),
    projectCounts(reader, betweens),
  ])
  const onwards = Map.groupBy(further, ({ one }) => one)
  const wanted = new Set(others)
  return new Map(
    [...met].map(([id, ties]) => {
      const own = new Map<string, { shared: JointProject[]; common: PairHistory['common'][0][] }>()
      const at = (other: string) => {
        const held = own.get(other) ?? { shared: [], common: [] }
        own.set(other, held)
        return held
      }
      for (const { other: between, projects: mine } of ties) {
        if (wanted.has(between)) at(between).shared.push(...mine)
        for (const { other, projects: theirs } of onwards.get(between) ?? [])
          if (other !== id)
            at(other).common.push({ mine, theirs, projects: counts.get(between) ?? 1 })
      }
      return [id, own]
    }),
  )
}

/** In how many projects each is that link anybody. */
async function projectCounts(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ one: string; projects: number }>`
    select p.one, count(distinct p.collaboration_id)::int as projects from ${pairs} as p
    where p.one = any(${[...ids]}::uuid[]) group by p.one`.execute(reader)
  return new Map(rows.map(({ one, projects }) => [one, projects]))
}

/** Whom an organisation has worked with, those of most projects first, then by name; at most `limit`. */
export async function listPastPartners(
  reader: Reader,
  organisationId: string,
  limit: number,
): Promise<PastPartner[]> {
  const rows = await loadPairs(reader, [organisationId])
  const names = await reader
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${rows.map(({ other }) => other)}::uuid[])`)
    .execute()
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return rows
    .map((row) => ({
      organisationId: row.other,
      name: nameOf.get(row.other) ?? '',
      projects: row.shared,
      latest: projectOf(row),
    }))
    .sort((a, b) => b.projects - a.projects || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
}

function projectOf(row: PairRow): SharedProject {
  return { id: row.latest_id, title: row.latest_title, startedOn: row.latest_started_on }
}

/** Projects by their external ids. */
export async function findCollaborations(
  reader: Reader,
  externalIds: readonly string[],
): Promise<Collaboration[]> {
  const rows = await reader
    .selectFrom('collaboration')
    .select(['id', 'external_id', 'title', 'programme', 'version'])
    .select([sql<string | null>`started_on::text`.as('started_on')])
    .select([sql<string | null>`ended_on::text`.as('ended_on')])
    .where(sql<boolean>`external_id = any(${[...externalIds]}::text[])`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    externalId: row.external_id,
    title: row.title,
    programme: row.programme,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    version: row.version,
  }))
}

export async function findParticipations(
  reader: Reader,
  ids: readonly string[],
): Promise<Participation[]> {
  const rows = await reader
    .selectFrom('participation')
    .select(['id', 'collaboration_id', 'organisation_id', 'role', 'version'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    collaborationId: row.collaboration_id,
    organisationId: row.organisation_id,
    role: row.role as ParticipationRole,
    version: row.version,
  }))
}

/** Where the external id is taken, nothing is stored. */
export async function insertCollaboration(
  writer: Writer,
  id: string,
  { externalId, title, programme, startedOn, endedOn }: CollaborationContent,
  now: Date,
): Promise<void> {
  await writer
    .insertInto('collaboration')
    .values({
      id,
      external_id: externalId,
      title,
      programme,
      started_on: startedOn,
      ended_on: endedOn,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who is in the project already stays as it is. */
export async function insertParticipant(
  writer: Writer,
  id: string,
  { collaborationId, organisationId, role }: ParticipationContent,
  now: Date,
): Promise<void> {
  await writer
    .insertInto('participation')
    .values({
      id,
      collaboration_id: collaborationId,
      organisation_id: organisationId,
      role,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
