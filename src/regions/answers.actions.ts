import { placesOfBest } from '../matching/best.ts'
import { Cosines } from '../matching/cosines.ts'
import { compare } from '../matching/coverage.ts'
import { round } from '../matching/evidence.ts'
import { fit, type Meaning } from '../matching/fit.ts'
import { meaningOf, rankHits } from '../matching/hit.actions.ts'
import { entryWords } from '../matching/lexical.loader.ts'
import { type Hit, loadHits } from '../matching/search.queries.ts'
import { countTerms } from '../matching/search-words.queries.ts'
import { tellingTerms, termsOf } from '../matching/search-words.ts'
import type { Weights } from '../matching/weights.ts'
import type { Database } from '../platform/database.ts'
import type { Side } from '../profiles/entry.ts'
import type { RegionView } from './view.actions.ts'

/** An offer and how well it answers a need, from 0 to 1. */
export type Offer = Readonly<{ hit: Hit; fit: number }>

/** A need of a region, and what the region itself has to say to it, best first. */
export type Answered = Readonly<{ need: Hit; offers: readonly Offer[] }>

type Deps = Readonly<{ database: Database }>

/** Of so many offers nearest to a need in meaning, the fit is worked out. */
const comparedMost = 20

/** The entries of some organisations' region on one side, at most `most`, those stated last first. */
export async function entriesOfRegion(
  { database }: Deps,
  view: RegionView,
  region: string,
  side: Side,
  most: number,
): Promise<Hit[]> {
  const ids = view.capabilities
    .filter((one) => one.region === region && one.side === side)
    .sort((a, b) => compare(b.statedOn, a.statedOn))
    .slice(0, most)
    .map(({ entryId }) => entryId)
  return loadHits(database.reader, view.matching.modelId, ids)
}

/** Needs with what others offer in answer to them, the best answers of each first. */
export function answersAmong(
  needs: readonly Hit[],
  offers: readonly Hit[],
  weights: Weights,
): Answered[] {
  const meaning = (hit: Hit): Meaning => ({ ...hit, words: entryWords(hit).words })
  const nearest = nearestAmong(offers)
  return needs.map((need) => ({
    need,
    offers: nearest(need)
      .map((hit) => ({ hit, fit: round(fit(meaning(need), meaning(hit), weights).value) }))
      .sort((a, b) => b.fit - a.fit || compare(a.hit.id, b.hit.id)),
  }))
}

/** Tells the offers of others that are nearest to a need in meaning, the nearest first; equally near ones by id. */
function nearestAmong(offers: readonly Hit[]): (need: Hit) => Hit[] {
  const byId = offers.toSorted((a, b) => compare(a.id, b.id))
  const cosines = new Cosines(byId.map(({ vector }) => vector))
  return (need) => {
    const likenesses = cosines.of(need.vector).map((likeness, at) =>
      // No number is never among the best.
      byId[at]?.organisation.id === need.organisation.id ? Number.NaN : likeness,
    )
    return [...placesOfBest(likenesses, comparedMost)].flatMap((at) => byId[at] ?? [])
  }
}

/** What anybody offers in answer to a need, wherever it is, best first. */
export async function answersAnywhere(
  { database }: Deps,
  { making, matching, namedOnly }: RegionView,
  need: Hit,
): Promise<Offer[]> {
  const terms = termsOf(need.title)
  const asked = {
    ...meaningOf(need),
    terms: tellingTerms(terms, await countTerms(database.reader, terms)),
    is: 'need' as const,
    weights: making.weights,
  }
  const { ranked } = await rankHits(database, matching, asked, { side: 'competency', namedOnly })
  return ranked
    .filter(({ hit }) => hit.organisation.id !== need.organisation.id)
    .map((one) => ({ hit: one.hit, fit: one.fit.value }))
}
