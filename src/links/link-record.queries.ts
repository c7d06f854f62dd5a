import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { LinkDocument, LinkResult, Milestone, Records } from './record.ts'

const none: Records = { milestones: [], documents: [], results: [] }

/** What links hold beside their seats: milestones by the day they are due, the rest in the order of their coming. */
export async function loadRecords(
  reader: Reader,
  linkIds: readonly string[],
): Promise<Map<string, Records>> {
  const of = sql<boolean>`link_id = any(${[...linkIds]}::uuid[])`
  const milestones = await reader
    .selectFrom('link_milestone')
    .selectAll()
    .where(of)
    .orderBy(sql`due_on nulls last`)
    .orderBy('id')
    .execute()
  const documents = await reader
    .selectFrom('link_document')
    .selectAll()
    .where(of)
    .orderBy('id')
    .execute()
  const results = await reader
    .selectFrom('link_result')
    .selectAll()
    .where(of)
    .orderBy('happened_on')
    .orderBy('id')
    .execute()
  const found = new Map<string, Records>()
  const add = (linkId: string, change: (before: Records) => Records) =>
    found.set(linkId, change(found.get(linkId) ?? none))
  for (const { link_id, id, title, due_on: dueOn, done_on: doneOn } of milestones)
    add(link_id, (before) => ({
      ...before,
      milestones: [...before.milestones, { id, title, dueOn, doneOn }],
    }))
  for (const { link_id, id, title, url } of documents)
    add(link_id, (before) => ({ ...before, documents: [...before.documents, { id, title, url }] }))
  for (const { link_id, id, text, happened_on: on } of results)
    add(link_id, (before) => ({ ...before, results: [...before.results, { id, text, on }] }))
  return found
}

/** How many records of one kind a link has. */
export async function countRecords(
  reader: Reader,
  kind: 'milestone' | 'document' | 'result',
  linkId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(`link_${kind}`)} where link_id = ${linkId}`.execute(
    reader,
  )
  return rows[0]?.count ?? 0
}

export async function insertMilestone(
  writer: Writer,
  linkId: string,
  { id, title, dueOn, doneOn }: Milestone,
  now: Date,
): Promise<void> {
  await writer
    .insertInto('link_milestone')
    .values({ id, link_id: linkId, title, due_on: dueOn, done_on: doneOn, created_at: now })
    .execute()
}

export async function findMilestone(
  reader: Reader,
  linkId: string,
  id: string,
): Promise<Milestone | undefined> {
  const row = await reader
    .selectFrom('link_milestone')
    .selectAll()
    .where('id', '=', id)
    .where('link_id', '=', linkId)
    .executeTakeFirst()
  return row && { id: row.id, title: row.title, dueOn: row.due_on, doneOn: row.done_on }
}

export async function updateMilestone(
  writer: Writer,
  { id, title, dueOn, doneOn }: Milestone,
): Promise<void> {
  await writer
    .updateTable('link_milestone')
    .set({ title, due_on: dueOn, done_on: doneOn })
    .where('id', '=', id)
    .execute()
}

export async function insertDocument(
  writer: Writer,
  linkId: string,
  { id, title, url }: LinkDocument,
  now: Date,
): Promise<void> {
  await writer
    .insertInto('link_document')
    .values({ id, link_id: linkId, title, url, created_at: now })
    .execute()
}

/** @returns its title, or nothing where the link has no such document */
export async function deleteDocument(
  writer: Writer,
  linkId: string,
  id: string,
): Promise<string | undefined> {
  const row = await writer
    .deleteFrom('link_document')
    .where('id', '=', id)
    .where('link_id', '=', linkId)
    .returning('title')
    .executeTakeFirst()
  return row?.title
}

export async function insertResult(
  writer: Writer,
  linkId: string,
  { id, text, on }: LinkResult,
  now: Date,
): Promise<void> {
  await writer
    .insertInto('link_result')
    .values({ id, link_id: linkId, text, happened_on: on, created_at: now })
    .execute()
}
