import type { Circle } from './circle.ts'

/** What a place of each organisation is worth, 0 or more, and what no packing of the same circles can be worth more than. */
export type Prices = Readonly<{ places: Float64Array; bound: number }>

const iterations = 400
/** After so many steps without progress, steps are made half as long. */
const patience = 12

/**
 * Prices by the subgradient method on the Lagrangian dual of the packing (Held, Wolfe and Crowder, Mathematical Programming 6,
 * 1974): where every organisation charges for its place, and each circle belongs to its smallest member, which takes the one
 * that leaves most, charges and gains together bound every packing. As near to the linear relaxation as matters, many times
 * sooner than solving it.
 * @param reached what some packing is worth, above 0
 */
export function placePrices(circles: readonly Circle[], size: number, reached: number): Prices {
  let places = fairShares(circles, size)
  let best: Prices = { places, bound: total(places) }
  let [pace, idle] = [1, 0]
  for (let step = 0; step < iterations && best.bound > reached * (1 + 1e-6); step++) {
    const { bound, demand } = lagrangian(circles, places)
    idle = bound < best.bound * (1 - 1e-5) ? 0 : idle + 1
    if (bound < best.bound) best = { places, bound }
    if (idle > patience) [pace, idle] = [pace / 2, 0]
    const norm = demand.reduce((sum, value) => sum + value * value, 0)
    if (norm === 0) break
    const length = (pace * (bound - reached)) / norm
    places = places.map((price, node) => Math.max(0, price - length * (demand[node] as number)))
  }
  return best
}

/** Each organisation charges the largest share it has in a circle, so that no circle is worth more than it costs. */
function fairShares(circles: readonly Circle[], size: number): Float64Array {
  const shares = new Float64Array(size)
  for (const { members, value } of circles)
    for (const node of members)
      shares[node] = Math.max(shares[node] as number, value / members.length)
  return shares
}

/** The bound at these prices, and by how much each place is asked for too little (1 for not at all) or too much. */
function lagrangian(circles: readonly Circle[], places: Float64Array) {
  const gains = new Float64Array(places.length)
  const taken = new Int32Array(places.length).fill(-1)
  for (let number = 0; number < circles.length; number++) {
    const { members, value } = circles[number] as Circle
    let gain = value
    for (const node of members) gain -= places[node] as number
    const first = members[0] as number
    if (gain <= (gains[first] as number)) continue
    gains[first] = gain
    taken[first] = number
  }
  const demand = new Float64Array(places.length).fill(1)
  for (const number of taken)
    for (const node of circles[number]?.members ?? []) demand[node] = (demand[node] as number) - 1
  // A free place that nobody asks for has nothing to give way.
  for (let node = 0; node < demand.length; node++)
    if (places[node] === 0 && (demand[node] as number) > 0) demand[node] = 0
  return { bound: total(places) + total(gains), demand }
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
