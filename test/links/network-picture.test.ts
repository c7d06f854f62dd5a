import { expect, test } from 'vitest'
import { areaOf, labelSides, shared } from '../../src/links/label-sides.ts'
import { laidOut } from '../../src/links/layout.ts'
import { networkPicture } from '../../src/links/network-picture.ts'
import { pictureAsSvg } from '../../src/platform/picture.ts'
import { complaintsAboutSvg } from '../svg.ts'

const nodes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => ({
  ...{ id, name: `Org <${id}>`, betweenness: at === 0 ? 0.6 : 0 },
  partners: at === 0 ? 4 : at === 5 ? 0 : 1,
}))
const ties = ['b', 'c', 'd', 'e'].map((other, at) => ({
  ...{ one: 'a', other, since: null, times: 1 },
  kind: at === 0 ? ('introduction' as const) : ('link' as const),
}))
const network = { nodes, ties, brokers: [{ id: 'a' }], isolated: [{}] }

test('the network is drawn with its brokers named and its kinds of ties told apart', async () => {
  const svg = await pictureAsSvg(networkPicture(network, 'en'))
  expect(complaintsAboutSvg(svg)).toEqual([])
  expect(svg).toContain('6 organisations, 4 ties')
  expect(svg).toContain('Org &lt;a&gt;')
  expect(svg).not.toContain('Org &lt;b&gt;')
  expect(svg).toContain('agreed link')
  expect(svg).toContain('stroke-dasharray')
  expect(svg).not.toContain('joint project')
})

test('the same network is drawn the same way', async () => {
  const once = await pictureAsSvg(networkPicture(network, 'pl'))
  expect(await pictureAsSvg(networkPicture(network, 'pl'))).toBe(once)
})

test('a network without ties says what to do', async () => {
  const empty = { nodes, ties: [], brokers: [], isolated: nodes }
  const svg = await pictureAsSvg(networkPicture({ ...empty, nodes: [] }, 'de'))
  expect(complaintsAboutSvg(svg)).toEqual([])
  expect(svg).toContain('Noch verbindet diese Organisationen nichts')
})

test('a layout stays in its box, sets what is tied nearer than what is not, and is no matter of chance', () => {
  const pairs = [
    [0, 1],
    [1, 2],
    [2, 0],
    [3, 4],
    [4, 5],
    [5, 3],
    [0, 3],
  ] as const
  const spots = laidOut(6, pairs, { width: 200, height: 100 })
  expect(spots).toEqual(laidOut(6, pairs, { width: 200, height: 100 }))
  const distance = (a: number, b: number) =>
    Math.hypot((spots[a]?.x ?? 0) - (spots[b]?.x ?? 0), (spots[a]?.y ?? 0) - (spots[b]?.y ?? 0))
  expect(Math.max(distance(1, 2), distance(4, 5))).toBeLessThan(distance(1, 4))
  expect(Math.max(distance(1, 2), distance(4, 5))).toBeLessThan(distance(2, 5))
  for (const { x, y } of spots) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(200)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(100)
  }
  expect(laidOut(0, [], { width: 200, height: 100 })).toEqual([])
  expect(laidOut(1, [], { width: 200, height: 100 })).toEqual([{ x: 100, y: 50 }])
})

test('names stand where they cover neither each other nor another mark', () => {
  const box = { width: 820, height: 540 }
  const mark = (x: number, y: number, name: string | null) => ({ x, y, name, radius: 6 })
  const marks = [
    mark(313, 380, 'Instytut Struktur Lekkich'),
    mark(361, 372, 'Institut für Prüfverfahren und Zustand Dresden'),
    mark(342, 393, null),
    mark(815, 100, 'Lamina Krnov s.r.o.'),
    mark(4, 200, 'Université du Grésivaudan'),
  ]
  const sides = labelSides(marks, box)
  const areas = marks.flatMap((one, at) => (one.name && sides[at] ? [areaOf(one, sides[at])] : []))
  expect(areas).toHaveLength(4)
  for (const [at, area] of areas.entries()) {
    for (const other of areas.slice(at + 1)) expect(shared(area, other)).toBe(0)
    for (const { x, y, radius } of marks)
      expect(
        shared(area, { left: x - radius, right: x + radius, bottom: y - radius, top: y + radius }),
      ).toBe(0)
    expect(area.left).toBeGreaterThanOrEqual(0)
    expect(area.right).toBeLessThanOrEqual(box.width)
  }
})
