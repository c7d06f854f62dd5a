import { seededRandom } from '../../src/embedding/random.ts'
import { placesOfBest } from '../../src/matching/best.ts'
import {
  coverage,
  expectedMatches,
  exposureIn,
  gini,
  inverseRank,
} from '../../src/matching/exposure.ts'
import type { DenseMarket } from '../../src/matching/market.ts'
import type { ScoreSource } from '../../src/matching/shortlist.ts'

/** Two sides of `size` each; what each thinks of each of the other side, in [0, 1], row by row of the left. */
export type GeneratedMarket = Readonly<{
  size: number
  there: Float64Array
  back: Float64Array
  market: DenseMarket
}>

/**
 * The generator of research on two-sided markets (Tomita et al., RecSys 2023): taste, uniform in [0, 1], mixed with a
 * popularity that everybody agrees on and that falls evenly from 1 to 0. `agreement` is the share of the latter, λ.
 */
export function generateMarket(size: number, agreement: number, seed: number): GeneratedMarket {
  const random = seededRandom(seed)
  const popularity = (node: number) => 1 - node / (size - 1)
  const mixed = (node: number) => (1 - agreement) * random.unit() + agreement * popularity(node)
  const there = Float64Array.from({ length: size * size }, (_, edge) => mixed(edge % size))
  const back = Float64Array.from({ length: size * size }, (_, edge) =>
    mixed(Math.floor(edge / size)),
  )
  const scores = there.map((p, edge) => p + (back[edge] ?? 0))
  return { size, there, back, market: { lefts: size, rights: size, scores } }
}

/** A dense market, read a row or a column at a time. */
export function sourceOf({ lefts, rights, scores }: DenseMarket): ScoreSource {
  return {
    lefts,
    rights,
    row: (x, into) => into.set(scores.subarray(x * rights, (x + 1) * rights)),
    column: (y, into) => {
      for (let x = 0; x < lefts; x++) into[x] = scores[x * rights + y] ?? 0
    },
  }
}

/** What comes of showing these lists: matches to expect, and the worse of both sides in Gini and coverage. */
export function outcomeOf(
  { size, there, back }: GeneratedMarket,
  toLeft: readonly Int32Array[],
  toRight: readonly Int32Array[],
): Readonly<{ matches: number; gini: number; coverage: number }> {
  const likes = (x: number, y: number) =>
    [there[x * size + y] ?? 0, back[x * size + y] ?? 0] as const
  const exposures = [toLeft, toRight].map((lists) => exposureIn(lists, size, inverseRank))
  return {
    matches: expectedMatches(toLeft, toRight, likes, inverseRank),
    gini: Math.max(...exposures.map(gini)),
    coverage: Math.min(...exposures.map(coverage)),
  }
}

/** Lists of the best `depth` by any score of a pair. */
export function listsBy(
  size: number,
  depth: number,
  score: (node: number, partner: number) => number,
): Int32Array[] {
  return Array.from({ length: size }, (_, node) => {
    const scores = Float64Array.from({ length: size }, (_, partner) => score(node, partner))
    return placesOfBest(scores, depth)
  })
}
