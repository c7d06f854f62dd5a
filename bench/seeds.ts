import { communitiesBy, graphOf } from '../src/links/community.graph.ts'
import { consensusOf } from '../src/links/community.threads.ts'
import { findComplements } from '../src/links/complement.actions.ts'
import { agreement } from '../src/links/consensus.ts'
import { findTopics } from '../src/links/seed.actions.ts'
import { expertWeights } from '../src/matching/weights.ts'
import { beside } from './figures.ts'
import { inventedProfiles, plantedGraph } from './link-world.ts'
import { loadOfMachine } from './median.ts'
import type { BenchResult } from './result.ts'

const [size, edges] = [10_000, 100_000]

/**
 * Communities among 10,000 organisations with 100,000 edges by consensus of twenty seeds, beside one run of Louvain's method by
 * graphology: how long it takes, and how far two answers with other seeds agree (adjusted Rand index). And seeds from profiles on.
 */
export async function bench(): Promise<BenchResult> {
  const graph = plantedGraph(size, edges)
  const truth = Int32Array.from({ length: size }, (_, node) => Math.floor(node / 100))
  const once = await timed(async () => communitiesBy(graphOf(graph), 7))
  const one = await timed(() => consensusOf(graph, { seed: 1 }))
  const other = await consensusOf(graph, { seed: 2 })
  const again = communitiesBy(graphOf(graph), 8)
  const members = inventedProfiles(size)
  const whole = await timed(async () => findTopics(await findComplements(members, expertWeights)))
  const topics = whole.result.length
  return {
    name: 'seeds',
    load: loadOfMachine(),
    rows: [
      beside('consensus of 20, by the clock, beside one run', one.wall, once.wall, 's'),
      beside('consensus of 20, beside one run', one.cpu, once.cpu, 'CPU s'),
      beside(
        'two answers agree, beside two runs',
        agreement(one.result, other),
        agreement(once.result, again),
        'ARI',
      ),
      beside(
        'the planted communities, beside one run',
        agreement(one.result, truth),
        agreement(once.result, truth),
        'ARI',
      ),
      beside(
        `profiles to ${topics} topics, by the clock, beside the 20 s allowed`,
        whole.wall,
        20,
        's',
      ),
      beside(`profiles to ${topics} topics, beside the 20 s allowed`, whole.cpu, 20, 'CPU s'),
    ],
  }
}

async function timed<T>(work: () => Promise<T>) {
  const [before, begun] = [process.cpuUsage(), performance.now()]
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { result, cpu: (user + system) / 1e6, wall: (performance.now() - begun) / 1000 }
}
