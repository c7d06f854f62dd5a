import fc from 'fast-check'
import Graph from 'graphology'
import betweennessReference from 'graphology-metrics/centrality/betweenness.js'
import { describe, expect, test } from 'vitest'
import { betweennessFrom, evenlySpread } from '../../src/links/betweenness.ts'
import { brokerage } from '../../src/links/broker.graph.ts'
import { escaped, graphmlOf } from '../../src/links/graphml.ts'
import {
  bridgesBetween,
  degreesOf,
  densityOverTime,
  isolatedMembers,
  type Member,
  orderedTies,
  type Tie,
} from '../../src/links/network.ts'
import { networkAsRows } from '../../src/links/network-files.ts'

const reference = betweennessReference as unknown as (typeof betweennessReference)['default']

const member = (id: string, ...clusters: string[]): Member => ({
  id,
  name: `Organisation ${id}`,
  kind: null,
  country: 'PL',
  nuts: null,
  clusters,
})
const tie = (one: string, other: string, since: string | null = null): Tie => ({
  one,
  other,
  kind: 'collaboration',
  since,
  times: 1,
})
const everyPair = (ids: readonly string[]) =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other) => tie(one, other)))

describe('a network', () => {
  test('who joins two cliques brokers between all of them, and nobody inside does', () => {
    const [left, right] = [
      ['a', 'b', 'c'],
      ['x', 'y', 'z'],
    ] as const
    const ties = [
      ...everyPair(left),
      ...everyPair(right),
      ...[...left, ...right].map((id) => tie(id, 'm')),
    ]
    const { shares, estimated } = brokerage(ties)
    expect(estimated).toBe(false)
    // Nine of the fifteen pairs of others are joined by way of it alone.
    expect(shares.get('m')).toBeCloseTo(9 / 15, 12)
    expect([...left, ...right].map((id) => shares.get(id))).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('with all nodes as pivots the estimate is what graphology measures', () => {
    const graphs = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })),
      { minLength: 3, maxLength: 24, selector: ([a, b]) => [a, b].sort().join() },
    )
    fc.assert(
      fc.property(graphs, (pairs) => {
        const graph = new Graph.UndirectedGraph()
        for (let node = 0; node < 9; node++) graph.addNode(node)
        for (const [one, other] of pairs) if (one !== other) graph.mergeEdge(one, other)
        const neighbours = graph.nodes().map((node) => graph.neighbors(node).map(Number))
        const ours = betweennessFrom(neighbours, evenlySpread(9, 9))
        const theirs = reference(graph, { getEdgeWeight: null, normalized: true })
        for (const [node, share] of ours.entries()) expect(share).toBeCloseTo(theirs[node] ?? -1, 9)
      }),
    )
  })

  test('a large one is estimated, and its broker still found', () => {
    const hub = Array.from({ length: 3400 }, (_, at) => tie('hub', `n${at}`))
    const { shares, estimated } = brokerage([...hub, tie('n1', 'n2')])
    expect(estimated).toBe(true)
    expect(shares.get('hub')).toBeGreaterThan(0.9)
    expect(shares.get('n1')).toBeLessThan(0.01)
  })

  test('ties are joined and ordered whatever order they come in, and strangers left out', () => {
    const members = [member('a'), member('b'), member('c')]
    const ties = [
      tie('b', 'a', '2021-05-01'),
      tie('a', 'b', '2019-02-01'),
      tie('a', 'z'),
      tie('c', 'c'),
    ]
    const expected = [{ ...tie('a', 'b', '2019-02-01'), times: 2 }]
    expect(orderedTies(members, ties)).toEqual(expected)
    expect(orderedTies(members, ties.toReversed())).toEqual(expected)
    expect(isolatedMembers(members, expected).map(({ id }) => id)).toEqual(['c'])
    expect([...degreesOf(expected)]).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })

  test('a tie bridges two clusters only where its ends share none', () => {
    const members = [member('a', 'K'), member('b', 'L'), member('c', 'K', 'L'), member('d')]
    const across = tie('a', 'b')
    expect(bridgesBetween(members, [across, tie('a', 'c'), tie('a', 'd')])).toEqual([
      { clusters: ['K', 'L'], ties: [across] },
    ])
  })

  test('density grows with the years, and pairs since an unknown day count from the first', () => {
    const members = ['a', 'b', 'c', 'd'].map((id) => member(id))
    const ties = [tie('a', 'b', '2020-03-01'), tie('b', 'c', '2022-01-01'), tie('c', 'd')]
    expect(densityOverTime(members, ties, 2022)).toEqual([
      { year: 2020, pairs: 2, density: 2 / 6 },
      { year: 2021, pairs: 2, density: 2 / 6 },
      { year: 2022, pairs: 3, density: 3 / 6 },
    ])
    expect(densityOverTime(members, [tie('a', 'b')], 2022)).toEqual([])
  })
})

describe('the network as a file', () => {
  test('GraphML keeps every name, and nothing of a name becomes markup', () => {
    const name = `"Fer & Sons" <script>alert('1')</script>\u0001\ud800 Łódź 🏭`
    const text = graphmlOf(
      [{ id: 'a"b', attributes: { label: name, partners: 2, nuts: null } }],
      [{ source: 'a"b', target: 'a"b', attributes: { kind: 'link' } }],
    )
    expect(text).toContain(
      '<key id="node-partners" for="node" attr.name="partners" attr.type="double"/>',
    )
    expect(text).toContain('<node id="a&quot;b">')
    expect(text).toContain(
      '&quot;Fer &amp; Sons&quot; &lt;script&gt;alert(&apos;1&apos;)&lt;/script&gt;\ufffd Łódź 🏭',
    )
    expect(text).not.toContain('node-nuts">')
  })

  test('escaped text can be read back, but for what XML cannot hold', () => {
    const read = (text: string) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/)
        const kept = [...text].filter((one) => one >= ' ' || '\t\n\r'.includes(one)).join('')
        expect(read(escaped(text))).toBe(kept.replace(/[\ufffe\uffff]/g, ''))
      }),
    )
  })

  test('a table has a line for each tie, with both names', () => {
    const nodes = ['a', 'b'].map((id) => ({ ...member(id), partners: 1, betweenness: 0 }))
    expect(networkAsRows({ nodes, ties: [tie('a', 'b', '2020-01-01')] }).slice(1)).toEqual([
      ['a', 'Organisation a', 'b', 'Organisation b', 'collaboration', '2020-01-01', 1],
    ])
  })
})
