import { recordCollaboration } from '../collaborations/collaboration.actions.ts'
import type { DeclineReason } from '../matching/answer.ts'
import { setLinkedPairs } from '../matching/veto.queries.ts'
import { profilesChanged } from '../organisations/organisation.jobs.ts'
import { holdProfiles, touchProfiles } from '../organisations/organisation.queries.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import type { Jobs } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import { changedMeanwhile } from '../platform/version.ts'
import { findCall } from './call.queries.ts'
import { type HistoryLine, linesOf } from './history.ts'
import { findLink, holdLink } from './link.queries.ts'
import { type LinkEvent, membersOf, step } from './link.ts'
import { insertDecline, insertLines } from './link-history.queries.ts'
import { linkBusy, noLink, objectionPhrases } from './link-phrases.ts'
import { updateLink } from './link-store.queries.ts'
import { advanced, type Link, namedIn } from './record.ts'

export type LinkDeps = Readonly<{ database: Database; jobs: Jobs; clock: Clock }>

/** What a change of a link may set beside its standing. */
type Fields = Partial<
  Pick<
    Link,
    | 'title'
    | 'kind'
    | 'description'
    | 'callId'
    | 'clusters'
    | 'coordinator'
    | 'nextStep'
    | 'nextStepOn'
    | 'stepReminded'
    | 'endingNote'
    | 'startedOn'
    | 'endedOn'
  >
>

type Doing = Readonly<{
  actor: string
  event: LinkEvent
  now: Date
  /** The version that somebody insists on having seen. */
  version?: number | undefined
  said?: Readonly<{ reason?: DeclineReason; text?: string }>
  fields?: Fields
  /** Lines of the history that the event does not tell by itself. */
  lines?: readonly HistoryLine[]
}>

export type Moved = Readonly<{
  link: Link
  moved: boolean
  /** Whose suggestions are to be looked at again. */
  concerned: readonly string[]
}>

/**
 * Does something to a link while nobody else changes it. Organisations are held before the link, as everywhere: whoever was
 * brought into the link between the first look and the hold is a reason to look again.
 */
export async function withLink<Done>(
  { database }: Pick<LinkDeps, 'database'>,
  id: string,
  brought: readonly string[],
  work: (writer: Writer, link: Link) => Promise<Done>,
): Promise<Done> {
  for (let turn = 0; turn < 5; turn++) {
    const known = await findLink(database.reader, id)
    if (!known) throw new Refusal('not-found', noLink(id))
    const held = [...namedIn(known), ...brought]
    const done = await database.write(async (writer) => {
      await holdProfiles(writer, held)
      await holdLink(writer, id)
      const link = await findLink(writer, id, brought)
      if (!link) throw new Refusal('not-found', noLink(id))
      const all = namedIn(link).every((one) => held.includes(one))
      return all ? { value: await work(writer, link) } : undefined
    })
    if (done) return done.value
  }
  throw new Refusal('conflict', linkBusy)
}

/**
 * Does one thing to a link that is held with its organisations: asks the state machine, stores, and writes the history.
 * Whoever repeats what was done already holds an older version: that is no conflict.
 * @throws Refusal `changed-meanwhile` for another version, `conflict` for what is not allowed now
 */
export async function move(writer: Writer, link: Link, doing: Doing): Promise<Moved> {
  const { event, now, said, version } = doing
  const done = step(link, event)
  if (done.kind === 'unchanged') return { link, moved: false, concerned: [] }
  if (version !== undefined && version !== link.version)
    throw changedMeanwhile(version, link.version)
  if (done.kind === 'refused') {
    const reason = done.objection === 'no-seat' ? 'not-found' : 'conflict'
    throw new Refusal(reason, objectionPhrases[done.objection])
  }
  const at = now.toISOString()
  const next = { ...advanced(link, done.standing, doing.actor, at), ...doing.fields }
  await updateLink(writer, link, next)
  if (event.kind === 'decline') {
    const { seatId, organisationId } = event
    if (!said?.reason) throw new Error('A no without its reason has passed the door.')
    const no = { seatId, organisationId, reason: said.reason, text: said.text ?? '', at }
    await insertDecline(writer, no, doing.actor)
  }
  const lines = [...linesOf(link, done.standing, event, said), ...(doing.lines ?? [])]
  await insertLines(writer, { linkId: link.id, at, actor: doing.actor, state: next.state }, lines)
  return { link: next, moved: true, concerned: await follow(writer, link, next, now) }
}

/** Counts a change that no event is needed for, and writes it into the history. */
export async function noteDown(
  writer: Writer,
  link: Link,
  { actor, now, lines }: Pick<Doing, 'actor' | 'now'> & Readonly<{ lines: readonly HistoryLine[] }>,
): Promise<Link> {
  const at = now.toISOString()
  const next = { ...link, version: link.version + 1, updatedAt: at }
  await updateLink(writer, link, next)
  await insertLines(writer, { linkId: link.id, at, actor, state: link.state }, lines)
  return next
}

/** What follows for others: members of an active link are not suggested to each other, and have worked together after it. */
async function follow(writer: Writer, before: Link, after: Link, now: Date): Promise<string[]> {
  const linked = (link: Link) => (link.state === 'active' ? membersOf(link) : [])
  const [was, is] = [linked(before), linked(after)]
  const succeeded =
    before.state !== 'closed' && after.state === 'closed' && after.outcome !== 'not-achieved'
  if (was.join() === is.join() && !succeeded) return []
  await setLinkedPairs(writer, `link ${after.id}`, is)
  if (succeeded) await keepCollaboration(writer, after, now)
  const concerned = [...new Set([...was, ...is, ...membersOf(after)])]
  await touchProfiles(writer, concerned)
  return concerned
}

async function keepCollaboration(writer: Writer, link: Link, now: Date): Promise<void> {
  const call = link.callId === null ? undefined : await findCall(writer, link.callId)
  const { title, startedOn, endedOn } = link
  const programme = call?.programme ?? null
  const content = { externalId: `link:${link.id}`, title, programme, startedOn, endedOn }
  await recordCollaboration(writer, content, membersOf(link), now)
}

/** Tells whoever ranks partners which profiles are to be looked at again. */
export async function hint({ jobs }: Pick<LinkDeps, 'jobs'>, done: Moved): Promise<void> {
  const { concerned } = done
  if (concerned.length > 0) await jobs.add(profilesChanged, [{ organisationIds: [...concerned] }])
}
