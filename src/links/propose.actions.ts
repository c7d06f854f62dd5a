import { holdCluster } from '../clusters/cluster.queries.ts'
import { noCluster } from '../clusters/phrases.ts'
import { holdProfiles } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authoriseFor, authoriseSomewhere } from '../people/actor.actions.ts'
import { type Actor, ownOf } from '../people/actor.ts'
import type { Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { type FieldProblem, Refusal } from '../platform/refusal.ts'
import { findReadable, languageOf } from './brief.actions.ts'
import { noCall } from './brief-phrases.ts'
import { findCall } from './call.queries.ts'
import { type DraftSeat, draftSeats } from './draft.ts'
import { line } from './history.ts'
import { loadOwners } from './link.queries.ts'
import type { NewLink } from './link.schema.ts'
import { isOfOneOwner } from './link.ts'
import { insertLines } from './link-history.queries.ts'
import { mustSit, objectionPhrases, titleNeeded } from './link-phrases.ts'
import { insertLink } from './link-store.queries.ts'
import { type Link, type LinkSeat, namedIn } from './record.ts'
import { settledState } from './seating.ts'
import type { StoredBrief } from './stored-brief.ts'
import type { LinkDeps } from './transition.actions.ts'

/**
 * Begins a link from a brief or from seats. An organisation that proposes one sits in it, and has accepted that seat by
 * proposing.
 * @throws Refusal `invalid` for seats that are too many, say nothing or name nobody; `conflict` where all who sit there are
 * one legal entity; `not-found` for a brief that is not there
 */
export async function proposeLink(
  { database, clock }: LinkDeps,
  actor: Actor,
  wish: NewLink,
): Promise<Link> {
  authoriseSomewhere(actor, 'link.propose')
  const proposedBy = wish.organisationId ?? ownOf(actor, 'link.propose') ?? null
  if (proposedBy !== null) authoriseFor(actor, 'link.propose', proposedBy)
  const now = clock()
  return database.write(async (writer) => {
    const brief =
      wish.briefId === null
        ? undefined
        : await findReadable(writer, actor, 'brief.read', wish.briefId)
    const { seats, problems } = draftSeats(brief, wish.seats, languageOf)
    const named = namedIn({ seats, proposedBy })
    await holdProfiles(writer, named)
    const owners = await loadOwners(writer, named)
    const wrong = [...problems, ...problemsOf(wish, proposedBy, brief, owners)]
    wrong.push(...(await placeProblems(writer, wish)))
    if (wrong.length > 0) refuseInvalid(wrong)
    const link = draw(actor, { wish, brief, seats, proposedBy, owners, now })
    if (isOfOneOwner(link)) throw new Refusal('conflict', objectionPhrases['one-owner'])
    await insertLink(writer, link)
    const occasion = { linkId: link.id, at: link.createdAt, actor: actor.name, state: link.state }
    const accepted = link.seats.flatMap(({ id, state, organisationId }) =>
      state === 'accepted' ? line('accepted', { seatId: id, organisationId }) : [],
    )
    await insertLines(writer, occasion, [
      line('proposed', { organisationId: proposedBy }),
      ...accepted,
    ])
    return link
  })
}

/** What is wrong beyond the seats themselves. @param owners by the id of each organisation that is there */
function problemsOf(
  { seats, title, kind }: NewLink,
  proposedBy: string | null,
  brief: StoredBrief | undefined,
  owners: Link['owners'],
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const complain = (pointer: string, phrase: FieldProblem['phrase']) =>
    problems.push({ pointer, phrase })
  if (!brief && title === undefined) complain('/title', titleNeeded)
  if (!brief && kind === undefined) complain('/kind', titleNeeded)
  if (proposedBy !== null && !seats.some(({ organisationId }) => organisationId === proposedBy))
    complain('/seats', mustSit)
  for (const [index, { organisationId, runnersUp }] of seats.entries()) {
    const at = `/seats/${index}`
    if (organisationId !== null && !(organisationId in owners))
      complain(`${at}/organisationId`, noOrganisation(organisationId))
    for (const [place, id] of runnersUp.entries())
      if (!(id in owners)) complain(`${at}/runnersUp/${place}`, noOrganisation(id))
  }
  return problems
}

/** Which of these clusters, or whether this call, is not there. */
export async function placeProblems(
  writer: Writer,
  { clusters = [], callId }: Pick<Partial<NewLink>, 'clusters' | 'callId'>,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  for (const [index, id] of clusters.entries())
    if (!(await holdCluster(writer, id)))
      problems.push({ pointer: `/clusters/${index}`, phrase: noCluster(id) })
  if (callId != null && !(await findCall(writer, callId)))
    problems.push({ pointer: '/callId', phrase: noCall(callId) })
  return problems
}

type Drawing = Readonly<{
  wish: NewLink
  brief: StoredBrief | undefined
  seats: readonly DraftSeat[]
  proposedBy: string | null
  owners: Link['owners']
  now: Date
}>

function draw(
  actor: Actor,
  { wish, brief, seats: drafts, proposedBy, owners, now }: Drawing,
): Link {
  const at = now.toISOString()
  const stateOf = ({ organisationId }: DraftSeat): LinkSeat['state'] => {
    if (organisationId === null) return 'open'
    return organisationId === proposedBy ? 'accepted' : 'proposed'
  }
  const seats = drafts.map((draft) => ({
    ...draft,
    id: newId('link_seat'),
    state: stateOf(draft),
    declinedBy: [],
    since: at,
    changedBy: actor.name,
    reminded: false,
  }))
  const standing = {
    state: 'proposed' as const,
    outcome: null,
    abandonedFor: null,
    seats,
    owners,
  }
  const { description, coordinator, nextStep } = wish
  return {
    ...standing,
    state: settledState(standing),
    seats,
    id: newId('link'),
    title: wish.title ?? brief?.title ?? '',
    kind: wish.kind ?? brief?.kind ?? 'research-project',
    // Never the text of the brief: what somebody pasted to have it read is not meant for whoever may see the link.
    description,
    briefId: brief?.id ?? null,
    callId: wish.callId === undefined ? (brief?.callId ?? null) : wish.callId,
    clusters: [...new Set(wish.clusters)].sort(),
    proposedBy,
    coordinator,
    shown: [],
    nextStep: nextStep?.text ?? '',
    nextStepOn: nextStep?.on ?? null,
    stepReminded: false,
    endingNote: '',
    startedOn: null,
    endedOn: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}
