import type { Market } from './market.ts'

/** Which part of the market each node belongs to: nodes that edges join, however far around, are in one part. */
export type Components = Readonly<{ count: number; left: Int32Array; right: Int32Array }>

export function componentsOf(market: Market): Components {
  if (!('starts' in market))
    return { count: 1, left: new Int32Array(market.lefts), right: new Int32Array(market.rights) }
  const { lefts, rights, starts, partners } = market
  const above = Int32Array.from({ length: lefts + rights }, (_, node) => node)
  for (let x = 0; x < lefts; x++) {
    for (let e = starts[x] as number; e < (starts[x + 1] as number); e++)
      join(above, x, lefts + (partners[e] as number))
  }
  const numbers = new Map<number, number>()
  const part = above.map((_, node) => {
    const top = topOf(above, node)
    const known = numbers.get(top) ?? numbers.size
    numbers.set(top, known)
    return known
  })
  return { count: numbers.size, left: part.slice(0, lefts), right: part.slice(lefts) }
}

function join(above: Int32Array, one: number, other: number): void {
  const [a, b] = [topOf(above, one), topOf(above, other)]
  above[Math.max(a, b)] = Math.min(a, b)
}

/** The node that stands for its part; the way there is halved for the next time. */
function topOf(above: Int32Array, from: number): number {
  let node = from
  for (;;) {
    const next = above[node] as number
    if (next === node) return node
    above[node] = above[next] as number
    node = next
  }
}
