import { colon, decimal, type Language, semicolon } from '../platform/phrase.ts'
import type { Picture } from '../platform/picture.ts'
import { shortened } from './heatmap.ts'
import { outlinesIn, type Topology } from './outline.ts'
import type { RegionPartners } from './partners.actions.ts'
import { mapTitle, pictureWords as words } from './picture-phrases.ts'
import { isNear, type Point, project, type Window, windowAround } from './projection.ts'
import { regionWords } from './region-phrases.ts'

type Partner = Pick<
  RegionPartners['items'][number],
  'rank' | 'region' | 'weGain' | 'theyGain' | 'theyBring'
>
type Partners = Pick<RegionPartners, 'region' | 'notes'> & Readonly<{ items: readonly Partner[] }>
type Located = Readonly<{ partner: Partner; point: Point }>
type PlaceOf = (code: string) => Readonly<{ latitude: number; longitude: number }> | undefined

const [width, height] = [860, 520]
const name = 'partner-map'
const namedMost = 2

/** Complementary regions on a map, an arrow from each to what it would add to; what it brings is told below. */
export function mapPicture(
  { region, notes, items }: Partners,
  placeOf: PlaceOf,
  topology: Topology,
  language: Language,
): Picture {
  const own = placeOf(region.code)
  const home = own && project(own)
  const shown = home ? locatedAmong(items, home, placeOf) : []
  const points = shown.map(({ point }) => point)
  const window = windowAround(home ? [home, ...points] : [[0, 0]], width / height)
  const finest = (window.north - window.south) / height
  return {
    title: mapTitle(`${region.code} ${region.name}`)[language],
    summary: words.map[language],
    height,
    map: { name, shapes: outlinesIn(topology, window, finest) },
    key:
      items.length === 0
        ? [regionWords.noPartners[language]]
        : items.map((item) => keyLine(item, shown, language)),
    notes: [...notes, words.outlines[language]],
    option: {
      geo: { ...ground, boundingCoords: cornersOf(window) },
      series: home ? [arrowsTo(home, shown, finest), ...pointsOf(region.code, home, shown)] : [],
    },
  }
}

/** Those whose place is known and near enough to be on one map with the region itself. */
function locatedAmong(items: readonly Partner[], home: Point, placeOf: PlaceOf): Located[] {
  return items.flatMap((partner) => {
    const place = placeOf(partner.region.code)
    const point = place && project(place)
    return point && isNear(point, home) ? [{ partner, point }] : []
  })
}

function keyLine(item: Partner, shown: readonly Located[], language: Language): string {
  const { rank, region, weGain, theyGain, theyBring } = item
  const far = region.distanceKm === null ? '' : `, ${region.distanceKm} km`
  const absent = shown.some(({ partner }) => partner === item)
    ? ''
    : ` (${words.notOnMap[language]})`
  const brings = theyBring
    .slice(0, namedMost)
    .map(({ code, title }) => `${code} ${shortened(title, 48)}`)
  const what =
    brings.length > 0
      ? ` · ${regionWords.theyBring[language]}${colon[language]} ${brings.join(`${semicolon[language]} `)}`
      : ''
  return `${rank}.  ${region.code} ${region.name}${far}${absent}${colon[language]} ${regionWords.weGain[language]} ${decimal(weGain, 1)[language]}, ${regionWords.theyGain[language]} ${decimal(theyGain, 1)[language]}${what}`
}

const ground = {
  map: name,
  aspectScale: 1,
  left: 20,
  top: 0,
  width,
  height,
  silent: true,
  roam: false,
  label: { show: false },
  itemStyle: { areaColor: '#f1f3f5', borderColor: '#a8b3bf', borderWidth: 0.8 },
} as const

function cornersOf({ west, south, east, north }: Window) {
  return [
    [west, north],
    [east, south],
  ]
}

const widest = 7
const gapPixels = 14

/** A point on the way to `end` at which the head of an arrow can still be seen beside the mark of the end itself. */
function shortOf(end: Point, from: Point, km: number): Point {
  const [x, y] = [from[0] - end[0], from[1] - end[1]]
  const length = Math.hypot(x, y)
  if (length <= 2 * km) return end
  return [end[0] + (x / length) * km, end[1] + (y / length) * km]
}

function arrowsTo(home: Point, shown: readonly Located[], kmPerPixel: number) {
  const most = Math.max(1e-9, ...shown.map(({ partner }) => partner.weGain))
  return {
    type: 'lines',
    coordinateSystem: 'geo',
    silent: true,
    symbol: ['none', 'arrow'],
    symbolSize: 12,
    data: shown
      .filter(({ partner }) => partner.weGain > 0)
      .map(({ partner, point }) => ({
        coords: [point, shortOf(home, point, gapPixels * kmPerPixel)],
        lineStyle: {
          color: '#0072b2',
          opacity: 0.75,
          curveness: 0.18,
          width: Math.max(1, (widest * partner.weGain) / most),
        },
      })),
  }
}

function pointsOf(code: string, home: Point, shown: readonly Located[]) {
  const common = { type: 'scatter', coordinateSystem: 'geo', silent: true }
  const label = { show: true, color: '#1f2328', fontSize: 13, fontWeight: 'bold' }
  const halo = { textBorderColor: '#fff', textBorderWidth: 3 }
  return [
    {
      ...common,
      symbolSize: 10,
      itemStyle: { color: '#0072b2', borderColor: '#fff', opacity: 1 },
      label: { ...label, ...halo, formatter: '{b}' },
      labelLayout: { moveOverlap: 'shiftY' },
      data: shown.map(({ partner, point }) => ({
        name: `${partner.rank}. ${partner.region.code}`,
        value: point,
        // Away from the region itself, where the arrows are.
        label: { position: point[0] < home[0] ? 'left' : 'right' },
      })),
    },
    {
      ...common,
      symbolSize: 16,
      itemStyle: { color: '#d55e00', borderColor: '#fff', borderWidth: 2, opacity: 1 },
      label: { ...label, ...halo, formatter: '{b}', position: 'bottom' },
      data: [{ name: code, value: home }],
    },
  ]
}
