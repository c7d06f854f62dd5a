type Spot = Readonly<{ x: number; y: number }>

const rounds = 300

/**
 * Places for the nodes of a graph in a box (Fruchterman and Reingold, 1991): all push each other away, ties pull. It starts from
 * a spiral, not from chance, so the same graph is always laid out the same way.
 * @param ties pairs of places in the order of nodes
 * @returns a spot for each node, from 0 to the width and height of the box
 */
export function laidOut(
  nodes: number,
  ties: readonly (readonly [number, number])[],
  box: Readonly<{ width: number; height: number }>,
): Spot[] {
  const [x, y] = [new Float64Array(nodes), new Float64Array(nodes)]
  for (let at = 0; at < nodes; at++) {
    // The golden angle puts points evenly on a disc.
    const [angle, radius] = [at * Math.PI * (3 - Math.sqrt(5)), Math.sqrt(at + 1)]
    x[at] = radius * Math.cos(angle)
    y[at] = radius * Math.sin(angle)
  }
  for (let round = 0; round < rounds; round++) {
    const furthest = 1.5 * (1 - round / rounds) + 0.01
    move({ x, y }, forces({ x, y }, ties), furthest)
  }
  return fitted({ x, y }, box)
}

type Columns = Readonly<{ x: Float64Array; y: Float64Array }>

/** Towards the middle a little, too, or parts without a tie between them would fly apart. */
const gravity = 0.08

function forces({ x, y }: Columns, ties: readonly (readonly [number, number])[]): Columns {
  const [fx, fy] = [x.map((one) => -gravity * one), y.map((one) => -gravity * one)]
  const add = (a: number, b: number, by: (distance: number) => number) => {
    const [dx, dy] = [(x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number)]
    const distance = Math.max(1e-3, Math.hypot(dx, dy))
    const share = by(distance) / distance
    fx[a] = (fx[a] as number) + dx * share
    fy[a] = (fy[a] as number) + dy * share
    fx[b] = (fx[b] as number) - dx * share
    fy[b] = (fy[b] as number) - dy * share
  }
  for (let a = 0; a < x.length; a++)
    for (let b = a + 1; b < x.length; b++) add(a, b, (distance) => 2 / distance)
  for (const [a, b] of ties) add(a, b, (distance) => -(distance ** 2) / 6)
  return { x: fx, y: fy }
}

function move({ x, y }: Columns, force: Columns, furthest: number): void {
  for (let at = 0; at < x.length; at++) {
    const [fx, fy] = [force.x[at] as number, force.y[at] as number]
    const strength = Math.max(1e-9, Math.hypot(fx, fy))
    const step = Math.min(furthest, strength) / strength
    x[at] = (x[at] as number) + fx * step
    y[at] = (y[at] as number) + fy * step
  }
}

/** Stretched to the box; a single node, or all in a line, stand in its middle. */
function fitted({ x, y }: Columns, { width, height }: Readonly<{ width: number; height: number }>) {
  const along = (values: Float64Array, room: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    const span = most - least
    return (value: number) => (span > 1e-6 ? ((value - least) / span) * room : room / 2)
  }
  const [across, down] = [along(x, width), along(y, height)]
  return Array.from(x, (value, at) => ({
    x: Math.round(across(value) * 10) / 10,
    y: Math.round(down(y[at] as number) * 10) / 10,
  }))
}
