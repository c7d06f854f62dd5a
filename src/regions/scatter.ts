import { type Language, withDecimalSign } from '../platform/phrase.ts'
import type { Picture } from '../platform/picture.ts'
import type { RegionGapFigures } from './gaps.actions.ts'
import { shortened } from './heatmap.ts'
import { quadrantSays } from './phrases.ts'
import { scatterTitle, pictureWords as words } from './picture-phrases.ts'
import { type Quadrant, quadrants } from './quadrant.ts'
import { regionWords } from './region-phrases.ts'

type Gap = RegionGapFigures['items'][number]
type Gaps = Pick<RegionGapFigures, 'region' | 'notes'> & Readonly<{ items: readonly Gap[] }>

/** Told apart by shape as well as by colour (Okabe and Ito, 2008). */
const marks: Readonly<Record<Quadrant, Readonly<{ color: string; symbol: string }>>> = {
  build: { color: '#0072b2', symbol: 'circle' },
  'bring-in': { color: '#d55e00', symbol: 'triangle' },
  easy: { color: '#009e73', symbol: 'rect' },
  leave: { color: '#7f7f7f', symbol: 'diamond' },
}

const height = 580
const namedMost = 10

/** What a region lacks, by how near and how complex it is, the quadrants in words; codes are named below, the most promising first. */
export function scatterPicture({ region, notes, items }: Gaps, language: Language): Picture {
  const named = items.slice(0, namedMost)
  const known = items.filter(({ complexity }) => complexity !== null)
  const unknown = items.filter(({ complexity }) => complexity === null)
  return {
    title: scatterTitle(`${region.code} ${region.name}`)[language],
    summary: words.scatter[language],
    height,
    key: named.map(
      ({ activity, unmet, demand }) =>
        `${activity.code}  ${shortened(activity.title, 76)} – ${regionWords.unanswered[language]} ${unmet}/${demand}`,
    ),
    notes: [...notes, ...(unknown.length > 0 ? [words.unknownComplexity[language]] : [])],
    option: {
      grid: [
        { left: 64, right: 28, top: 62, bottom: 170 },
        { left: 64, right: 28, height: 84, bottom: 52 },
      ],
      legend: legendIn(language),
      ...axesOf(items, language),
      series: quadrants.flatMap((quadrant, at) => [
        {
          ...seriesOf(quadrant, language),
          data: known.filter((one) => one.quadrant === quadrant).map((gap) => pointOf(gap, named)),
          markLine: linesAt(bordersOf(items), at === 0),
        },
        {
          ...seriesOf(quadrant, language),
          xAxisIndex: 1,
          yAxisIndex: 1,
          data: inStrip(unknown)
            .filter(({ gap }) => gap.quadrant === quadrant)
            .map(({ gap, row }) => pointOf({ ...gap, complexity: row }, named)),
        },
      ]),
    },
  }
}

/** Two columns, because the words are too long to stand beside each other. */
function legendIn(language: Language) {
  return [0, 2].map((from) => ({
    ...{ orient: 'vertical', top: 0, left: from === 0 ? 60 : 470, itemGap: 8, itemWidth: 14 },
    textStyle: { color: '#1f2328', fontSize: 13 },
    data: quadrants.slice(from, from + 2).map((one) => quadrantSays[one][language]),
  }))
}

function axesOf(items: readonly Gap[], language: Language) {
  const [right, bottom, top] = extentOf(items)
  // Room for marks at 0; the number of the edge itself would be odd.
  const formatter = (value: number) => withDecimalSign(String(value))[language]
  const density = {
    ...{ ...axis, min: -right / 60, max: right },
    axisLabel: { ...edgeless, formatter },
  }
  return {
    xAxis: [
      { ...density, axisLabel: { show: false } },
      { ...density, gridIndex: 1, name: words.density[language], nameGap: 30 },
    ],
    yAxis: [
      {
        ...{ ...axis, name: words.complexity[language], nameGap: 40, min: bottom, max: top },
        axisLabel: { ...axis.axisLabel, formatter },
      },
      {
        ...{ ...axis, gridIndex: 1, name: words.unknown[language], nameGap: 40 },
        ...{ min: -1, max: stripRows, axisLabel: { show: false }, splitLine: { show: false } },
        axisTick: { show: false },
      },
    ],
  }
}

function seriesOf(quadrant: Quadrant, language: Language) {
  return {
    type: 'scatter',
    name: quadrantSays[quadrant][language],
    silent: true,
    symbol: marks[quadrant].symbol,
    itemStyle: { color: marks[quadrant].color, opacity: 1, borderColor: '#fff' },
    label: { ...halo, position: 'right', color: '#1f2328', fontSize: 12, distance: 3 },
    labelLayout: { moveOverlap: 'shiftY' },
  }
}

const stripRows = 5

/** One below the other, those with most needs first: what is equally far from everything stands at one density. */
function inStrip(unknown: readonly Gap[]): Readonly<{ gap: Gap; row: number }>[] {
  return unknown
    .toSorted((a, b) => b.unmet - a.unmet)
    .map((gap, place) => ({ gap, row: stripRows - 1 - (place % stripRows) }))
}

function pointOf({ activity, density, complexity, unmet }: Gap, named: readonly Gap[]) {
  const shown = named.some((one) => one.activity.code === activity.code)
  return {
    name: activity.code,
    value: [density, complexity ?? 0],
    symbolSize: 9 + 4 * Math.sqrt(unmet),
    label: { show: shown, formatter: '{b}' },
  }
}

type Borders = Readonly<{ density: number | null; complexity: number | null }>

/** Where quadrants meet: at the least density of what is related, and the least complexity of what is valuable. */
export function bordersOf(items: readonly Gap[]): Borders {
  const least = (those: readonly Quadrant[], of: (gap: Gap) => number | null) => {
    const values = items
      .filter(({ quadrant }) => those.includes(quadrant))
      .flatMap((gap) => of(gap) ?? [])
    return values.length > 0 ? Math.min(...values) : null
  }
  return {
    density: least(['build', 'easy'], ({ density }) => density),
    complexity: least(['build', 'bring-in'], ({ complexity }) => complexity),
  }
}

function linesAt({ density, complexity }: Borders, drawn: boolean) {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: '#59636e', type: 'dashed', width: 1 },
    data: [
      ...(drawn && density !== null ? [{ xAxis: density }] : []),
      ...(drawn && complexity !== null ? [{ yAxis: complexity }] : []),
    ],
  }
}

/** The greatest density, and the least and greatest complexity, with room for points at the edge. */
function extentOf(items: readonly Gap[]): [number, number, number] {
  const worths = items.map(({ complexity }) => complexity ?? 0)
  const widest = Math.max(10, ...items.map(({ density }) => density))
  return [
    Math.ceil(widest * 1.06),
    Math.floor((Math.min(-0.5, ...worths) - 0.2) * 2) / 2,
    Math.ceil((Math.max(0.5, ...worths) + 0.2) * 2) / 2,
  ]
}

const halo = { textBorderColor: '#fff', textBorderWidth: 3 }

const edgeless = { color: '#1f2328', fontSize: 12, showMinLabel: false }

const axis = {
  type: 'value',
  nameLocation: 'middle',
  nameTextStyle: { color: '#1f2328', fontSize: 13 },
  axisLabel: { color: '#1f2328', fontSize: 12 },
  axisLine: { show: true, onZero: false, lineStyle: { color: '#59636e' } },
  splitLine: { lineStyle: { color: '#eceff2' } },
} as const
