import { findOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authoriseFor } from '../people/actor.actions.ts'
import { type Actor, may } from '../people/actor.ts'
import type { Reader } from '../platform/database.ts'
import { isMoment, type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { Refusal } from '../platform/refusal.ts'
import type { IntroductionDeps } from './ask.actions.ts'
import { loadHistory } from './history.queries.ts'
import { lineSeenBy } from './history.ts'
import { listInbox } from './inbox.queries.ts'
import { type Acting, findFor } from './introduction.actions.ts'
import { findIntroductions } from './introduction.queries.ts'
import type { InboxFilter } from './introduction.schema.ts'
import type { Side } from './introduction.ts'
import { type Introduction, sideOf } from './pair.ts'
import { loadParties, loadSubjects } from './party.queries.ts'
import { fromOf } from './sight.ts'
import { type IntroductionSeen, introductionSeenBy } from './view.ts'

type ReadingDeps = Pick<IntroductionDeps, 'database' | 'clock'>

/** The introductions of an organisation, newest first, as the actor may see them. */
export async function browseIntroductions(
  deps: ReadingDeps,
  actor: Actor,
  organisationId: string,
  filter: InboxFilter,
  wish: PageWish,
): Promise<Page<IntroductionSeen>> {
  authoriseFor(actor, 'introduction.read', organisationId)
  const { reader } = deps.database
  const now = deps.clock()
  const after = positionOf(wish.after, isMoment)
  if (!(await findOrganisation(reader, organisationId)))
    throw new Refusal('not-found', noOrganisation(organisationId))
  const rows = await listInbox(reader, { organisationId, ...filter, now }, after, wish.limit + 1)
  const page = pageOf(rows, wish.limit, (row) => ({ key: row.createdAt, id: row.id }))
  const found = await findIntroductions(
    reader,
    page.items.map(({ id }) => id),
  )
  const viewer = (one: Introduction) =>
    may(actor, 'introduction.read') ? null : (sideOf(one, organisationId) ?? null)
  const seen = await seenBy(reader, [...found.values()], viewer, now)
  return { ...page, items: page.items.flatMap(({ id }) => seen.get(id) ?? []) }
}

/** An introduction as one who has just done something to it may see it. */
export async function showIntroduction(
  deps: ReadingDeps,
  actor: Actor,
  introduction: Introduction,
): Promise<IntroductionSeen> {
  const viewer = viewerOf(actor, introduction)
  const seen = await seenBy(deps.database.reader, [introduction], () => viewer, deps.clock())
  const one = seen.get(introduction.id)
  if (!one) throw new Error(`The introduction ${introduction.id} has lost a side.`)
  return one
}

/** One introduction with all that happened to it, as the actor may see it. */
export async function getIntroduction(deps: ReadingDeps, actor: Actor, acting: Acting) {
  const { reader } = deps.database
  const { introduction, side } = await findFor(reader, actor, 'introduction.read', acting)
  const seen = await seenBy(reader, [introduction], () => side, deps.clock())
  const one = seen.get(introduction.id)
  if (!one) throw new Error(`The introduction ${introduction.id} has lost a side.`)
  const from = fromOf(introduction.standing, side)
  const role = (of: Side) => (of === from ? ('from' as const) : ('to' as const))
  const lines = await loadHistory(reader, introduction.id)
  const history = lines.flatMap((event) => {
    const line = lineSeenBy(event, side)
    if (!line) return []
    const { at, actor: by, kind, state, reason, text, happenedOn } = line
    const whose = line.side && role(line.side)
    return [{ at, by: whose, actor: by, kind, state, reason, text, on: happenedOn }]
  })
  return { ...one, history }
}

function viewerOf(actor: Actor, introduction: Introduction): Side | null {
  if (may(actor, 'introduction.read')) return null
  return sideOf(introduction, actor.organisationId ?? '') ?? null
}

async function seenBy(
  reader: Reader,
  introductions: readonly Introduction[],
  viewer: (introduction: Introduction) => Side | null,
  now: Date,
): Promise<Map<string, IntroductionSeen>> {
  const ids = introductions.flatMap(({ aId, bId }) => [aId, bId])
  const parties = await loadParties(reader, ids)
  const entries = introductions.flatMap(({ needId, competencyId }) => [needId, competencyId])
  const subjects = await loadSubjects(reader, entries)
  const at = now.toISOString()
  const seen = introductions.flatMap((one) => {
    const [a, b] = [parties.get(one.aId), parties.get(one.bId)]
    // An organisation that is removed meanwhile takes its introductions along.
    if (!a || !b) return []
    const about = subjects.filter(({ id }) => id === one.needId || id === one.competencyId)
    return [introductionSeenBy(one, { a, b }, about, viewer(one), at)]
  })
  return new Map(seen.map((one) => [one.id, one]))
}
