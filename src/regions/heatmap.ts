import type { Phrase } from '../platform/phrase.ts'
import type { Picture } from '../platform/picture.ts'
import { cautious } from './advantage.ts'
import { type Capability, isInside } from './capability.ts'
import type { Matrix } from './matrix.ts'

/** What regions are held against: a specialisation with the beginnings of its codes, or an activity. */
export type Column = Readonly<{ code: string; name: string; prefixes: readonly string[] }>

export type Cell = Readonly<{ row: number; column: number; quotient: number; n: number }>

export type Heatmap = Readonly<{
  rows: readonly Readonly<{ code: string; name: string; own: boolean }>[]
  columns: readonly Column[]
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
  columns: readonly Column[],
): Matrix {
  const width = columns.length + 1
  const values = new Float64Array(regions.length * width)
  const rows = new Map(regions.map((region, row) => [region, row]))
  for (const { region, side, nace } of capabilities) {
    const row = rows.get(region)
    if (side !== 'competency' || row === undefined) continue
    const inside = columns.flatMap(({ prefixes }, at) => (isInside(nace, prefixes) ? [at] : []))
    for (const at of inside.length > 0 ? inside : [columns.length])
      values[row * width + at] = (values[row * width + at] as number) + 1
  }
  return { rows: regions.length, columns: width, values }
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
export function heatmapPicture({ rows, columns, cells }: Heatmap, words: Words): Picture {
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
        pieces: steps.map(({ text: _, ...piece }) => piece),
        textStyle: { color: '#1f2328', fontSize: 12 },
      },
      series: [
        {
          type: 'heatmap',
          silent: true,
          data: cells.map(({ row, column, quotient, n }) => ({
            value: [column, row, quotient, n],
            itemStyle: { opacity: n < cautious.least ? 0.4 : 1 },
            label: { color: n < cautious.least ? '#1f2328' : stepOf(quotient).text, opacity: 1 },
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

export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
}
