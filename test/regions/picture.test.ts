import { describe, expect, test } from 'vitest'
import type { Language } from '../../src/platform/phrase.ts'
import { pictureAsSvg } from '../../src/platform/picture.ts'
import { locationQuotients } from '../../src/regions/advantage.ts'
import { type Capability, isInside } from '../../src/regions/capability.ts'
import { countsWithin, heatmapPicture } from '../../src/regions/heatmap.ts'
import { drawnRows, drawnWithin } from '../../src/regions/heatmap-choice.ts'
import { rowSums } from '../../src/regions/matrix.ts'
import { outlinesIn } from '../../src/regions/outline.ts'
import { loadOutlines } from '../../src/regions/outlines.loader.ts'
import { mapPicture } from '../../src/regions/partner-map.ts'
import { clipped, isNear, project, windowAround } from '../../src/regions/projection.ts'
import { bordersOf, scatterPicture } from '../../src/regions/scatter.ts'
import { complaintsAboutSvg } from '../svg.ts'

const krakow = { latitude: 50.06, longitude: 19.94 }
const lyon = { latitude: 45.76, longitude: 4.84 }
const reunion = { latitude: -21.1, longitude: 55.5 }

describe('the map', () => {
  test('puts its middle at nothing, north above it and east beside it', () => {
    expect(project({ latitude: 52, longitude: 10 })).toEqual([0, 0])
    expect(project({ latitude: 60, longitude: 10 })[1]).toBeGreaterThan(800)
    expect(project({ latitude: 52, longitude: 20 })[0]).toBeGreaterThan(600)
  })

  test('keeps distances within Europe to a few in a hundred', () => {
    const [[x, y], [u, v]] = [project(krakow), project(lyon)]
    expect(Math.hypot(x - u, y - v) / 1226).toBeCloseTo(1, 1)
  })

  test('shows every point with room around it, in the shape asked for', () => {
    const points = [project(krakow), project(lyon)]
    const { west, east, south, north } = windowAround(points, 1.5)
    expect((east - west) / (north - south)).toBeCloseTo(1.5, 9)
    for (const [x, y] of points) {
      expect(x).toBeGreaterThan(west)
      expect(x).toBeLessThan(east)
      expect(y).toBeGreaterThan(south)
      expect(y).toBeLessThan(north)
    }
    expect(isNear(project(reunion), project(krakow))).toBe(false)
  })

  test('cuts what lies across an edge, and leaves out what lies beyond', () => {
    const window = { west: 0, south: 0, east: 10, north: 10 }
    const square = (at: number) =>
      [
        [at, 5],
        [at + 4, 5],
        [at + 4, 8],
        [at, 8],
      ] as const
    const cut = clipped(square(8), window)
    expect(Math.max(...cut.map(([x]) => x))).toBe(10)
    expect(Math.min(...cut.map(([x]) => x))).toBe(8)
    expect(clipped(square(20), window)).toEqual([])
    expect(clipped(square(3), window)).toHaveLength(4)
  })

  test('has outlines of countries inside its window only', async () => {
    const window = windowAround([project(krakow), project(lyon)], 1.5)
    const { features } = outlinesIn(await loadOutlines(), window, 1)
    expect(features.length).toBeGreaterThan(20)
    for (const { geometry } of features)
      for (const [x = Number.NaN, y = Number.NaN] of geometry.coordinates[0] ?? []) {
        expect(x).toBeGreaterThanOrEqual(window.west - 0.1)
        expect(x).toBeLessThanOrEqual(window.east + 0.1)
        expect(y).toBeGreaterThanOrEqual(window.south - 0.1)
        expect(y).toBeLessThanOrEqual(window.north + 0.1)
      }
  })

  test('draws whom it has room for, and says who is outside it', async () => {
    const places = new Map([
      ['PL21', krakow],
      ['FRK2', lyon],
      ['FRY4', reunion],
    ])
    const partner = (rank: number, code: string, name: string) => ({
      rank,
      region: { code, name, country: 'FR', abroad: true, distanceKm: rank * 1000 },
      weGain: 10 / rank,
      theyGain: 1,
      theyBring: [{ code: '28', title: 'Machines & <tools>', supply: 3, density: 1, added: 2 }],
    })
    const items = [partner(1, 'FRK2', 'Rhône-Alpes'), partner(2, 'FRY4', 'La Réunion')]
    const region = { code: 'PL21', name: 'Małopolskie', country: 'PL' }
    const outlines = await loadOutlines()
    const mapIn = (language: Language) =>
      mapPicture(
        { region, notes: ['n = 3'], items },
        (code) => places.get(code),
        outlines,
        language,
      )
    const picture = mapIn('en')
    expect(mapIn('pl').key[0]).toContain('zyskujemy 10,0, zyskują 1,0')
    expect(picture.key[0]).toContain('FRK2 Rhône-Alpes, 1000 km: we gain 10.0, they gain 1.0')
    expect(picture.key[0]).not.toContain('outside the map')
    expect(picture.key[1]).toContain('outside the map')
    const svg = await pictureAsSvg(picture)
    expect(complaintsAboutSvg(svg)).toEqual([])
    expect(svg).toContain('1. FRK2')
    expect(svg).not.toContain('2. FRY4</text>')
    expect(svg).toContain('Machines &amp; &lt;tools&gt;')
    expect(await pictureAsSvg(picture)).toBe(svg)
  })
})

describe('the scatter', async () => {
  const gap = (code: string, density: number, complexity: number | null, quadrant: 'build') => ({
    activity: { code, title: `Activity ${code}` },
    ...{ density, complexity, quadrant, demand: 2, unmet: 1 },
  })
  const items = [
    gap('62', 12, 1.5, 'build'),
    { ...gap('10', 2, 0.9, 'build'), quadrant: 'bring-in' as const },
    { ...gap('28', 6, -1, 'build'), quadrant: 'easy' as const },
    { ...gap('25', 1, -2, 'build'), quadrant: 'leave' as const },
    gap('58', 7, null, 'build'),
  ]
  const region = { code: 'PL21', name: 'Małopolskie', country: 'PL' }

  test('draws its lines where the quadrants meet', () => {
    expect(bordersOf(items)).toEqual({ density: 6, complexity: 0.9 })
    expect(bordersOf([])).toEqual({ density: null, complexity: null })
  })

  test.each([
    ['en', 'related and valuable: build it here'],
    ['pl', 'pokrewna i cenna: rozwijać na miejscu'],
    ['de', 'verwandt und wertvoll: hier aufbauen'],
    ['fr', 'proche et de valeur : à développer sur place'],
  ] as const)(
    'says the quadrants in words (%s), and what is not known',
    async (language, words) => {
      const picture = scatterPicture({ region, notes: ['n = 3'], items }, language)
      const svg = await pictureAsSvg(picture)
      expect(complaintsAboutSvg(svg)).toEqual([])
      expect(svg).toContain(words)
      expect(svg).toContain('62 Activity 62')
      expect(picture.notes).toHaveLength(2)
    },
  )

  test('of a region that lacks nothing is empty, and still a picture', async () => {
    const picture = scatterPicture({ region, notes: [], items: [] }, 'en')
    expect(complaintsAboutSvg(await pictureAsSvg(picture))).toEqual([])
    expect(picture.key).toEqual([])
  })
})

describe('the heatmap', () => {
  const entry = (at: number, region: string, nace: string[], side = 'competency' as const) =>
    ({
      ...{ entryId: `e${at}`, organisationId: `o${at}`, region, side, nace },
      ...{ languages: ['pl'], read: false, kind: null, size: null, statedOn: '2026-01-01' },
    }) satisfies Capability
  const capabilities: Capability[] = [
    ...[1, 2, 3, 4].map((at) => entry(at, 'PL21', ['25.11'])),
    entry(5, 'PL21', ['62.01']),
    ...[6, 7, 8].map((at) => entry(at, 'FRK2', ['62.01'])),
    { ...entry(9, 'FRK2', ['25.11']), side: 'need' },
    entry(10, 'FRK2', ['99.00']),
  ]
  const columns = [
    { code: 'A', name: 'Metal', prefixes: ['25'] },
    { code: 'B', name: 'Software', prefixes: ['62', '63'] },
  ].map((column) => ({
    ...column,
    holds: ({ nace }: Capability) => isInside(nace, column.prefixes),
  }))
  const counts = countsWithin(capabilities, ['FRK2', 'PL21'], columns)

  test('counts what is offered, by the beginnings of codes, and the rest apart', () => {
    expect([...counts.values]).toEqual([0, 3, 1, 4, 1, 0])
  })

  test('puts the region that is asked for above all, then by how much is counted', () => {
    expect(drawnRows(Float64Array.of(1, 5, 0, 3), 2)).toEqual({ shown: [2, 1, 3, 0], hidden: 0 })
    expect(drawnRows(new Float64Array(30).fill(1), undefined)).toMatchObject({ hidden: 6 })
  })

  test('draws only what was counted, pale where it is little', async () => {
    const rows = drawnRows(rowSums(counts), 1).shown
    const cells = drawnWithin(counts, locationQuotients(counts), rows)
    expect(cells.map(({ row, column, n }) => [row, column, n])).toEqual([
      [0, 0, 4],
      [0, 1, 1],
      [1, 1, 3],
    ])
    expect(cells[0]?.quotient).toBe(1.8)
    const named = rows.map((row) => ({ code: `R${row}`, name: `Region ${row}`, own: row === 1 }))
    const words = { title: 'Regions', summary: 'Counts', notes: ['n = 9'] }
    const heatmap = { rows: named, columns, cells, pale: 3 }
    const svg = await pictureAsSvg(heatmapPicture(heatmap, words, 'de'))
    expect(svg).toContain('0,5 – 0,8')
    expect(svg).not.toContain('0.5 – 0.8')
    expect(complaintsAboutSvg(svg)).toEqual([])
    expect(svg).toContain('R0 Region 0')
    expect(svg).toContain('opacity="0.4"')
  })
})
