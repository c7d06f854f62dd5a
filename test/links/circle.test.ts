import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AnswerGraph,
  boundByEdges,
  type Circle,
  greedyPacking,
  totalValue,
  visitCircles,
} from '../../src/links/circle.ts'
import { packCircles } from '../../src/links/packing.solver.ts'
import { packInThread } from '../../src/links/packing.threads.ts'
import { improvedPacking } from '../../src/links/packing.ts'
import { placePrices } from '../../src/links/prices.ts'
import { bestValue, type Edge, everyCircle, graphOf, smallGraphs } from './graphs.ts'

const anyLength = { shortest: 2, longest: 5, valueMin: 0 }

function visited(graph: AnswerGraph, wish = anyLength): Circle[] {
  const found: Circle[] = []
  visitCircles(graph, { wish, floor: 0 }, (members, value) =>
    found.push({ members: [...members], value }),
  )
  return found
}

const told = (circles: readonly Circle[]) =>
  circles.map(({ members, value }) => `${members.join('→')} ${value.toFixed(9)}`).sort()

/** A circle of this many, among others who answer one of it but whom nobody answers. */
function planted(length: number): AnswerGraph {
  const ring = Array.from({ length }, (_, at): Edge => [at, (at + 1) % length, 0.7])
  const strays = Array.from({ length }, (_, at): Edge => [length + at, at, 0.7])
  return graphOf(2 * length, [...ring, ...strays])
}

describe('looking for circles', () => {
  test('each circle is visited once, and no other', () => {
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        expect(told(visited(graph))).toEqual(told(everyCircle(graph, 2, 5)))
      }),
    )
  })

  test('only circles of the wished lengths are visited', () => {
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const wish = { ...anyLength, shortest: 3, longest: 4 }
        expect(told(visited(graph, wish))).toEqual(told(everyCircle(graph, 3, 4)))
      }),
    )
  })

  test('a circle of six is not one of up to five', () => {
    expect([2, 3, 4, 5, 6].map((length) => visited(planted(length)).length)).toEqual([
      1, 1, 1, 1, 0,
    ])
  })

  test('what is worth less than asked for is left out, and nothing else', () => {
    fc.assert(
      fc.property(smallGraphs, fc.double({ min: 0.01, max: 1, noNaN: true }), (graph, valueMin) => {
        const worthy = everyCircle(graph, 2, 5).filter(({ value }) => value >= valueMin)
        expect(told(visited(graph, { ...anyLength, valueMin }))).toEqual(told(worthy))
      }),
    )
  })

  test('two that are to be kept apart are in no circle together, even when they are not neighbours', () => {
    const edges: Edge[] = [
      [0, 1, 0.6],
      [1, 2, 0.6],
      [2, 3, 0.6],
      [3, 0, 0.6],
    ]
    expect(visited(graphOf(4, edges))).toHaveLength(1)
    expect(visited(graphOf(4, edges, [[0, 2]]))).toEqual([])
  })

  test('a value is the length times the product of the fits', () => {
    const [circle] = visited(
      graphOf(3, [
        [0, 1, 0.5],
        [1, 2, 0.6],
        [2, 0, 0.7],
      ]),
    )
    expect(circle?.value).toBeCloseTo(3 * 0.5 * 0.6 * 0.7, 12)
  })

  test('it can be given up, and says so', () => {
    const all = Array.from(
      { length: 40 * 40 },
      (_, at): Edge => [Math.floor(at / 40), at % 40, 0.9],
    )
    const full = graphOf(
      40,
      all.filter(([from, to]) => from !== to),
    )
    const search = { wish: anyLength, floor: 0, isOver: () => true }
    expect(visitCircles(full, search, () => {})).toBe(false)
  })
})

describe('choosing circles', () => {
  const wish = { ...anyLength, seconds: 10 }

  test('the choice is as good as the best of all choices, and proved to be', async () => {
    await fc.assert(
      fc.asyncProperty(smallGraphs, async (graph) => {
        const { circles, value, bound } = await packCircles(graph, wish)
        const best = bestValue(everyCircle(graph, 2, 5))
        expect(value).toBeCloseTo(best, 6)
        expect(bound).toBeCloseTo(best, 4)
        const members = circles.flatMap((circle) => circle.members)
        expect(new Set(members).size).toBe(members.length)
      }),
      { numRuns: 60 },
    )
  })

  test('where it is among few of many circles, the bound still holds for all of them', async () => {
    await fc.assert(
      fc.asyncProperty(smallGraphs, async (graph) => {
        const { value, bound } = await packCircles(graph, { ...wish, columnsMax: 2 })
        const best = bestValue(everyCircle(graph, 2, 5))
        expect(value).toBeLessThanOrEqual(best + 1e-9)
        expect(bound).toBeGreaterThanOrEqual(best - 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('every bound is one, and every search is at least as good as the greedy choice', () => {
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const circles = everyCircle(graph, 2, 5)
        const best = bestValue(circles)
        const greedy = totalValue(greedyPacking(circles))
        const searched = totalValue(improvedPacking(circles, 20, () => 0.5))
        expect(searched).toBeGreaterThanOrEqual(greedy - 1e-9)
        expect(searched).toBeLessThanOrEqual(best + 1e-9)
        expect(boundByEdges(graph)).toBeGreaterThanOrEqual(best - 1e-9)
        if (greedy === 0) return
        const { bound } = placePrices(circles, graph.starts.length - 1, greedy)
        expect(bound).toBeGreaterThanOrEqual(best - 1e-9)
      }),
    )
  })

  test('a greedy choice is given up for two circles that are worth more together', () => {
    // The pair in the middle has the best answers, and stands in the way of both others.
    const edges: Edge[] = [
      [0, 1, 0.7],
      [1, 0, 0.7],
      [1, 2, 0.75],
      [2, 1, 0.75],
      [2, 3, 0.7],
      [3, 2, 0.7],
    ]
    const circles = visited(graphOf(4, edges))
    expect(greedyPacking(circles).map(({ members }) => members)).toEqual([[1, 2]])
    const better = improvedPacking(circles, 0, () => 0).map(({ members }) => members)
    expect(better.toSorted()).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  test('where circles are too many to visit in time, short ones are chosen, and the bound still holds', async () => {
    const all = Array.from(
      { length: 40 * 40 },
      (_, at): Edge => [Math.floor(at / 40), at % 40, 0.7],
    )
    const full = graphOf(
      40,
      all.filter(([from, to]) => from !== to),
    )
    const { circles, value, bound, complete } = await packCircles(full, { ...wish, seconds: 0.02 })
    expect(complete).toBe(false)
    expect(circles.length).toBeGreaterThan(0)
    // Twenty pairs answer 2 · .7² needs each; so no bound may be below that.
    expect(bound).toBeGreaterThanOrEqual(Math.max(value, 20 * 2 * 0.49))
    const members = circles.flatMap((circle) => circle.members)
    expect(new Set(members).size).toBe(members.length)
  })

  test('in a thread of its own it is the same, and it can be stopped', async () => {
    const graph = planted(4)
    expect(await packInThread(graph, wish)).toEqual(await packCircles(graph, wish))
    await expect(packInThread(graph, wish, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    )
  })

  test('nothing comes of nobody', async () => {
    expect(await packCircles(graphOf(0, []), wish)).toMatchObject({
      circles: [],
      value: 0,
      bound: 0,
    })
    expect(await packCircles(graphOf(1, []), wish)).toMatchObject({ circles: [], bound: 0 })
  })
})
