/** A thread of `consensusOf`: it answers each list of seeds with a partition for each. */
import { answerTasks } from '../platform/thread.ts'
import { communitiesBy, graphOf } from './community.graph.ts'
import type { Partition, WeightedGraph } from './consensus.ts'

export type CommunityWork = Readonly<{ graph: WeightedGraph; seeds: readonly number[] }>

answerTasks<CommunityWork, Partition[]>(({ graph, seeds }) => {
  const made = graphOf(graph)
  return seeds.map((seed) => communitiesBy(made, seed))
})
