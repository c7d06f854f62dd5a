import { colon, type Language } from '../platform/phrase.ts'
import type { Picture } from '../platform/picture.ts'
import { labelSides } from './label-sides.ts'
import { laidOut } from './layout.ts'
import { type Tie, tieKinds } from './network.ts'
import { networkHead, networkWords as words } from './network-phrases.ts'

type Drawn = Readonly<{
  nodes: readonly Readonly<{ id: string; name: string; partners: number; betweenness: number }>[]
  ties: readonly Tie[]
  brokers: readonly Readonly<{ id: string }>[]
  isolated: readonly unknown[]
}>

const height = 620
const emptyHeight = 10
const drawnMost = 300
const box = { width: 820, height: 540 }
const halo = { textBorderColor: '#fff', textBorderWidth: 3 }

/** Told apart by stroke as well as by colour (Okabe and Ito, 2008). */
const strokes: Readonly<Record<Tie['kind'], Readonly<{ color: string; type: string }>>> = {
  link: { color: '#0072b2', type: 'solid' },
  introduction: { color: '#d55e00', type: 'dashed' },
  collaboration: { color: '#7f7f7f', type: 'dotted' },
}

/** The network as a picture: those with most ties, brokers by name. */
export function networkPicture(
  { nodes, ties, brokers, isolated }: Drawn,
  language: Language,
): Picture {
  const tied = nodes.filter(({ partners }) => partners > 0)
  const shown = tied
    .toSorted((a, b) => b.partners - a.partners || (a.id < b.id ? -1 : 1))
    .slice(0, drawnMost)
  const named = new Set(brokers.map(({ id }) => id))
  const places = new Map(shown.map(({ id }, at) => [id, at]))
  const drawn = ties.flatMap(({ one, other, kind }) => {
    const [from, to] = [places.get(one), places.get(other)]
    return from === undefined || to === undefined ? [] : [{ ends: [from, to] as const, kind }]
  })
  const spots = laidOut(
    shown.length,
    drawn.map(({ ends }) => ends),
    box,
  )
  const marks = shown.map(({ id, name, betweenness }, at) => ({
    ...{
      x: spots[at]?.x ?? 0,
      y: spots[at]?.y ?? 0,
      radius: (7 + 26 * Math.sqrt(betweenness)) / 2,
    },
    name: named.has(id) ? name : null,
  }))
  const sides = labelSides(marks, box)
  const kinds = tieKinds.filter((kind) => ties.some((tie) => tie.kind === kind))
  return {
    title: networkHead(nodes.length, ties.length)[language],
    summary: words.picture[language],
    height: ties.length > 0 ? height : emptyHeight,
    key: ties.length === 0 ? [words.noTies[language]] : [],
    notes: [
      `${words.isolated[language]}${colon[language]} ${isolated.length}`,
      ...(shown.length < tied.length ? [words.largest[language]] : []),
    ],
    option: {
      legend: { show: false },
      grid: { left: 40, top: 50, ...box },
      xAxis: hidden(box.width),
      yAxis: hidden(box.height),
      series: [
        {
          ...{ type: 'graph', coordinateSystem: 'cartesian2d', silent: true },
          itemStyle: { color: '#1f2328', borderColor: '#fff', borderWidth: 1, opacity: 1 },
          label: { color: '#1f2328', fontSize: 12, formatter: '{b}' },
          data: marks.map(({ x, y, radius, name }, at) => ({
            ...{ id: shown[at]?.id, name: shown[at]?.name, symbolSize: 2 * radius, value: [x, y] },
            label: { ...halo, show: name !== null, position: sides[at] },
          })),
          links: drawn.map(({ ends: [source, target], kind }) => ({
            ...{ source, target },
            lineStyle: { ...strokes[kind], width: 1.6, opacity: 0.9 },
          })),
        },
      ],
      graphic: kinds.flatMap((kind, at) => strokeKey(kind, at, language)),
    },
  }
}

/** On axes that nobody sees, so that what is laid out in a box stays in it. */
function hidden(max: number) {
  return { type: 'value', show: false, min: 0, max }
}

function strokeKey(kind: Tie['kind'], at: number, language: Language) {
  const { color, type } = strokes[kind]
  const x = 24 + at * 240
  return [
    {
      type: 'line',
      shape: { x1: x, y1: 10, x2: x + 34, y2: 10 },
      style: { stroke: color, lineWidth: 2, lineDash: type },
    },
    {
      type: 'text',
      ...{ x: x + 42, y: 3 },
      style: { text: words[kind][language], fill: '#1f2328', fontSize: 13 },
    },
  ]
}
