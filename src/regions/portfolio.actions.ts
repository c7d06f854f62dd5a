import { alertRuleFor } from '../catalogue/catalogue-lists.ts'
import { round } from '../matching/evidence.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { aboutView, enoughKnown } from './about.actions.ts'
import { activitiesIn } from './capability.ts'
import { placeTold } from './closing.actions.ts'
import { domainsHere } from './domain-member.actions.ts'
import type { DomainsOf } from './domain-member.ts'
import { columnsWished } from './domain-within.ts'
import { type Backing, emergenceOf } from './emerging.ts'
import { activityTold, columnTold } from './gaps.actions.ts'
import { complexityOutlook } from './outlook.ts'
import { peersOf } from './peers.ts'
import { backingOf } from './portfolio.ts'
import { type RegionDeps, type RegionView, type RegionWish, viewRegion } from './view.actions.ts'

export const peersMost = 5
const dayMs = 86_400_000

export type PortfolioWish = RegionWish & Readonly<{ limit: number }>

/**
 * What a region has: each activity with how much of it there is, whether that is more than elsewhere, how rare and complex it is;
 * regions of the same structure; and activities that enough organisations back to deserve a place on a list.
 * @throws Refusal `invalid`, `not-found`
 */
export async function regionPortfolio(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: PortfolioWish,
  language: Language,
) {
  const view = await viewRegion(deps, actor, code, wish)
  const { analysis, at, portfolio } = view
  const { complexity, presence } = analysis
  const { domains } = await domainsHere(deps, view)
  const outlook = complexityOutlook(presence, analysis.density, complexity.activities)
  return {
    ...aboutView(view, wish, language),
    domain: wish.domain ?? null,
    diversity: analysis.diversity[at] as number,
    complexity: told(complexity.regions[at]),
    outlook: told(complexity.verdict === 'connected' ? outlook[at] : undefined),
    peers: peersOf(portfolio.supply, at, peersMost, enoughKnown(view, wish)).map(
      ({ region, similarity }) => ({
        ...placeTold(deps, view, portfolio.regions[region] ?? ''),
        similarity: round(similarity),
      }),
    ),
    emerging: emerging(deps, view, domains.of).map(([activity, backers]) => ({
      activity: activityTold(deps, activity, language),
      ...backers,
      rule: alertRuleFor(deps.lists.alertRules, view.region.code)?.source ?? '',
    })),
    items: columnsTold(deps, view, columnsWished(view, wish, domains.of), language).slice(
      0,
      wish.limit,
    ),
  }
}
export type RegionPortfolio = Awaited<ReturnType<typeof regionPortfolio>>

function told(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : round(value)
}

function columnsTold(
  deps: RegionDeps,
  view: RegionView,
  wished: (column: string) => boolean,
  language: Language,
) {
  const { portfolio, analysis, at } = view
  const size = portfolio.activities.length
  return portfolio.activities
    .map((activity, place) => ({ activity, place, cell: at * size + place }))
    .filter(
      ({ activity, cell }) =>
        wished(activity) &&
        (portfolio.supply.values[cell] as number) + (portfolio.demand.values[cell] as number) > 0,
    )
    .map(({ activity, place, cell }) => ({
      activity: columnTold(deps, view, activity, language),
      supply: portfolio.supply.values[cell] as number,
      organisations: portfolio.organisations.values[cell] as number,
      demand: portfolio.demand.values[cell] as number,
      quotient: round(analysis.quotients.values[cell] as number),
      specialised: analysis.presence.values[cell] === 1,
      ubiquity: analysis.ubiquity[place] as number,
      density: round(analysis.density.values[cell] as number),
      complexity: told(analysis.complexity.activities[place]),
    }))
    .sort(
      (a, b) =>
        Number(b.specialised) - Number(a.specialised) ||
        b.quotient - a.quotient ||
        (a.activity.code < b.activity.code ? -1 : 1),
    )
}

/** What grows, has enough behind it and is in no specialisation of the lists that hold here, with who backs it. */
export async function emergingIn(deps: RegionDeps, view: RegionView): Promise<[string, Backing][]> {
  const { domains } = await domainsHere(deps, view)
  return emerging(deps, view, domains.of)
}

function emerging(deps: RegionDeps, view: RegionView, domainsOf: DomainsOf): [string, Backing][] {
  const rule = alertRuleFor(deps.lists.alertRules, view.region.code)
  if (rule === undefined) return []
  const now = deps.clock().getTime()
  const [yearAgo, twoYearsAgo] = [365, 730].map((days) => dayOf(new Date(now - days * dayMs)))
  const backing = backingOf(
    view.capabilities.filter(
      (one) => one.region === view.region.code && domainsOf(one).length === 0,
    ),
    view.region.code,
    ({ nace }) => activitiesIn(nace, view.level),
    yearAgo ?? '',
    twoYearsAgo ?? '',
  )
  return [...backing].filter(([, backers]) => emergenceOf(backers, rule).alert)
}
