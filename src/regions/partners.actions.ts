import { round } from '../matching/evidence.ts'
import type { Actor } from '../people/actor.ts'
import type { Language } from '../platform/phrase.ts'
import { aboutView, countedIn } from './about.actions.ts'
import { type Answered, answersAmong, entriesOfRegion } from './answers.actions.ts'
import { type MayMeet, mayMeetNow } from './apart.queries.ts'
import { placeTold } from './closing.actions.ts'
import { domainsHere } from './domain-member.actions.ts'
import { columnsWished } from './domain-within.ts'
import { type Brought, broughtTo } from './exchange.ts'
import { answeredFrom } from './gap.ts'
import { columnTold } from './gaps.actions.ts'
import { introducible, quoted } from './region-quote.ts'
import {
  type LevelView,
  type RegionDeps,
  type RegionView,
  type RegionWish,
  viewRegion,
} from './view.actions.ts'

/** So many entries of each side of a region are compared with a partner's, those stated last. */
const comparedMost = 300
export const givenMost = 5
const pairsMost = 3

export type PartnersWish = RegionWish & Readonly<{ limit: number; abroad?: boolean | undefined }>

/** The other regions, by row, those that bring this one most first, with how much that is. */
export function complementing({ analysis, portfolio, at }: RegionView) {
  const size = portfolio.regions.length
  return Array.from({ length: size }, (_, row) => ({
    row,
    gain: analysis.complementarity.values[at * size + row] as number,
  }))
    .filter(({ row }) => row !== at)
    .sort((a, b) => b.gain - a.gain || a.row - b.row)
}

/**
 * Regions that complement a region, those that bring it most first: what each side would give the other, in activities and in
 * answers to needs, and which organisations would start.
 * @throws Refusal `invalid`, `not-found`
 */
export async function regionPartners(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: PartnersWish,
  language: Language,
) {
  const view = await viewRegion(deps, actor, code, wish)
  const { analysis, portfolio, at } = view
  const size = portfolio.regions.length
  const gain = (to: number, from: number) =>
    analysis.complementarity.values[to * size + from] as number
  const chosen = complementing(view)
    .map((one) => ({ ...one, place: placeTold(deps, view, portfolio.regions[one.row] ?? '') }))
    .filter(({ place }) => !wish.abroad || place.abroad)
    .filter(({ row, gain: brings }) => brings > 0 || gain(row, at) > 0)
    .slice(0, wish.limit)
  const [needs, offers] = await bothSides(deps, view, view.region.code)
  const ours = [...needs, ...offers].map(({ organisation }) => organisation.id)
  const { reader } = deps.database
  const mayMeet = await mayMeetNow(reader, [...new Set(ours)], view.matching.today)
  const { domains } = await domainsHere(deps, view)
  const wished = columnsWished(view, wish, domains.of)
  const items = []
  for (const [rank, { place, row }] of chosen.entries()) {
    const [theirNeeds, theirOffers] = await bothSides(deps, view, place.code)
    const { weights } = view.making
    items.push({
      rank: rank + 1,
      region: place,
      ...countedIn(view, place.code),
      weGain: round(gain(at, row)),
      theyGain: round(gain(row, at)),
      theyBring: brought(deps, view, wished, { to: at, from: row }, language),
      weBring: brought(deps, view, wished, { to: row, from: at }, language),
      theyAnswer: startersOf(answersAmong(needs, theirOffers, weights), mayMeet),
      weAnswer: startersOf(answersAmong(theirNeeds, offers, weights), mayMeet),
      commonLanguages: commonLanguages([...needs, ...offers], [...theirNeeds, ...theirOffers]),
    })
  }
  return { ...aboutView(view, wish, language), domain: wish.domain ?? null, items }
}
export type RegionPartners = Awaited<ReturnType<typeof regionPartners>>

async function bothSides(deps: RegionDeps, view: RegionView, code: string) {
  const needs = await entriesOfRegion(deps, view, code, 'need', comparedMost)
  const offers = await entriesOfRegion(deps, view, code, 'competency', comparedMost)
  return [needs, offers] as const
}

/** Languages that entries of both sides are written in. */
function commonLanguages(
  ours: readonly Readonly<{ language: Language }>[],
  theirs: readonly Readonly<{ language: Language }>[],
): Language[] {
  const spoken = new Set(theirs.map(({ language }) => language))
  return [...new Set(ours.map(({ language }) => language))].filter((one) => spoken.has(one)).sort()
}

/** What one region brings the other within the domain, in words. */
function brought(
  deps: RegionDeps,
  view: RegionView,
  wished: (column: string) => boolean,
  { to, from }: Readonly<{ to: number; from: number }>,
  language: Language,
) {
  const { analysis, portfolio } = view
  return broughtTo({ ...analysis, supply: portfolio.supply }, to, from)
    .filter(({ activity }) => wished(portfolio.activities[activity] ?? ''))
    .slice(0, givenMost)
    .map((one) => broughtTold(deps, view, one, language))
}

export function broughtTold(
  deps: RegionDeps,
  view: LevelView,
  { activity, supply, density, added }: Brought,
  language: Language,
) {
  return {
    ...columnTold(deps, view, view.portfolio.activities[activity] ?? '', language),
    ...{ supply, density: round(density), added: round(added) },
  }
}

/** The surest pairs of a need and its answer that may meet, each organisation that answers once. */
function startersOf(answered: readonly Answered[], mayMeet: MayMeet) {
  const seen = new Set<string>()
  return answered
    .flatMap(({ need, offers }) => {
      const best = offers.find(({ hit }) => mayMeet(need.organisation.id, hit.organisation.id))
      return best ? [{ need, ...best }] : []
    })
    .filter(({ fit }) => fit >= answeredFrom)
    .sort((a, b) => b.fit - a.fit)
    .filter(({ hit }) => !seen.has(hit.organisation.id) && seen.add(hit.organisation.id))
    .slice(0, pairsMost)
    .map(({ need, hit, fit }) => ({
      need: quoted(need),
      competency: quoted(hit),
      fit,
      introduction: introducible(need, hit),
    }))
}
