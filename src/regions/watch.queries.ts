import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
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

/** The days on which snapshots of a region were taken, the last first. */
export async function snapshotDays(reader: Reader, region: string): Promise<string[]> {
  const { rows } = await sql<{ taken_on: string }>`
    select taken_on::text from region_snapshot where region = ${region} order by taken_on desc limit 100`.execute(
    reader,
  )
  return rows.map((row) => row.taken_on)
}
