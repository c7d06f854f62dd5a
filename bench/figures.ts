import type { BenchRow } from './result.ts'

/** A way to ask by hand for the nearest: in which order, where N stands for the length of a vector, and by which settings. */
export type Plan = Readonly<{
  name: string
  order: string
  settings: Readonly<Record<string, string>>
}>

/** Without these, the planner sorts instead of walking the index, or reads a whole table for each step. */
const onlyWalk = Object.fromEntries(
  ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin', 'material', 'memoize'].map((way) => [
    `enable_${way}`,
    'off',
  ]),
)

export function walkingPlan(breadth: number): Plan {
  return {
    name: `HNSW, ef_search ${breadth}`,
    order: 'm.embedding::halfvec(N) <=> $1::halfvec(N)',
    settings: {
      ...onlyWalk,
      'hnsw.iterative_scan': 'relaxed_order',
      'hnsw.ef_search': String(breadth),
    },
  }
}

/** The value under which about such a share of them lie: 0.5 for the middle. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export function beside(what: string, ours: number, peer: number, unit: string): BenchRow {
  return { what, ours, peer, ratio: ours / peer, unit }
}

/** Times, and how many of the ten nearest were found. */
export class Figures {
  readonly #times: number[] = []
  #found = 0
  #best = 0

  /** @param among how many of `ids` are looked through: the ten first, unless they come in no order */
  add(took: number, ids: readonly string[], best: readonly string[], among = 10): void {
    this.#times.push(took)
    this.#best += best.length
    this.#found += ids.slice(0, among).filter((id) => best.includes(id)).length
  }
  recall(): number {
    return this.#best === 0 ? 1 : this.#found / this.#best
  }
  at(share: number): number {
    return quantile(this.#times, share)
  }
}
