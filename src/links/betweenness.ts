/** Neighbours of each node, both ways round. */
export type Adjacency = readonly (readonly number[])[]

/**
 * On how large a share of the shortest ways between two others each node lies, in [0, 1], estimated from the ways that begin at
 * some pivots (Brandes, 2001; pivots: Brandes and Pich, International Journal of Bifurcation and Chaos 17, 2007). With every node
 * a pivot it is exact.
 */
export function betweennessFrom(neighbours: Adjacency, pivots: readonly number[]): Float64Array {
  const size = neighbours.length
  const sums = new Float64Array(size)
  for (const pivot of pivots) addWaysFrom(neighbours, pivot, sums)
  const pairs = (size - 1) * (size - 2)
  const scale = pairs === 0 ? 0 : size / pivots.length / pairs
  return sums.map((sum) => sum * scale)
}

function addWaysFrom(neighbours: Adjacency, pivot: number, sums: Float64Array): void {
  const { ways, distances, reached } = waysFrom(neighbours, pivot)
  const shares = new Float64Array(neighbours.length)
  for (const node of reached.toReversed()) {
    let share = 0
    for (const next of neighbours[node] ?? [])
      if (distances[next] === (distances[node] as number) + 1)
        share += ((ways[node] as number) / (ways[next] as number)) * (1 + (shares[next] as number))
    shares[node] = share
    if (node !== pivot) sums[node] = (sums[node] as number) + share
  }
}

/** How many shortest ways lead from the pivot to each node, how long they are, and the nodes from the nearest on. */
function waysFrom(neighbours: Adjacency, pivot: number) {
  const ways = new Float64Array(neighbours.length)
  const distances = new Int32Array(neighbours.length).fill(-1)
  ways[pivot] = 1
  distances[pivot] = 0
  const reached = [pivot]
  for (const node of reached) {
    const further = (distances[node] as number) + 1
    for (const next of neighbours[node] ?? []) {
      if (distances[next] === -1) {
        distances[next] = further
        reached.push(next)
      }
      if (distances[next] === further) ways[next] = (ways[next] as number) + (ways[node] as number)
    }
  }
  return { ways, distances, reached }
}

/** Up to so many of the numbers from 0 on, evenly spread. */
export function evenlySpread(size: number, most: number): number[] {
  const count = Math.min(size, most)
  return Array.from({ length: count }, (_, at) => Math.floor((at * size) / count))
}
