import { type Language, type Phrase, withDecimalSign } from '../platform/phrase.ts'
import type { Picture } from '../platform/picture.ts'
import { type Capability, isInside } from './capability.ts'
import type { Matrix } from './matrix.ts'

/** What regions are held against: a specialisation with the beginnings of its codes, or an activity. */
export type Column = Readonly<{
  code: string
  name: string
  prefixes: readonly string[]
  /** Whether an entry counts in it. */
  holds: (one: Capability) => boolean
}>

export type Cell = Readonly<{ row: number; column: number; quotient: number; n: number }>

export type Heatmap = Readonly<{
  rows: readonly Readonly<{ code: string; name: string; own: boolean }>[]
  columns: readonly Pick<Column, 'code' | 'name'>[]
  /** How little is drawn pale. */
  pale: number
  /** Only cells in which something was counted. */
  cells: readonly Cell[]
}>

/**
 * How many competencies of each region lie in each column, and in a last one those in none: shares are of all that a region
 * offers. What lies in two columns counts in both.
 */
export function countsWithin(
  capabilities: readonly Capability[],
  regions: readonly string[],
  columns: readonly Pick<Column, 'holds'>[],
): Matrix {
  const width = columns.length + 1
  const values = new Float64Array(regions.length * width)
  const rows = new Map(regions.map((region, row) => [region, row]))
  for (const one of capabilities) {
    const row = rows.get(one.region)
    if (one.side !== 'competency' || row === undefined) continue
    const inside = columns.flatMap(({ holds }, at) => (holds(one) ? [at] : []))
    for (const at of inside.length > 0 ? inside : [columns.length])
      values[row * width + at] = (values[row * width + at] as number) + 1
  }
  return { rows: regions.length, columns: width, values }
}

/** The same from a table of region × activity, by the beginnings of codes. */
export function sumsWithin(
  table: Matrix,
  activities: readonly string[],
  columns: readonly Pick<Column, 'prefixes'>[],
): Matrix {
  const width = columns.length + 1
  const values = new Float64Array(table.rows * width)
  for (const [place, activity] of activities.entries()) {
    const inside = columns.flatMap(({ prefixes }, at) =>
      isInside([activity], prefixes) ? [at] : [],
    )
    for (const at of inside.length > 0 ? inside : [columns.length])
      for (let row = 0; row < table.rows; row++)
        values[row * width + at] =
          (values[row * width + at] as number) +
          (table.values[row * table.columns + place] as number)
  }
  return { rows: table.rows, columns: width, values }
}

/** From much less than the average to much more, told apart by people with any colour sight (ColorBrewer's PuOr). */
const steps = [
  { lt: 0.5, label: '< 0.5', color: '#b35806', text: '#fff' },
  { gte: 0.5, lt: 0.8, label: '0.5 – 0.8', color: '#fdc88a', text: '#1f2328' },
  { gte: 0.8, lt: 1.25, label: '0.8 – 1.25', color: '#eeeeee', text: '#1f2328' },
  { gte: 1.25, lt: 2, label: '1.25 – 2', color: '#b2abd2', text: '#1f2328' },
  { gte: 2, label: '≥ 2', color: '#542788', text: '#fff' },
] as const

const rowHeight = 26
const above = 44
const axisSpace = 34

type Words = Readonly<{
  title: Phrase['en']
  summary: string
  notes: readonly string[]
}>

/** The heatmap as a picture. */
export function heatmapPicture(
  { rows, columns, cells, pale }: Heatmap,
  words: Words,
  language: Language,
): Picture {
  const height = rows.length * rowHeight + above + axisSpace
  return {
    ...words,
    height,
    key: columns.map(({ code, name }) => `${code}  ${name}`),
    option: {
      grid: { left: 260, right: 24, top: above, bottom: axisSpace },
      xAxis: { ...axis, data: columns.map(({ code }) => code) },
      yAxis: {
        ...axis,
        inverse: true,
        data: rows.map(({ code, name, own }) => ({
          value: `${code} ${shortened(name, 32)}`,
          textStyle: { fontWeight: own ? 'bold' : 'normal', color: '#1f2328' },
        })),
      },
      visualMap: {
        type: 'piecewise',
        itemGap: 26,
        orient: 'horizontal',
        right: 24,
        top: 4,
        dimension: 2,
        pieces: steps.map(({ text: _, label, ...piece }) => ({
          ...piece,
          label: withDecimalSign(label)[language],
        })),
        textStyle: { color: '#1f2328', fontSize: 12 },
      },
      series: [
        {
          type: 'heatmap',
          silent: true,
          data: cells.map(({ row, column, quotient, n }) => ({
            value: [column, row, quotient, withDecimalSign(shortFigure(n))[language]],
            itemStyle: { opacity: n < pale ? 0.4 : 1 },
            label: { color: n < pale ? '#1f2328' : stepOf(quotient).text, opacity: 1 },
          })),
          label: { show: true, formatter: '{@[3]}', fontSize: 12 },
          itemStyle: { borderColor: '#fff', borderWidth: 2 },
        },
      ],
    },
  }
}

const axis = {
  type: 'category',
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { show: true, lineStyle: { color: '#e3e7eb' } },
  axisLabel: { interval: 0, color: '#1f2328', fontSize: 12 },
} as const

function stepOf(quotient: number) {
  return steps.find((step) => !('lt' in step) || quotient < step.lt) ?? steps[4]
}

/** A figure in a narrow cell: 1234567 is 1.2M. */
function shortFigure(value: number): string {
  const [size, unit] = value >= 999_500 ? [1e6, 'M'] : value >= 9_999.5 ? [1e3, 'k'] : [1, '']
  const part = value / size
  return `${Number.isInteger(part) || part >= 100 ? Math.round(part) : Number(part.toPrecision(2))}${unit}`
}

export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
}
