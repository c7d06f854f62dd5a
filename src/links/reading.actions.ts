import { findOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authorise, authoriseSomewhere } from '../people/actor.actions.ts'
import { type Actor, may, ownOf } from '../people/actor.ts'
import type { Reader } from '../platform/database.ts'
import { isMoment, type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import type { Language } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { findBrief } from './brief.queries.ts'
import { findCall } from './call.queries.ts'
import { findLink, loadLinks } from './link.queries.ts'
import { loadDeclines, loadLastDeclines, loadLines } from './link-history.queries.ts'
import { type LinkFilter, listLinks, loadNames, type Viewer } from './link-list.queries.ts'
import { noLink } from './link-phrases.ts'
import { loadRecords } from './link-record.queries.ts'
import { daysBefore, linkTerms, momentsAt } from './link-terms.ts'
import { isInside, isOpen, type LinkSeen, linkSeenBy, type Sight } from './link-view.ts'
import { noticesOf } from './notice.ts'
import { type Link, namedIn } from './record.ts'
import type { LinkDeps } from './transition.actions.ts'

type ReadingDeps = Pick<LinkDeps, 'database' | 'clock'>
type LinkNotice = Readonly<{
  kind: ReturnType<typeof noticesOf>[number]['kind']
  seatId: string | null
  organisationId: string | null
  text: string
}>
export type LinkShown = LinkSeen & Readonly<{ notices: readonly LinkNotice[] }>

/** The links that the actor may see, newest first. @throws Refusal `not-found` for an unknown organisation */
export async function browseLinks(
  { database: { reader }, clock }: ReadingDeps,
  actor: Actor,
  filter: LinkFilter,
  wish: PageWish,
): Promise<Page<LinkSeen>> {
  authorise(actor, 'link.read')
  const { organisation } = filter
  if (organisation !== undefined && !(await findOrganisation(reader, organisation)))
    throw new Refusal('not-found', noOrganisation(organisation))
  const at = clock().toISOString()
  const after = positionOf(wish.after, isMoment)
  const by = { ...filter, ...momentsAt(at) }
  const rows = await listLinks(reader, viewerOf(actor), by, after, wish.limit + 1)
  const page = pageOf(rows, wish.limit, ({ createdAt, id }) => ({ key: createdAt, id }))
  const links = await loadLinks(
    reader,
    page.items.map(({ id }) => id),
  )
  const seen = await seenBy(reader, [...links.values()], (link) => sightOf(actor, link), at)
  return { ...page, items: page.items.flatMap(({ id }) => seen.get(id) ?? []) }
}

/** One link as the actor may see it, with what to know before going on. */
export async function getLink(
  deps: ReadingDeps,
  actor: Actor,
  id: string,
  language: Language,
): Promise<LinkShown> {
  return showLink(deps, actor, await findVisible(deps.database.reader, actor, id), language)
}

/** A link as one who has just done something to it may see it, even where that was to leave. */
export async function showLink(
  { database: { reader }, clock }: ReadingDeps,
  actor: Actor,
  link: Link,
  language: Language,
): Promise<LinkShown> {
  const at = clock().toISOString()
  const own = ownOf(actor, 'link.read-inside')
  const sight: Sight =
    sightOf(actor, link) ??
    (own === undefined ? { kind: 'outside' } : { kind: 'inside', organisationId: own })
  const seen = (await seenBy(reader, [link], () => sight, at)).get(link.id)
  if (!seen) throw new Error(`The link ${link.id} cannot be shown.`)
  if (sight.kind !== 'all') return { ...seen, notices: [] }
  const notices = await loadNotices(reader, link, at)
  return {
    ...seen,
    notices: notices.map(({ phrase, ...one }) => ({ ...one, text: phrase[language] })),
  }
}

async function loadNotices(reader: Reader, link: Link, at: string) {
  const brief = link.briefId === null ? undefined : await findBrief(reader, link.briefId)
  const call = link.callId === null ? undefined : await findCall(reader, link.callId)
  const obligatory = brief?.constraints.obligatory ?? []
  const wanted = [...namedIn(link), ...obligatory]
  const declines = await loadLastDeclines(reader, wanted, daysBefore(at, linkTerms.declinedDays))
  const names = await loadNames(reader, wanted)
  const lines = await loadLines(reader, link.id)
  const removed = lines.flatMap(({ kind, seatId, organisationName: name }) =>
    kind === 'removed' ? [{ seatId, name }] : [],
  )
  const around = {
    obligatory: obligatory.filter((id) => names.has(id)),
    declines,
    removed,
    deadline: call?.deadline ?? null,
    nameOf: (id: string) => names.get(id)?.name ?? id,
  }
  return noticesOf(link, around, at)
}

/**
 * All that happened to a link, oldest first. Who was thought of, and a no, are for those who run it, and a no also for
 * whoever said it.
 */
export async function getLinkHistory(
  { database: { reader } }: ReadingDeps,
  actor: Actor,
  id: string,
) {
  authoriseSomewhere(actor, 'link.read-inside')
  const link = await findVisible(reader, actor, id)
  const sight = sightOf(actor, link)
  if (!sight || sight.kind === 'outside') throw new Refusal('not-found', noLink(id))
  const lines = await loadLines(reader, id)
  const all = sight.kind === 'all'
  const ours = (organisationId: string | null) =>
    all || (sight.kind === 'inside' && sight.organisationId === organisationId)
  const secret: readonly string[] = [
    'seat-proposed',
    'seat-opened',
    'refilled',
    'seat-changed',
    'reminded',
    'declined',
  ]
  const items = lines
    .filter(({ kind, organisationId }) => !secret.includes(kind) || ours(organisationId))
    .map(({ at, actor: by, kind, state, seatId, organisationId, organisationName, ...said }) => ({
      at,
      actor: ours(organisationId) ? by : '',
      kind,
      state,
      seatId,
      organisation: organisationName === '' ? null : { id: organisationId, name: organisationName },
      reason: said.reason,
      text: said.text,
    }))
  return { items }
}

function viewerOf(actor: Actor): Viewer {
  if (may(actor, 'link.read-inside')) return 'operator'
  const organisationId = ownOf(actor, 'link.read-inside')
  return organisationId === undefined ? 'reader' : { organisationId }
}

/** How near the actor stands to a link, or nothing where it may not know of it. */
function sightOf(actor: Actor, link: Link): Sight | undefined {
  const viewer = viewerOf(actor)
  if (viewer === 'operator') return { kind: 'all' }
  if (typeof viewer === 'object' && isInside(link, viewer.organisationId))
    return { kind: 'inside', organisationId: viewer.organisationId }
  return isOpen(link) ? { kind: 'outside' } : undefined
}

async function findVisible(reader: Reader, actor: Actor, id: string): Promise<Link> {
  authorise(actor, 'link.read')
  const link = await findLink(reader, id)
  if (!link || !sightOf(actor, link)) throw new Refusal('not-found', noLink(id))
  return link
}

async function seenBy(
  reader: Reader,
  links: readonly Link[],
  sightOn: (link: Link) => Sight | undefined,
  at: string,
): Promise<Map<string, LinkSeen>> {
  const ids = links.map(({ id }) => id)
  const records = await loadRecords(reader, ids)
  const declines = await loadDeclines(reader, ids)
  const names = await loadNames(reader, [
    ...links.flatMap(namedIn),
    ...declines.map(({ organisationId }) => organisationId),
  ])
  return new Map(
    links.flatMap((link) => {
      const sight = sightOn(link)
      if (!sight) return []
      const own = records.get(link.id) ?? { milestones: [], documents: [], results: [] }
      return [[link.id, linkSeenBy(link, { records: own, declines, names }, sight, at)] as const]
    }),
  )
}
