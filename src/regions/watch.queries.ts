import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import { placeIn } from './place.queries.ts'
import type { Snapshot } from './watch.ts'

/** Keeps a snapshot, in the place of one of the same day. */
export async function putSnapshot(
  writer: Writer,
  region: string,
  takenOn: string,
  snapshot: Snapshot,
): Promise<void> {
  await sql`
    insert into region_snapshot (region, taken_on, content) values (${region}, ${takenOn}::date, ${JSON.stringify(snapshot)}::jsonb)
    on conflict (region, taken_on) do update set content = excluded.content`.execute(writer)
}

export type Kept = Readonly<{ takenOn: string; snapshot: Snapshot }>

/** The last snapshot of a region that was taken on a day or before it. */
export async function snapshotBy(
  reader: Reader,
  region: string,
  day: string,
): Promise<Kept | undefined> {
  const { rows } = await sql<{ taken_on: string; content: Snapshot }>`
    select taken_on::text, content from region_snapshot where region = ${region} and taken_on <= ${day}::date
    order by taken_on desc limit 1`.execute(reader)
  return rows[0] && { takenOn: rows[0].taken_on, snapshot: rows[0].content }
}

/** So many snapshots of a region are read at once: those of a working life, were they yearly. */
const keptMost = 40

/** The snapshots of a region before a day, the last of them, in the order of days. */
export async function snapshotsBefore(
  reader: Reader,
  region: string,
  day: string,
): Promise<Kept[]> {
  const { rows } = await sql<{ taken_on: string; content: Snapshot }>`
    select taken_on::text, content from region_snapshot where region = ${region} and taken_on < ${day}::date
    order by taken_on desc limit ${keptMost}`.execute(reader)
  return rows.map((row) => ({ takenOn: row.taken_on, snapshot: row.content })).reverse()
}

/**
 * Regions in which somebody states something in public, and of which no snapshot of this day's year is kept: as small as the places
 * of organisations are known.
 * @param codeLength letters of the code of the smallest ones
 */
export async function regionsWithoutSnapshot(
  reader: Reader,
  day: string,
  codeLength: number,
): Promise<string[]> {
  const { rows } = await sql<{ region: string }>`
    select distinct left(${placeIn('o')}, ${codeLength}::int) as region
    from entry e join organisation o on o.id = e.organisation_id
    where e.visibility = 'public'
      and (e.expires_on is null or e.expires_on >= ${day}::date)
      and not exists (select from region_snapshot s where s.region = left(${placeIn('o')}, ${codeLength}::int)
        and extract(year from s.taken_on) = extract(year from ${day}::date))
    order by region`.execute(reader)
  return rows.map(({ region }) => region)
}

/** The days on which snapshots of a region were taken, the last first. */
export async function snapshotDays(reader: Reader, region: string): Promise<string[]> {
  const { rows } = await sql<{ taken_on: string }>`
    select taken_on::text from region_snapshot where region = ${region} order by taken_on desc limit 100`.execute(
    reader,
  )
  return rows.map((row) => row.taken_on)
}
