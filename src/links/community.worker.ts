/** A thread of `consensusOf`: it answers each list of seeds with a partition for each. */
import { parentPort } from 'node:worker_threads'
import { communitiesBy, graphOf } from './community.graph.ts'
import type { Partition, WeightedGraph } from './consensus.ts'

export type CommunityWork = Readonly<{ graph: WeightedGraph; seeds: readonly number[] }>

parentPort?.on('message', ({ graph, seeds }: CommunityWork) => {
  const made = graphOf(graph)
  const partitions: Partition[] = seeds.map((seed) => communitiesBy(made, seed))
  parentPort?.postMessage(partitions)
})
