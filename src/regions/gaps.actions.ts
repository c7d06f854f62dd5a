import { findNace, titleIn } from '../catalogue/catalogue.ts'
import { round } from '../matching/evidence.ts'
import type { Actor } from '../people/actor.ts'
import type { Language } from '../platform/phrase.ts'
import { aboutView } from './about.actions.ts'
import { type Answered, answersAmong, entriesOfRegion } from './answers.actions.ts'
import type { Capability } from './capability.ts'
import { type Closing, closingFor, closingOf } from './closing.actions.ts'
import { partsOf } from './column.ts'
import { countsOf, domainCounts } from './domain-counts.ts'
import { domainsHere } from './domain-member.actions.ts'
import { columnsWished, isWished } from './domain-within.ts'
import { answeredFrom, type Gap, gapsOf, isWanted } from './gap.ts'
import { rowOf } from './matrix.ts'
import { noGapTold } from './no-gap.actions.ts'
import { quadrantSays } from './phrases.ts'
import { domainFigures, topicIn } from './region-domain.ts'
import { quoted } from './region-quote.ts'
import { type RegionDeps, type RegionView, type RegionWish, viewRegion } from './view.actions.ts'

/** So many needs and offers of a region are compared, those stated last. */
const needsMost = 1000
const offersMost = 5000

/** As many needs are quoted for a gap. */
const quotedMost = 3

export type GapsWish = RegionWish & Readonly<{ limit: number }>

/**
 * What a region lacks in a domain, the most promising first: how much it is looked for, by whom, how near it is to what the
 * region has, and who could close it.
 * @throws Refusal `invalid`, `not-found`
 */
export async function regionGaps(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: GapsWish,
  language: Language,
) {
  const lack = await lacking(deps, actor, code, wish)
  const { view, domains, own, byColumn } = lack
  const gaps = lack.gaps.filter(isWanted)
  const inside = isWished(wish, domains.of)
  const totals = countsOf(lack, wish)(inside, wish.domain)
  const closing = await openClosing(deps, view, gaps, byColumn)
  const items = []
  for (const [place, gap] of gaps.slice(0, wish.limit).entries())
    items.push({ rank: place + 1, ...(await gapTold(closing, gap, byColumn, language)) })
  return {
    ...aboutView(view, wish, language),
    domain: wish.domain ?? null,
    totals: { ...totals, gaps: gaps.length },
    domains: domainsTold(deps, lack, wish, language),
    empty:
      gaps.length > 0
        ? null
        : await noGapTold(deps, view, wish, own.filter(inside), totals, language),
    items,
  }
}
export type RegionGaps = Awaited<ReturnType<typeof regionGaps>>

/**
 * Each specialisation of a region with what is offered, wanted and unanswered in it, and its most promising gap.
 * @throws Refusal `invalid`, `not-found`
 */
export async function regionDomains(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: RegionWish,
  language: Language,
) {
  const lack = await lacking(deps, actor, code, wish)
  return {
    ...aboutView(lack.view, wish, language),
    items: domainsTold(deps, lack, wish, language),
  }
}
export type RegionDomains = Awaited<ReturnType<typeof regionDomains>>

function domainsTold(
  deps: RegionDeps,
  lack: Awaited<ReturnType<typeof lacking>>,
  wish: RegionWish,
  language: Language,
) {
  const counts = countsOf(lack, wish)
  return domainFigures(
    lack.lists,
    (domain) => domainCounts(lack, counts, domain),
    (column) => columnTold(deps, lack.view, column, language).title,
    language,
  )
}

/** The same by its figures alone, without looking for whoever could close a gap: that takes a search for each. */
export async function regionGapFigures(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: GapsWish,
  language: Language,
) {
  const { view, gaps } = await lacking(deps, actor, code, wish)
  return {
    ...aboutView(view, wish, language),
    items: gaps.slice(0, wish.limit).map((gap) => figuresTold(deps, view, gap, language)),
  }
}
export type RegionGapFigures = Awaited<ReturnType<typeof regionGapFigures>>

/** What a region lacks, all of it and within the domain, with the needs that nobody there answers. */
async function lacking(deps: RegionDeps, actor: Actor, code: string, wish: RegionWish) {
  const view = await viewRegion(deps, actor, code, wish)
  const { portfolio, analysis, at } = view
  const { lists, domains } = await domainsHere(deps, view)
  const { open, byColumn: byPlace, unmet } = await openNeeds(deps, view)
  const own = view.capabilities.filter(({ region }) => region === view.region.code)
  const byColumn = wishedFirst(byPlace, own.filter(isWished(wish, domains.of)))
  const demand = rowOf(portfolio.demand, at)
  const every = gapsOf(analysis, at, { demand, unmet }, () => true)
  const wished = columnsWished(view, wish, domains.of)
  const gaps = every.filter(({ activity }) => wished(portfolio.activities[activity] ?? ''))
  return { view, lists, domains, own, every, gaps, open, byColumn }
}
type ByColumn = Awaited<ReturnType<typeof lacking>>['byColumn']

/** The needs of each column, those first that somebody asks about. */
function wishedFirst(
  byColumn: ReadonlyMap<string, readonly Answered[]>,
  wished: readonly Capability[],
): Map<string, Answered[]> {
  const ids = new Set(wished.map(({ entryId }) => entryId))
  const last = ({ need }: Answered) => Number(!ids.has(need.id))
  return new Map(
    [...byColumn].map(([at, needs]) => [at, needs.toSorted((a, b) => last(a) - last(b))]),
  )
}

/** Needs that nobody in the region answers, and how many of them there are for each activity. */
export async function openNeeds(
  deps: RegionDeps,
  view: RegionView,
): Promise<{ open: Answered[]; byColumn: Map<string, Answered[]>; unmet: Float64Array }> {
  const { code } = view.region
  const needs = await entriesOfRegion(deps, view, code, 'need', needsMost)
  const offers = await entriesOfRegion(deps, view, code, 'competency', offersMost)
  const open = answersAmong(needs, offers, view.making.weights).filter(isOpen)
  const byColumn = openByColumn(view, open)
  const counts = view.portfolio.activities.map((activity) => byColumn.get(activity)?.length ?? 0)
  return { open, byColumn, unmet: Float64Array.from(counts) }
}

/** Whether nobody in the region answers it. */
function isOpen({ offers }: Answered): boolean {
  return (offers[0]?.fit ?? 0) < answeredFrom
}

/** Needs by what they look for; one of several activities stands in each. */
export function openByColumn(view: RegionView, open: readonly Answered[]): Map<string, Answered[]> {
  const known = new Map(view.capabilities.map((one) => [one.entryId, one]))
  const found = open.flatMap((answered) => {
    const one = known.get(answered.need.id)
    return one ? view.columnsOf(one).map((column) => ({ column, answered })) : []
  })
  const grouped = Map.groupBy(found, ({ column }) => column)
  return new Map([...grouped].map(([column, all]) => [column, all.map((one) => one.answered)]))
}

/** The needs that are quoted for a gap. */
function neededIn({ portfolio }: RegionView, gap: Gap, byColumn: ByColumn) {
  return (byColumn.get(portfolio.activities[gap.activity] ?? '') ?? []).slice(0, quotedMost)
}

/** What it takes to tell who could close these gaps. */
async function openClosing(
  deps: RegionDeps,
  view: RegionView,
  gaps: readonly Gap[],
  byColumn: ByColumn,
): Promise<Closing> {
  const asking = gaps.flatMap((gap) =>
    neededIn(view, gap, byColumn).map(({ need }) => need.organisation.id),
  )
  return closingFor(deps, view, [...new Set(asking)])
}

async function gapTold(closing: Closing, gap: Gap, byColumn: ByColumn, language: Language) {
  const { deps, view } = closing
  const { portfolio, analysis, at } = view
  const needs = neededIn(view, gap, byColumn)
  const place = at * portfolio.activities.length + gap.activity
  return {
    ...figuresTold(deps, view, gap, language),
    supply: {
      entries: portfolio.supply.values[place] as number,
      organisations: portfolio.organisations.values[place] as number,
      quotient: round(analysis.quotients.values[place] as number),
    },
    says: quadrantSays[gap.quadrant][language],
    score: round(gap.score),
    parts: {
      demand: round(gap.parts.demand),
      feasibility: round(gap.parts.feasibility),
      value: round(gap.parts.value),
    },
    needs: needs.map(({ need, offers }) => ({ ...quoted(need), bestHere: offers[0]?.fit ?? null })),
    ...(await closingOf(closing, gap, needs)),
  }
}

function figuresTold(deps: RegionDeps, view: RegionView, gap: Gap, language: Language) {
  const column = view.portfolio.activities[gap.activity] ?? ''
  return {
    activity: columnTold(deps, view, column, language),
    demand: gap.demand,
    unmet: gap.unmet,
    density: round(gap.density),
    complexity: gap.complexity === null ? null : round(gap.complexity),
    quadrant: gap.quadrant,
  }
}

export function activityTold(
  { catalogue }: Pick<RegionDeps, 'catalogue'>,
  code: string,
  language: Language,
) {
  const heading = findNace(catalogue, code)
  return { code, title: heading ? titleIn(heading.titles, language) : code }
}

/** A column as people read it: its activity, its topic, or both. */
export function columnTold(
  deps: Pick<RegionDeps, 'catalogue'>,
  { by, topics }: Pick<RegionView, 'by' | 'topics'>,
  code: string,
  language: Language,
) {
  const { activity, topic } = partsOf(by, code)
  const names = topic === undefined ? undefined : topicIn(topics, topic)?.names
  const titles = [
    ...(activity === undefined ? [] : [activityTold(deps, activity, language).title]),
    ...(names ? [titleIn(names, language)] : []),
  ]
  return { code, title: titles.join(' × ') }
}
