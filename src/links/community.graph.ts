import Graph from 'graphology'
import louvain from 'graphology-communities-louvain'
import { seededRandom } from '../embedding/random.ts'
import type { Partition, WeightedGraph } from './consensus.ts'

// Its types describe a module with a default export; what Node.js imports is the function itself.
const detect = louvain as unknown as (typeof louvain)['default']

type Undirected = InstanceType<typeof Graph.UndirectedGraph>

/** The graph as graphology has it. Nodes stand in the order of their numbers, so that nothing depends on who came first. */
export function graphOf({ size, from, to, weights }: WeightedGraph): Undirected {
  const graph = new Graph.UndirectedGraph()
  for (let node = 0; node < size; node++) graph.addNode(node)
  for (let edge = 0; edge < from.length; edge++)
    graph.addEdge(from[edge], to[edge], { weight: weights[edge] })
  return graph
}

/** Communities by Louvain's method, the same for the same seed. */
export function communitiesBy(graph: Undirected, seed: number): Partition {
  const rng = seededRandom(seed).unit
  const found = detect(graph, { getEdgeWeight: 'weight', rng })
  return Int32Array.from({ length: graph.order }, (_, node) => found[node] as number)
}
