import { findRegion, type Region } from '../catalogue/catalogue.ts'
import { round } from '../matching/evidence.ts'
import type { Actor } from '../people/actor.ts'
import type { Language } from '../platform/phrase.ts'
import { refuseInvalid } from '../platform/problem.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import { aboutView, countedIn, enoughKnown, organisationsEnough } from './about.actions.ts'
import { placeTold } from './closing.actions.ts'
import { notComparable } from './compare-phrases.ts'
import { domainsHere } from './domain-member.actions.ts'
import { columnsWished } from './domain-within.ts'
import { gapsOf, isWanted } from './gap.ts'
import { columnTold, openNeeds } from './gaps.actions.ts'
import { rowOf } from './matrix.ts'
import { besidePeers, peersOf, structuralSimilarity } from './peers.ts'
import { nothingKnownOf } from './phrases.ts'
import { placeOf } from './place.ts'
import { peersMost } from './portfolio.actions.ts'
import {
  type RegionDeps,
  type RegionView,
  type RegionWish,
  regionIn,
  viewRegion,
} from './view.actions.ts'

/** So many advantages and gaps of each region are named. */
const namedMost = 5

export type CompareWish = RegionWish &
  Readonly<{ limit: number; with?: readonly string[] | undefined }>

/**
 * A region beside its peers, chosen or those of the most similar structure of which enough is known: advantages, gaps, diversity,
 * complexity; and activity by activity what they have, first what the region lacks.
 * @throws Refusal `invalid` for a peer that cannot be compared, `not-found`
 */
export async function compareRegions(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: CompareWish,
  language: Language,
) {
  const view = await viewRegion(deps, actor, code, wish)
  const { portfolio, analysis, at } = view
  const { domains } = await domainsHere(deps, view)
  const wished = columnsWished(view, wish, domains.of)
  const among = enoughKnown(view, wish)
  const peers = wish.with
    ? chosenPeers(deps, view, wish.with)
    : peersOf(portfolio.supply, at, peersMost, among).map(({ region }) => region)
  const views = [at, ...peers].flatMap((row) => {
    const region = findRegion(deps.catalogue, portfolio.regions[row] ?? '')
    return region ? [regionIn(view, region)] : []
  })
  const sides: Side[] = []
  for (const one of views) sides.push(await sideOf(deps, one, wished))
  const [, ...others] = views.map((one) => one.at)
  const beside = besidePeers(analysis.presence, analysis.density, at, others)
    .filter(({ activity }) => wished(portfolio.activities[activity] ?? ''))
    .slice(0, wish.limit)
  return {
    ...aboutView(view, wish, language),
    domain: wish.domain ?? null,
    found: wish.with
      ? null
      : {
          among: portfolio.regions.filter((_, row) => row !== at && among(row)).length,
          organisationsLeast: wish.figures ? 0 : organisationsEnough,
        },
    regions: sides.map((side) => sideTold(deps, view, side, language)),
    items: beside.map(({ activity, had, lacked }) => ({
      activity: columnTold(deps, view, portfolio.activities[activity] ?? '', language),
      ...{ had, lacked },
      density: round(
        analysis.density.values[at * portfolio.activities.length + activity] as number,
      ),
      complexity: known(analysis.complexity.activities[activity]),
      cells: sides.map(({ view: { region, at: row }, unmet }) => {
        const cell = row * portfolio.activities.length + activity
        return {
          region: region.code,
          supply: portfolio.supply.values[cell] as number,
          organisations: portfolio.organisations.values[cell] as number,
          quotient: round(analysis.quotients.values[cell] as number),
          specialised: analysis.presence.values[cell] === 1,
          demand: portfolio.demand.values[cell] as number,
          unmet: unmet[activity] as number,
        }
      }),
    })),
  }
}
export type RegionComparison = Awaited<ReturnType<typeof compareRegions>>

/** The rows of the regions that somebody wants to compare with. @throws Refusal `invalid` */
function chosenPeers(deps: RegionDeps, view: RegionView, codes: readonly string[]): number[] {
  const problems: FieldProblem[] = []
  const rows = codes.map((code, place) => {
    const pointer = `/with/${place}`
    const region = placeOf(deps.catalogue, code, pointer)
    if ('phrase' in region) problems.push(region)
    else problems.push(...peerProblems(view, region, pointer))
    return view.portfolio.regions.indexOf(code)
  })
  return problems.length > 0 ? refuseInvalid(problems) : [...new Set(rows)]
}

function peerProblems(view: RegionView, { code, name }: Region, pointer: string): FieldProblem[] {
  const own = view.region.code
  if (code === own || code.length !== own.length)
    return [{ pointer, phrase: notComparable(code, own) }]
  if (view.portfolio.regions.includes(code)) return []
  return [{ pointer, phrase: nothingKnownOf(code, name) }]
}

/** What one region has and lacks. */
async function sideOf(deps: RegionDeps, view: RegionView, wished: (column: string) => boolean) {
  const { analysis, portfolio, at } = view
  const { unmet } = await openNeeds(deps, view)
  const within = (activity: number) => wished(portfolio.activities[activity] ?? '')
  const gaps = gapsOf(analysis, at, { demand: rowOf(portfolio.demand, at), unmet }, within)
  return { view, unmet, within, gaps: gaps.filter(isWanted) }
}
type Side = Awaited<ReturnType<typeof sideOf>>

function sideTold(
  deps: RegionDeps,
  own: RegionView,
  { view, gaps, within }: Side,
  language: Language,
) {
  const { analysis, portfolio, at, region } = view
  const quotients = rowOf(analysis.quotients, at)
  const size = portfolio.activities.length
  const advantages = Array.from({ length: size }, (_, place) => place)
    .filter((place) => analysis.presence.values[at * size + place] === 1 && within(place))
    .sort((a, b) => (quotients[b] as number) - (quotients[a] as number) || a - b)
  const told = (activity: number) =>
    columnTold(deps, view, portfolio.activities[activity] ?? '', language)
  return {
    region: placeTold(deps, own, region.code),
    similarity: round(
      structuralSimilarity(rowOf(portfolio.supply, own.at), rowOf(portfolio.supply, at)),
    ),
    ...countedIn(view, region.code),
    diversity: analysis.diversity[at] as number,
    complexity: known(analysis.complexity.regions[at]),
    advantages: advantages
      .slice(0, namedMost)
      .map((place) => ({ ...told(place), quotient: round(quotients[place] as number) })),
    gaps: {
      activities: gaps.length,
      unmet: gaps.reduce((sum, gap) => sum + gap.unmet, 0),
      first: gaps.slice(0, namedMost).map(({ activity, unmet }) => ({ ...told(activity), unmet })),
    },
  }
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : round(value)
}
