/** An undirected graph with numbered nodes: each edge once, `from` below `to`, with a weight above 0. */
export type WeightedGraph = Readonly<{
  size: number
  from: Int32Array
  to: Int32Array
  weights: Float64Array
}>

/** By node, the number of its community. */
export type Partition = Int32Array

/** Two that stood together in fewer than this share of the runs are taken apart. */
const togetherMin = 0.5

/**
 * The graph of who stood together: the edges of the first graph, with the share of runs that put both ends into one community
 * (Lancichinetti and Fortunato, "Consensus clustering in complex networks", 2012; only along edges, as Tandon et al., 2019).
 */
export function togetherGraph(graph: WeightedGraph, runs: readonly Partition[]): WeightedGraph {
  const shares = Float64Array.from(graph.from, (from, edge) => {
    const to = graph.to[edge] as number
    return runs.filter((run) => run[from] === run[to]).length / runs.length
  })
  const kept = [...shares.keys()].filter((edge) => (shares[edge] as number) >= togetherMin)
  const pick = (values: Int32Array) => Int32Array.from(kept, (edge) => values[edge] as number)
  return {
    size: graph.size,
    from: pick(graph.from),
    to: pick(graph.to),
    weights: Float64Array.from(kept, (edge) => shares[edge] as number),
  }
}

/** Whether all runs agree along every edge. */
export function isSettled(together: WeightedGraph): boolean {
  return together.weights.every((share) => share === 1)
}

/** The same communities, numbered by their smallest nodes. */
export function renumbered(partition: Partition): Partition {
  const numbers = new Map<number, number>()
  return partition.map((community) => {
    const number = numbers.get(community) ?? numbers.size
    numbers.set(community, number)
    return number
  })
}

/** The nodes of each community, largest communities first, then by their smallest nodes. */
export function communitiesOf(partition: Partition): number[][] {
  const nodes = Map.groupBy(partition.keys(), (node) => partition[node] as number)
  return [...nodes.values()].toSorted(
    (a, b) => b.length - a.length || (a[0] as number) - (b[0] as number),
  )
}

/**
 * How far two partitions agree on who belongs together: 1 for the same, 0 for what chance would give (adjusted Rand index;
 * Hubert and Arabie, Journal of Classification 2, 1985).
 */
export function agreement(a: Partition, b: Partition): number {
  const pairs = (count: number) => (count * (count - 1)) / 2
  const sumOfPairs = (keys: Iterable<number | string>) => {
    const counts = new Map<number | string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0)
  }
  const both = sumOfPairs(Array.from(a, (community, node) => `${community} ${b[node]}`))
  const [one, other] = [sumOfPairs(a), sumOfPairs(b)]
  const chance = (one * other) / pairs(a.length)
  const most = (one + other) / 2
  return most === chance ? 1 : (both - chance) / (most - chance)
}
