import { isDeepStrictEqual } from 'node:util'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { changedMeanwhile } from '../platform/version.ts'
import { line } from './history.ts'
import { deleteLink } from './link.queries.ts'
import type { LinkChange } from './link.schema.ts'
import { type AbandonReason, type LinkOutcome, membersOf } from './link.ts'
import { acceptedStays, dayToCome, endsBeforeStart } from './link-phrases.ts'
import { placeProblems } from './propose.actions.ts'
import type { Link } from './record.ts'
import { hint, type LinkDeps, move, withLink } from './transition.actions.ts'

/** Which link, and the version that was seen, where somebody insists on it. */
export type Acting = Readonly<{ id: string; version?: number | undefined }>
type Ending = Readonly<{ on?: string | undefined; note: string }>

/** Changes the given fields of one version. @throws Refusal `changed-meanwhile` when the stored version is another one */
export async function changeLink(
  deps: LinkDeps,
  actor: Actor,
  { id, version }: Acting,
  { nextStep, clusters, ...given }: LinkChange,
): Promise<Link> {
  authorise(actor, 'link.write')
  const now = deps.clock()
  return withLink(deps, id, [], async (writer, link) => {
    const wishes = {
      ...given,
      ...(clusters && { clusters: [...new Set(clusters)].sort() }),
      ...(nextStep === null && { nextStep: '', nextStepOn: null }),
      ...(nextStep && { nextStep: nextStep.text, nextStepOn: nextStep.on }),
    }
    const fields = Object.fromEntries(
      Object.entries(wishes).filter(
        ([name, value]) =>
          value !== undefined && !isDeepStrictEqual(value, link[name as keyof Link]),
      ),
    )
    if (Object.keys(fields).length === 0) return link
    const problems = await placeProblems(writer, { clusters: clusters ?? [], callId: given.callId })
    if (problems.length > 0) refuseInvalid(problems)
    const stepped = 'nextStep' in fields || 'nextStepOn' in fields
    const done = await move(writer, link, {
      actor: actor.name,
      event: { kind: 'plan' },
      now,
      version,
      fields: { ...fields, ...(stepped && { stepReminded: false }) },
      lines: [line('changed', { text: Object.keys(fields).join(', ') })],
    })
    return done.link
  })
}

/** Forgets a link in which nobody has accepted a seat; one with members is abandoned instead. */
export async function removeLink(
  deps: LinkDeps,
  actor: Actor,
  { id, version }: Acting,
): Promise<void> {
  authorise(actor, 'link.write')
  await withLink(deps, id, [], async (writer, link) => {
    if (version !== undefined && version !== link.version)
      throw changedMeanwhile(version, link.version)
    if (membersOf(link).length > 0 || link.startedOn !== null)
      throw new Refusal('conflict', acceptedStays)
    await deleteLink(writer, id)
  })
}

/** The work begins. @throws Refusal `conflict` before every obligatory seat is accepted */
export function startLink(
  deps: LinkDeps,
  actor: Actor,
  acting: Acting,
  { on, note }: Ending,
): Promise<Link> {
  return conclude(deps, actor, acting, { on, note }, { kind: 'start' }, (day) => ({
    startedOn: day,
  }))
}

/**
 * The work is over, with its outcome. If it came to something, the members have worked together: that is recorded among
 * the collaborations.
 * @throws Refusal `conflict` for what is not active
 */
export function closeLink(
  deps: LinkDeps,
  actor: Actor,
  acting: Acting,
  { outcome, on, note }: Ending & Readonly<{ outcome: LinkOutcome }>,
): Promise<Link> {
  const event = { kind: 'close', outcome } as const
  return conclude(deps, actor, acting, { on, note }, event, (day) => ({
    endedOn: day,
    endingNote: note,
  }))
}

/** The link is given up. @throws Refusal `conflict` for what ended already */
export function abandonLink(
  deps: LinkDeps,
  actor: Actor,
  acting: Acting,
  { reason, on, note }: Ending & Readonly<{ reason: AbandonReason }>,
): Promise<Link> {
  const event = { kind: 'abandon', reason } as const
  return conclude(deps, actor, acting, { on, note }, event, (day) => ({
    endedOn: day,
    endingNote: note,
  }))
}

async function conclude(
  deps: LinkDeps,
  actor: Actor,
  { id, version }: Acting,
  { on, note }: Ending,
  event: Parameters<typeof move>[2]['event'],
  fieldsOn: (day: string) => Parameters<typeof move>[2]['fields'] & object,
): Promise<Link> {
  authorise(actor, 'link.write')
  const now = deps.clock()
  const today = dayOf(now)
  if (on !== undefined && on > today) refuseInvalid([{ pointer: '/on', phrase: dayToCome }])
  const done = await withLink(deps, id, [], async (writer, link) => {
    const { startedOn } = link
    const day = on ?? (startedOn !== null && startedOn > today ? startedOn : today)
    if (startedOn !== null && day < startedOn)
      refuseInvalid([{ pointer: '/on', phrase: endsBeforeStart(startedOn) }])
    const said = { text: note }
    return move(writer, link, {
      actor: actor.name,
      event,
      now,
      version,
      said,
      fields: fieldsOn(day),
    })
  })
  await hint(deps, done)
  return done.link
}
