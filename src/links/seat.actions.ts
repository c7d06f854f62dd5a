import { findOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authorise, authoriseFor, authoriseSomewhere } from '../people/actor.actions.ts'
import { type Actor, may, ownOf } from '../people/actor.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { line } from './history.ts'
import type { Acting } from './link.actions.ts'
import type { SeatAnswer, SeatChange } from './link.schema.ts'
import { membersOf } from './link.ts'
import { noLink, notAMember, objectionPhrases } from './link-phrases.ts'
import { storeShowing } from './link-store.queries.ts'
import { isInside } from './link-view.ts'
import { broughtBy, type Link } from './record.ts'
import { seatOf } from './seating.ts'
import { hint, type LinkDeps, move, noteDown, withLink } from './transition.actions.ts'

/**
 * Proposes an organisation for a seat, opens the seat, or changes what goes with it.
 * @throws Refusal `conflict` where somebody was asked already, or all would be one legal entity
 */
export async function arrangeSeat(
  deps: LinkDeps,
  actor: Actor,
  { id, version }: Acting,
  seatId: string,
  change: SeatChange,
): Promise<Link> {
  authorise(actor, 'link.write')
  const now = deps.clock()
  const event = { kind: 'arrange', seatId, ...change } as const
  const brought = broughtBy(event)
  const done = await withLink(deps, id, brought, async (writer, link) => {
    for (const one of brought)
      if (!(await findOrganisation(writer, one)))
        refuseInvalid([
          {
            pointer: one === change.organisationId ? '/organisationId' : '/runnersUp',
            phrase: noOrganisation(one),
          },
        ])
    return move(writer, link, { actor: actor.name, event, now, version })
  })
  await hint(deps, done)
  return done.link
}

/** Asks whoever is proposed for these seats; without any, for all of them. */
export async function inviteToLink(
  deps: LinkDeps,
  actor: Actor,
  { id, version }: Acting,
  { seats, text }: Readonly<{ seats: readonly string[]; text: string }>,
): Promise<Link> {
  authorise(actor, 'link.write')
  const now = deps.clock()
  const event = { kind: 'invite', seatIds: seats } as const
  const said = { text }
  const done = await withLink(deps, id, [], (writer, link) =>
    move(writer, link, { actor: actor.name, event, now, version, said }),
  )
  return done.link
}

/**
 * Accepts or declines one seat, for the organisation that is on it. A declined seat is refilled at once by its next
 * runner-up, whom a coordinator may invite then.
 * @throws Refusal `conflict` for a seat of somebody else, or before the invitation
 */
export async function answerSeat(
  deps: LinkDeps,
  actor: Actor,
  { id, version }: Acting,
  seatId: string,
  { answer, reason, text, as }: SeatAnswer,
): Promise<Link> {
  authoriseSomewhere(actor, 'link.answer')
  const now = deps.clock()
  const done = await withLink(deps, id, [], async (writer, link) => {
    const seat = seatOf(link, seatId)
    const whose = as ?? ownOf(actor, 'link.answer') ?? seat?.organisationId
    if (whose != null) authoriseFor(actor, 'link.answer', whose)
    if (!may(actor, 'link.answer') && !isTheirs(link, whose ?? ''))
      throw new Refusal('not-found', noLink(id))
    if (!seat) throw new Refusal('not-found', objectionPhrases['no-seat'])
    if (whose == null) throw new Refusal('conflict', objectionPhrases['nobody-to-invite'])
    const kind = answer === 'accepted' ? ('accept' as const) : ('decline' as const)
    const said = { text, ...(reason && { reason }) }
    const event = { kind, seatId, organisationId: whose }
    return move(writer, link, { actor: actor.name, event, now, version, said })
  })
  await hint(deps, done)
  return done.link
}

/** Whether a link is an organisation's business: it is inside, or declined a seat before. */
function isTheirs(link: Link, organisationId: string): boolean {
  return (
    isInside(link, organisationId) ||
    link.seats.some(({ declinedBy }) => declinedBy.includes(organisationId))
  )
}

/** Whether a member is named to anybody who looks; it says so itself. @throws Refusal `conflict` for who is no member */
export async function showMember(
  deps: LinkDeps,
  actor: Actor,
  id: string,
  organisationId: string,
  shown: boolean,
): Promise<Link> {
  authoriseFor(actor, 'link.show', organisationId)
  const now = deps.clock()
  return withLink(deps, id, [], async (writer, link) => {
    if (!may(actor, 'link.show') && !isInside(link, organisationId))
      throw new Refusal('not-found', noLink(id))
    if (!membersOf(link).includes(organisationId)) throw new Refusal('conflict', notAMember)
    if (link.shown.includes(organisationId) === shown) return link
    await storeShowing(writer, id, organisationId, shown)
    const others = link.shown.filter((one) => one !== organisationId)
    const known = { ...link, shown: shown ? [...others, organisationId].sort() : others }
    // What is shown is the member's own word, also after the end.
    const lines = [line(shown ? 'shown' : 'hidden', { organisationId })]
    return noteDown(writer, known, { actor: actor.name, now, lines })
  })
}
