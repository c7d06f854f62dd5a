import { gini, worthOfPlace } from '../matching/exposure.ts'
import { normalisedGain } from './metrics.ts'

/** Of one asker, each from 0 to 1. */
export type PartnerFigures = Readonly<{ recall: number; ndcg: number }>

/** How well a list finds those who became partners: a partner gains 1, anybody else nothing. */
export function partnerFigures(
  list: ArrayLike<number>,
  found: ReadonlySet<number>,
  depth: number,
): PartnerFigures {
  const gains = Array.from({ length: Math.min(depth, list.length) }, (_, place) =>
    Number(found.has(list[place] as number)),
  )
  const hits = gains.reduce((sum, gain) => sum + gain, 0)
  const ideal = Array.from({ length: Math.min(depth, found.size) }, () => 1)
  return { recall: hits / found.size, ndcg: normalisedGain(gains, ideal, depth) }
}

export type Exposure = Readonly<{
  /** Share of the catalogue that is on some list. */
  coverage: number
  /** How unevenly places on lists are spread over the catalogue: 0 evenly, towards 1 all to one. */
  gini: number
  /** The same with a place counting 1 / log2(place + 1). */
  weightedGini: number
}>

export function exposureOf(lists: readonly ArrayLike<number>[], catalogue: number): Exposure {
  const places = new Array<number>(catalogue).fill(0)
  const weighted = new Array<number>(catalogue).fill(0)
  for (const list of lists) {
    for (let place = 0; place < list.length; place++) {
      const organisation = list[place] as number
      places[organisation] = (places[organisation] as number) + 1
      weighted[organisation] = (weighted[organisation] as number) + worthOfPlace(place)
    }
  }
  return {
    coverage: places.filter((times) => times > 0).length / catalogue,
    gini: gini(places),
    weightedGini: gini(weighted),
  }
}
