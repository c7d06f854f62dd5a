import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { sameContent } from '../platform/same-content.ts'
import { type HistoryLine, line } from './history.ts'
import type { Acting } from './link.actions.ts'
import type { MilestoneChange } from './link.schema.ts'
import { dayToCome, noRecord, tooManyRecords } from './link-phrases.ts'
import {
  countRecords,
  deleteDocument,
  findMilestone,
  insertDocument,
  insertMilestone,
  insertResult,
  updateMilestone,
} from './link-record.queries.ts'
import type { Link, LinkDocument, LinkResult, Milestone } from './record.ts'
import { type LinkDeps, move, withLink } from './transition.actions.ts'

/** How many milestones, documents and results a link keeps, of each. */
const recordsMost = 100

/** Sets a milestone. @throws Refusal `conflict` after the end, or for one too many */
export async function setMilestone(
  deps: LinkDeps,
  actor: Actor,
  acting: Acting,
  content: Omit<Milestone, 'id'>,
): Promise<Milestone> {
  refuseToCome(deps, '/doneOn', content.doneOn)
  const milestone = { ...content, id: newId('link_milestone') }
  return record(deps, actor, acting, 'plan', async (writer, link, now) => {
    await refuseTooMany(writer, 'milestone', link)
    await insertMilestone(writer, link.id, milestone, now)
    return { recorded: milestone, told: line('milestone-set', { text: milestone.title }) }
  })
}

/** Changes a milestone, or notes that it was reached. */
export async function changeMilestone(
  deps: LinkDeps,
  actor: Actor,
  acting: Acting,
  milestoneId: string,
  change: MilestoneChange,
): Promise<Milestone> {
  refuseToCome(deps, '/doneOn', change.doneOn ?? null)
  return record(deps, actor, acting, 'plan', async (writer, link) => {
    const stored = await findMilestone(writer, link.id, milestoneId)
    if (!stored) throw new Refusal('not-found', noRecord(milestoneId))
    const given = Object.entries(change).filter(([, value]) => value !== undefined)
    const next: Milestone = { ...stored, ...Object.fromEntries(given) }
    if (sameContent(next, stored)) return { recorded: next, told: null }
    await updateMilestone(writer, next)
    const reached = next.doneOn !== null && stored.doneOn === null
    const told = line(reached ? 'milestone-reached' : 'milestone-set', { text: next.title })
    return { recorded: next, told }
  })
}

/** Adds a document by its address; Splot keeps no copy. */
export async function addDocument(
  deps: LinkDeps,
  actor: Actor,
  acting: Acting,
  content: Omit<LinkDocument, 'id'>,
): Promise<LinkDocument> {
  const document = { ...content, id: newId('link_document') }
  return record(deps, actor, acting, 'record', async (writer, link, now) => {
    await refuseTooMany(writer, 'document', link)
    await insertDocument(writer, link.id, document, now)
    return { recorded: document, told: line('document-added', { text: document.title }) }
  })
}

/** Takes a document off the link. */
export async function removeDocument(
  deps: LinkDeps,
  actor: Actor,
  acting: Acting,
  documentId: string,
): Promise<void> {
  await record(deps, actor, acting, 'record', async (writer, link) => {
    const title = await deleteDocument(writer, link.id, documentId)
    if (title === undefined) throw new Refusal('not-found', noRecord(documentId))
    return { recorded: undefined, told: line('document-removed', { text: title }) }
  })
}

/** Records what came of the work, for anybody who may see the link. */
export async function recordResult(
  deps: LinkDeps,
  actor: Actor,
  acting: Acting,
  { text, on }: Readonly<{ text: string; on?: string | undefined }>,
): Promise<LinkResult> {
  refuseToCome(deps, '/on', on ?? null)
  const result = { id: newId('link_result'), text, on: on ?? dayOf(deps.clock()) }
  return record(deps, actor, acting, 'record', async (writer, link, now) => {
    await refuseTooMany(writer, 'result', link)
    await insertResult(writer, link.id, result, now)
    return { recorded: result, told: line('result-recorded', { text }) }
  })
}

/** Writes one record of a link that may still be written to; nothing is told where nothing changed. */
async function record<T>(
  deps: LinkDeps,
  actor: Actor,
  { id, version }: Acting,
  kind: 'plan' | 'record',
  work: (
    writer: Writer,
    link: Link,
    now: Date,
  ) => Promise<Readonly<{ recorded: T; told: HistoryLine | null }>>,
): Promise<T> {
  authorise(actor, 'link.write')
  const now = deps.clock()
  return withLink(deps, id, [], async (writer, link) => {
    const { recorded, told } = await work(writer, link, now)
    if (told !== null)
      await move(writer, link, { actor: actor.name, event: { kind }, now, version, lines: [told] })
    return recorded
  })
}

function refuseToCome({ clock }: LinkDeps, pointer: string, day: string | null): void {
  if (day !== null && day > dayOf(clock())) refuseInvalid([{ pointer, phrase: dayToCome }])
}

async function refuseTooMany(
  writer: Writer,
  kind: Parameters<typeof countRecords>[1],
  { id }: Link,
): Promise<void> {
  if ((await countRecords(writer, kind, id)) >= recordsMost)
    throw new Refusal('conflict', tooManyRecords(String(recordsMost)))
}
