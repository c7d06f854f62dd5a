import fc from 'fast-check'
import type { AnswerGraph, Circle } from '../../src/links/circle.ts'

/** Who answers whom, how well. */
export type Edge = readonly [from: number, to: number, fit: number]

export function graphOf(
  size: number,
  edges: readonly Edge[],
  apart: readonly (readonly [number, number])[] = [],
): AnswerGraph {
  const sorted = edges.toSorted(([a, b], [c, d]) => a - c || b - d)
  const starts = new Int32Array(size + 1)
  for (let node = 0; node <= size; node++)
    starts[node] = sorted.filter(([from]) => from < node).length
  const sets = new Map<number, Set<number>>()
  for (const [one, other] of apart) {
    sets.set(one, (sets.get(one) ?? new Set()).add(other))
    sets.set(other, (sets.get(other) ?? new Set()).add(one))
  }
  return {
    starts,
    targets: Int32Array.from(sorted, ([, to]) => to),
    fits: Float64Array.from(sorted, ([, , fit]) => fit),
    apart: sets,
  }
}

/** Small graphs of up to seven organisations. */
export const smallGraphs = fc
  .integer({ min: 2, max: 7 })
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      cells: fc.array(fc.option(fc.integer({ min: 1, max: 99 }), { freq: 2 }), {
        minLength: size * size,
        maxLength: size * size,
      }),
    }),
  )
  .map(({ size, cells }) =>
    graphOf(
      size,
      cells.flatMap((percent, at): Edge[] => {
        const [from, to] = [Math.floor(at / size), at % size]
        return percent === null || from === to ? [] : [[from, to, percent / 100]]
      }),
    ),
  )

/** Every circle there is, by trying every order of every choice of organisations. */
export function everyCircle(graph: AnswerGraph, shortest: number, longest: number): Circle[] {
  const size = graph.starts.length - 1
  const fit = (from: number, to: number) => {
    for (let edge = graph.starts[from] ?? 0; edge < (graph.starts[from + 1] ?? 0); edge++)
      if (graph.targets[edge] === to) return graph.fits[edge] ?? 0
    return 0
  }
  const extend = (path: number[]): Circle[] => {
    const product = path.reduce(
      (sofar, node, at) => sofar * fit(node, path[(at + 1) % path.length] ?? -1),
      1,
    )
    const own =
      path.length >= shortest && product > 0
        ? [{ members: path, value: path.length * product }]
        : []
    if (path.length === longest) return own
    const others = Array.from({ length: size }, (_, node) => node)
    return [
      ...own,
      ...others
        .filter((node) => node > (path[0] ?? 0) && !path.includes(node))
        .flatMap((node) => extend([...path, node])),
    ]
  }
  return Array.from({ length: size }, (_, start) => extend([start])).flat()
}

/** What the best choice of circles without a common member is worth, by trying every choice. */
export function bestValue(
  circles: readonly Circle[],
  taken: ReadonlySet<number> = new Set(),
): number {
  const [first, ...rest] = circles
  if (!first) return 0
  const without = bestValue(rest, taken)
  if (first.members.some((node) => taken.has(node))) return without
  return Math.max(without, first.value + bestValue(rest, new Set([...taken, ...first.members])))
}
