import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { Study as Row } from '../platform/schema.ts'
import type { Findings, Study, StudyKind, StudyState } from './study.ts'

/** What makes two studies the same one. */
type Asked = Pick<Study, 'owner' | 'namedOnly' | 'kind' | 'wish'>

/** Holds back others of this owner until the transaction ends. @returns how many of its studies wait or run */
export async function holdOwner(writer: Writer, owner: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`study ${owner}`}, 0))`.execute(writer)
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from study where owner = ${owner} and state in ('waiting', 'running')`.execute(
    writer,
  )
  return rows[0]?.open ?? 0
}

const likeThis = ({ namedOnly, kind, wish }: Asked) =>
  sql`kind = ${kind} and named_only = ${namedOnly} and wish = ${JSON.stringify(wish)}::jsonb`

/** The owner's study of the same that has read nothing yet, or data that are still the same. */
export async function findSame(
  reader: Reader,
  asked: Asked,
  mark: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from study where owner = ${asked.owner} and ${likeThis(asked)}
      and (mark = ${mark} or mark is null) and state in ('waiting', 'running', 'done')
    order by state = 'done' desc, created_at limit 1`.execute(reader)
  return rows[0]?.id
}

/** Gives the owner what another one has been answered, who may know as much. @returns whether there was such an answer */
export async function copyAnswer(
  writer: Writer,
  id: string,
  asked: Asked,
  mark: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into study (id, owner, named_only, kind, wish, state, share, mark, findings, entry_ids, organisation_ids,
      created_at, moved_at, finished_at)
    select ${id}, ${asked.owner}, named_only, kind, wish, state, share, mark, findings, entry_ids, organisation_ids,
      ${now}, ${now}, ${now}
    from study where mark = ${mark} and state = 'done' and ${likeThis(asked)} limit 1 returning id`.execute(
    writer,
  )
  return rows.length > 0
}

export async function insertStudy(
  writer: Writer,
  id: string,
  { owner, namedOnly, kind, wish }: Asked,
  now: Date,
): Promise<void> {
  await writer
    .insertInto('study')
    .values({
      id,
      owner,
      named_only: namedOnly,
      kind,
      wish: JSON.stringify(wish),
      created_at: now,
      moved_at: now,
    })
    .execute()
}

export async function findStudy(reader: Reader, id: string): Promise<Study | undefined> {
  const row = await reader.selectFrom('study').selectAll().where('id', '=', id).executeTakeFirst()
  return row && studyOf(row)
}

/** What came of a study, unless it quotes what has gone, is hidden or has expired, or is anonymous where that may not be shown. */
export async function findFindings(
  reader: Reader,
  id: string,
  namedOnly: boolean,
  today: string,
): Promise<Pick<Findings, 'common' | 'told'> | undefined> {
  const { rows } = await sql<{ findings: Pick<Findings, 'common' | 'told'> }>`
    select findings from study s where s.id = ${id} and s.state = 'done'
      and not exists (select from unnest(s.entry_ids) as quoted left join entry e on e.id = quoted
        where e.id is null or e.visibility = 'hidden' or e.expires_on < ${today}::date
          or (${namedOnly}::boolean and e.visibility = 'anonymous'))
      and not exists (select from unnest(s.organisation_ids) as named left join organisation o on o.id = named
        where o.id is null)`.execute(reader)
  return rows[0]?.findings
}

type Begun = Pick<Study, 'namedOnly' | 'kind' | 'wish'> & Readonly<{ run: number }>

/**
 * Claims a study that waits, or that nobody has moved since `stillSince`.
 * @returns it with the number of this run; nothing when it is over, or another runner is at it
 */
export async function beginStudy(
  writer: Writer,
  id: string,
  stillSince: Date,
  now: Date,
): Promise<Begun | undefined> {
  const row = await writer
    .updateTable('study')
    .set({ state: 'running', runs: sql`runs + 1`, share: 0, mark: null, moved_at: now })
    .where('id', '=', id)
    .where(sql<boolean>`(state = 'waiting' or (state = 'running' and moved_at < ${stillSince}))`)
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const { namedOnly, kind, wish } = studyOf(row)
  return { namedOnly, kind, wish, run: row.runs }
}

type RunOf = Readonly<{ id: string; run: number }>

/** Changes what this run is still at; another one that took it over is left alone. */
const ofRun = ({ id, run }: RunOf) =>
  sql<boolean>`id = ${id} and state = 'running' and runs = ${run}`

/** Notes what the data stood at when this run read them. */
export async function noteMark(writer: Writer, run: RunOf, mark: string): Promise<void> {
  await writer.updateTable('study').set({ mark }).where(ofRun(run)).execute()
}

/** Notes how far a run is, and thereby that somebody is at it. */
export async function noteShare(
  writer: Writer,
  run: RunOf,
  share: number,
  now: Date,
): Promise<void> {
  await writer.updateTable('study').set({ share, moved_at: now }).where(ofRun(run)).execute()
}

export async function finishStudy(
  writer: Writer,
  run: RunOf,
  { common, told, entries, organisations }: Findings,
  now: Date,
): Promise<void> {
  await writer
    .updateTable('study')
    .set({
      state: 'done',
      share: 1,
      findings: JSON.stringify({ common, told }),
      entry_ids: [...entries],
      organisation_ids: [...organisations],
      moved_at: now,
      finished_at: now,
    })
    .where(ofRun(run))
    .execute()
}

export async function failStudy(
  writer: Writer,
  run: RunOf,
  failure: Phrase,
  now: Date,
): Promise<void> {
  await writer
    .updateTable('study')
    .set({ state: 'failed', failure: JSON.stringify(failure), moved_at: now, finished_at: now })
    .where(ofRun(run))
    .execute()
}

/** Lets it wait for the next run; `counts` where this one was an attempt. */
export async function giveBackStudy(writer: Writer, run: RunOf, counts: boolean): Promise<void> {
  await writer
    .updateTable('study')
    .set({ state: 'waiting', share: 0, mark: null, runs: sql`runs - ${counts ? 0 : 1}::integer` })
    .where(ofRun(run))
    .execute()
}

/** Studies that nobody has moved since: their hint was lost, or their worker. */
export async function stillStudies(reader: Reader, since: Date, limit: number): Promise<string[]> {
  const rows = await reader
    .selectFrom('study')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .where('moved_at', '<', since)
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Forgets what was asked for before. @returns how many */
export async function deleteStudies(writer: Writer, before: Date): Promise<number> {
  const result = await writer
    .deleteFrom('study')
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

function studyOf(row: Selectable<Row>): Study {
  return {
    id: row.id,
    owner: row.owner,
    namedOnly: row.named_only,
    kind: row.kind as StudyKind,
    wish: row.wish as object,
    state: row.state as StudyState,
    share: row.share,
    failure: row.failure as unknown as Phrase | null,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}
