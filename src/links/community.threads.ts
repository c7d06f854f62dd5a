import { availableParallelism } from 'node:os'
import { openThread, type Thread } from '../platform/thread.ts'
import type { CommunityWork } from './community.worker.ts'
import {
  isSettled,
  type Partition,
  renumbered,
  togetherGraph,
  type WeightedGraph,
} from './consensus.ts'

const threadsMax = 4
/** Runs agree after two or three rounds; where they never do, the last word is the first run's. */
const roundsMax = 4
/** How many runs have to agree on the graph of who stood together. */
const runsAgain = 4

/**
 * Communities that do not hang on one throw of the dice: Louvain's method with many seeds, then again on the graph of who stood
 * together, until all runs agree. The same graph and seed give the same communities, in whatever order its edges come.
 * @param runs how many seeds
 */
export async function consensusOf(
  graph: WeightedGraph,
  { runs = 20, seed = 1 }: Readonly<{ runs?: number; seed?: number }> = {},
): Promise<Partition> {
  const threads = Math.min(availableParallelism(), threadsMax, runs)
  const file = new URL('./community.worker.ts', import.meta.url)
  const pool = Array.from({ length: threads }, () => openThread<CommunityWork, Partition[]>(file))
  try {
    let together = inOrder(graph)
    let found: Partition[] = []
    for (let round = 0; round < roundsMax; round++) {
      const length = round === 0 ? runs : Math.min(runs, runsAgain)
      const seeds = Array.from({ length }, (_, at) => 1000 * seed + runs * round + at)
      found = await runAll(pool, together, seeds)
      const next = togetherGraph(together, found)
      if (isSettled(next) && next.from.length === together.from.length) break
      together = next
    }
    return renumbered(found[0] ?? new Int32Array(graph.size))
  } finally {
    await Promise.all(pool.map((thread) => thread.close()))
  }
}

/** Edges by their ends: Louvain's method looks at neighbours in the order in which they came. */
function inOrder({ size, from, to, weights }: WeightedGraph): WeightedGraph {
  const order = [...from.keys()].sort(
    (a, b) => (from[a] as number) - (from[b] as number) || (to[a] as number) - (to[b] as number),
  )
  return {
    size,
    from: Int32Array.from(order, (edge) => from[edge] as number),
    to: Int32Array.from(order, (edge) => to[edge] as number),
    weights: Float64Array.from(order, (edge) => weights[edge] as number),
  }
}

async function runAll(
  pool: readonly Thread<CommunityWork, Partition[], never>[],
  graph: WeightedGraph,
  seeds: readonly number[],
): Promise<Partition[]> {
  const share = Math.ceil(seeds.length / pool.length)
  const parts = pool.map((thread, at) =>
    thread.answer({ graph, seeds: seeds.slice(at * share, (at + 1) * share) }),
  )
  return (await Promise.all(parts)).flat()
}
