import { seededRandom } from '../../src/embedding/random.ts'
import { textCountsFor } from '../../src/regions/analysis.ts'
import { relatednessDensity } from '../../src/regions/density.ts'
import type { Matrix, Presence } from '../../src/regions/matrix.ts'
import { proximities, shrunkProximities } from '../../src/regions/relatedness.ts'
import { textProximities } from '../../src/regions/text-proximity.ts'

const dimensions = 8
const [regions, activities] = [60, 200]

/** How well an order of what each region lacks foresees what it takes up: one figure a region. */
export type Foresight = Readonly<{ auc: number[]; precisionAt10: number[] }>

/**
 * Regions that take up activities near to what they can do already. Activities have a place in a space that nobody sees;
 * names show it with as much noise as signal. What is had now is given to both ways of ranking, what is taken up next is kept
 * from them.
 */
export function foresee(seed: number): { found: Foresight; withText: Foresight } {
  const random = seededRandom(seed)
  const point = () => unit(Float32Array.from({ length: dimensions }, () => random.normal()))
  const places = Array.from({ length: activities }, point)
  const names = places.map((place) =>
    unit(place.map((value) => value + random.normal() / Math.sqrt(dimensions))),
  )
  const values = new Uint8Array(regions * activities)
  const taken = new Uint8Array(regions * activities)
  for (let region = 0; region < regions; region++) {
    const abilities = [point(), point(), point()]
    for (const [activity, place] of places.entries()) {
      const near = Math.max(...abilities.map((ability) => dot(ability, place)))
      const at = region * activities + activity
      if (random.unit() < logistic(8 * (near - 0.75))) values[at] = 1
      else if (random.unit() < logistic(8 * (near - 0.8))) taken[at] = 1
    }
  }
  const now = { regions, activities, values }
  const byText = textProximities(names)
  return {
    found: foresightOf(now, taken, proximities(now)),
    withText: foresightOf(now, taken, shrunkProximities(now, byText, textCountsFor)),
  }
}

function foresightOf(now: Presence, taken: Uint8Array, proximity: Matrix): Foresight {
  const density = relatednessDensity(now, proximity).values
  const auc: number[] = []
  const precisionAt10: number[] = []
  for (let region = 0; region < regions; region++) {
    const lacking = Array.from({ length: activities }, (_, at) => region * activities + at)
      .filter((at) => now.values[at] === 0)
      .sort((a, b) => (density[b] as number) - (density[a] as number) || a - b)
    const entries = lacking.map((at) => taken[at] === 1)
    const hits = entries.filter(Boolean).length
    if (hits === 0 || hits === entries.length) continue
    auc.push(
      areaOf(
        lacking.map((at) => density[at] as number),
        entries,
      ),
    )
    precisionAt10.push(entries.slice(0, 10).filter(Boolean).length / 10)
  }
  return { auc, precisionAt10 }
}

/** How often an entry stands above what was not taken up, equals counting half. */
function areaOf(scores: readonly number[], entries: readonly boolean[]): number {
  let [above, pairs] = [0, 0]
  for (const [one, isEntry] of entries.entries()) {
    if (!isEntry) continue
    for (const [other, alsoEntry] of entries.entries()) {
      if (alsoEntry) continue
      pairs++
      const difference = (scores[one] as number) - (scores[other] as number)
      above += difference > 0 ? 1 : difference === 0 ? 0.5 : 0
    }
  }
  return above / pairs
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector))
  return vector.map((value) => value / length)
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0)
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
