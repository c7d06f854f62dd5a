import { findNace, titleIn } from '../catalogue/catalogue.ts'
import { round } from '../matching/evidence.ts'
import type { Actor } from '../people/actor.ts'
import type { Language } from '../platform/phrase.ts'
import { aboutView } from './about.actions.ts'
import { type Answered, answersAmong, entriesOfRegion } from './answers.actions.ts'
import { activitiesIn, isInside, isWithin } from './capability.ts'
import { closingOf } from './closing.actions.ts'
import { answeredFrom, type Gap, gapsOf } from './gap.ts'
import { rowOf } from './matrix.ts'
import { quadrantSays } from './phrases.ts'
import { type CountWithin, domainFigures } from './region-domain.ts'
import { quoted } from './region-quote.ts'
import { listsCovering } from './specialisation-list.actions.ts'
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
  const { view, every, gaps, open, byActivity } = await lacking(deps, actor, code, wish)
  const count = countingIn(view, wish, open)
  const lists = await listsCovering(deps.database.reader, deps, view.region.code)
  const items = []
  for (const [place, gap] of gaps.slice(0, wish.limit).entries())
    items.push({ rank: place + 1, ...(await gapTold(deps, view, gap, byActivity, language)) })
  return {
    ...aboutView(view, wish, language),
    domain: wish.domain ?? null,
    totals: {
      supply: count('supply', wish.domain),
      demand: count('demand', wish.domain),
      unmet: count('unmet', wish.domain),
      gaps: gaps.length,
    },
    domains: domainFigures(
      lists,
      count,
      every.map(({ activity, score }) => ({
        code: view.portfolio.activities[activity] ?? '',
        score: round(score),
      })),
      language,
    ),
    items,
  }
}
export type RegionGaps = Awaited<ReturnType<typeof regionGaps>>

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
  const { open, byActivity, unmet } = await openNeeds(deps, view)
  const demand = rowOf(portfolio.demand, at)
  const every = gapsOf(analysis, at, { demand, unmet }, () => true)
  const gaps = every.filter(({ activity }) =>
    isWithin(portfolio.activities[activity] ?? '', wish.domain),
  )
  return { view, every, gaps, open, byActivity }
}

/** Needs that nobody in the region answers, and how many of them there are for each activity. */
export async function openNeeds(
  deps: RegionDeps,
  view: RegionView,
): Promise<{ open: Answered[]; byActivity: Map<string, Answered[]>; unmet: Float64Array }> {
  const { code } = view.region
  const needs = await entriesOfRegion(deps, view, code, 'need', needsMost)
  const offers = await entriesOfRegion(deps, view, code, 'competency', offersMost)
  const open = answersAmong(needs, offers, view.making.weights).filter(isOpen)
  const byActivity = openByActivity(view, open)
  const counts = view.portfolio.activities.map((activity) => byActivity.get(activity)?.length ?? 0)
  return { open, byActivity, unmet: Float64Array.from(counts) }
}

/** Whether nobody in the region answers it. */
function isOpen({ offers }: Answered): boolean {
  return (offers[0]?.fit ?? 0) < answeredFrom
}

/** Needs by what they look for; one of several activities stands in each. */
function openByActivity(view: RegionView, open: readonly Answered[]): Map<string, Answered[]> {
  const stated = new Map(view.capabilities.map((one) => [one.entryId, one.nace]))
  const found = open.flatMap((answered) =>
    activitiesIn(stated.get(answered.need.id) ?? [], view.level).map((activity) => ({
      activity,
      answered,
    })),
  )
  const grouped = Map.groupBy(found, ({ activity }) => activity)
  return new Map([...grouped].map(([activity, all]) => [activity, all.map((one) => one.answered)]))
}

/** Entries count by their own codes, however coarsely activities are compared; a table by its activities. */
function countingIn(view: RegionView, wish: RegionWish, open: readonly Answered[]): CountWithin {
  const { portfolio, region, at } = view
  const own = view.capabilities.filter((one) => one.region === region.code)
  const unanswered = new Set(open.map(({ need }) => need.id))
  const supply = rowOf(portfolio.supply, at)
  return (what, prefixes) => {
    if (what === 'supply' && wish.figures)
      return supply.reduce(
        (sum, value, place) =>
          sum + (isInside([portfolio.activities[place] ?? ''], prefixes) ? value : 0),
        0,
      )
    return own.filter(
      ({ side, nace, entryId }) =>
        side === (what === 'supply' ? 'competency' : 'need') &&
        (what !== 'unmet' || unanswered.has(entryId)) &&
        isInside(nace, prefixes),
    ).length
  }
}

async function gapTold(
  deps: RegionDeps,
  view: RegionView,
  gap: Gap,
  byActivity: ReadonlyMap<string, readonly Answered[]>,
  language: Language,
) {
  const { portfolio, analysis, at } = view
  const activity = portfolio.activities[gap.activity] ?? ''
  const needs = (byActivity.get(activity) ?? []).slice(0, quotedMost)
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
    ...(await closingOf(deps, view, gap, needs)),
  }
}

function figuresTold(deps: RegionDeps, { portfolio }: RegionView, gap: Gap, language: Language) {
  return {
    activity: activityTold(deps, portfolio.activities[gap.activity] ?? '', language),
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
