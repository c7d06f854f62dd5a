import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { advantages } from '../../src/regions/advantage.ts'
import { complexityOf } from '../../src/regions/complexity.ts'
import type { Matrix, Presence } from '../../src/regions/matrix.ts'
import { proximities, regionProximities } from '../../src/regions/relatedness.ts'

/** World trade of 1998 to 2000 with what the R package economiccomplexity makes of it, where it lies beside the project. */
const folder = new URL('../../../shared/reference/complexity/', import.meta.url)
const there = existsSync(folder)

type Published = Readonly<{ rows: string[]; columns: string[]; values: number[][] }>

function read(file: string): string[][] {
  return parse(gunzipSync(readFileSync(new URL(file, folder))))
}

function published(file: string): Published {
  const [header = [], ...lines] = read(`expected_${file}.csv.gz`)
  return {
    rows: lines.map(([name = '']) => name),
    columns: header.slice(1),
    values: lines.map((line) => line.slice(1).map(Number)),
  }
}

function trade(countries: readonly string[], products: readonly string[]): Matrix {
  const [row, column] = [countries, products].map(
    (names) => new Map(names.map((name, at) => [name, at])),
  )
  const values = new Float64Array(countries.length * products.length)
  for (const [country = '', product = '', value] of read(
    'world_trade_avg_1998_to_2000.csv.gz',
  ).slice(1)) {
    const at =
      (row?.get(country) ?? Number.NaN) * products.length + (column?.get(product) ?? Number.NaN)
    if (!Number.isNaN(at)) values[at] = Number(value)
  }
  return { rows: countries.length, columns: products.length, values }
}

/** The largest difference beyond what printing so many digits loses; pairs with themselves are 1 there and 0 here. */
function farthest(ours: Matrix, theirs: Published, digits: number): number {
  const printed = 0.5 * 10 ** -digits
  let far = 0
  for (const [row, line] of theirs.values.entries())
    for (const [column, value] of line.entries()) {
      if (row === column) continue
      far = Math.max(
        far,
        Math.abs((ours.values[row * ours.columns + column] ?? 9) - value) - printed,
      )
    }
  return far
}

describe.runIf(there)('world trade, 226 countries and 785 products', () => {
  const expected = there ? published('balassa_index_binary') : { rows: [], columns: [], values: [] }
  const presence: Presence = there
    ? advantages(trade(expected.rows, expected.columns))
    : { regions: 0, activities: 0, values: new Uint8Array() }

  test('has the published advantages', () => {
    expect([presence.regions, presence.activities]).toEqual([226, 785])
    expect([...presence.values].join('')).toBe(expected.values.flat().join(''))
  })

  test('has the published proximities of products and of countries', () => {
    expect(farthest(proximities(presence), published('proximity_product'), 7)).toBeLessThan(1e-9)
    expect(farthest(regionProximities(presence), published('proximity_country'), 9)).toBeLessThan(
      1e-9,
    )
  })

  test('puts countries known for what only they can make above those that sell what everybody has', () => {
    const { verdict, regions } = complexityOf(presence)
    expect(verdict).toBe('connected')
    const of = (country: string) => regions[expected.rows.indexOf(country)] ?? Number.NaN
    for (const complex of ['jpn', 'deu', 'che', 'swe'])
      for (const simple of ['nga', 'ago', 'tcd', 'bgd'])
        expect(of(complex)).toBeGreaterThan(of(simple))
  })
})
