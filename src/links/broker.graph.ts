import Graph from 'graphology'
import betweenness from 'graphology-metrics/centrality/betweenness.js'
import { betweennessFrom, evenlySpread } from './betweenness.ts'
import type { Tie } from './network.ts'

// Its types describe a module with a default export; what Node.js imports is the function itself.
const measure = betweenness as unknown as (typeof betweenness)['default']

/** Every shortest way is followed where nodes times ties are no more than this: about a second. */
const exactMost = 10_000_000
const pivotsMost = 250

/**
 * On how large a share of the shortest ways between two others each member lies; only members with a tie count. In large
 * networks it is estimated from the ways that begin at some of them.
 */
export function brokerage(ties: readonly Tie[]): {
  shares: Map<string, number>
  estimated: boolean
} {
  const ids = [...new Set(ties.flatMap(({ one, other }) => [one, other]))].sort()
  const graph = new Graph.UndirectedGraph()
  for (const id of ids) graph.addNode(id)
  for (const { one, other } of ties) graph.mergeEdge(one, other)
  if (ids.length < 3) return { shares: new Map(ids.map((id) => [id, 0])), estimated: false }
  if (ids.length * graph.size <= exactMost) {
    const shares = measure(graph, { getEdgeWeight: null, normalized: true })
    return { shares: new Map(ids.map((id) => [id, shares[id] ?? 0])), estimated: false }
  }
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const neighbours = ids.map((id) => graph.neighbors(id).map((other) => numbers.get(other) ?? 0))
  const shares = betweennessFrom(neighbours, evenlySpread(ids.length, pivotsMost))
  return { shares: new Map(ids.map((id, number) => [id, shares[number] ?? 0])), estimated: true }
}
