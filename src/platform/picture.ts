import type { EChartsOption } from 'echarts'

/** A chart with what is said around it. Sizes are pixels; every picture is as wide as the others. */
export type Picture = Readonly<{
  title: string
  /** What is drawn, in a sentence. */
  summary: string
  /** The chart as options of ECharts. */
  option: Readonly<Record<string, unknown>>
  height: number
  /** GeoJSON by the name that the options call it. */
  map?: Readonly<{ name: string; shapes: object }> | undefined
  /** Lines below the chart that say what numbers or codes in it mean. */
  key: readonly string[]
  /** What to keep in mind. */
  notes: readonly string[]
}>

const pictureWidth = 900
const margin = 20
const textWidth = pictureWidth - 2 * margin
const ink = '#1f2328'
const quiet = '#4b5560'

/** Dark text on white, nothing that moves or answers the mouse: the picture is read, printed and embedded. */
const still = {
  animation: false,
  backgroundColor: 'transparent',
  textStyle: { fontFamily: 'sans-serif', color: ink },
}

/** A picture as an SVG file of its own: no script, no font and nothing to load. */
export async function pictureAsSvg(picture: Picture): Promise<string> {
  const { title, summary, key, notes, height } = picture
  const head = [
    ...block(title, { y: 34, size: 19, weight: 600, fill: ink }),
    ...block(summary, { y: 56, size: 13, weight: 400, fill: quiet }),
  ]
  const top = bottomOf(head) + 12
  const below = paragraphs(key, { y: top + height + 22, size: 13, weight: 400, fill: ink })
  const from = below.length > 0 ? bottomOf(below) + 24 : top + height + 22
  const foot = paragraphs(notes, { y: from, size: 12, weight: 400, fill: quiet })
  const whole = bottomOf([...head, ...below, ...foot, { y: top + height }]) + margin
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${whole}" viewBox="0 0 ${pictureWidth} ${whole}" role="img" aria-labelledby="title summary" font-family="sans-serif">
<title id="title">${escaped(title)}</title>
<desc id="summary">${escaped([summary, ...key, ...notes].join('\n'))}</desc>
<rect width="${pictureWidth}" height="${whole}" fill="#fff"/>
${[...head, ...below, ...foot].map(asText).join('\n')}
<g transform="translate(0 ${top})">
${await chart(picture)}
</g>
</svg>
`
}

/** ECharts takes half a second to load, which whoever draws nothing need not wait for. */
async function chart({ option, height, map }: Picture): Promise<string> {
  const { init, registerMap } = await import('echarts')
  if (map) registerMap(map.name, JSON.stringify(map.shapes))
  const drawn = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: pictureWidth,
    height,
  })
  drawn.setOption({ ...still, ...option } as EChartsOption)
  const svg = drawn.renderToSVGString()
  drawn.dispose()
  return stripped(svg)
}

/**
 * Without what answers the mouse, the declaration of links that nothing uses, and numbers that differ from one drawing to the
 * next: the same picture is the same file.
 */
function stripped(svg: string): string {
  return svg
    .replace(/ xmlns:xlink="[^"]*"/, '')
    .replace(/ xmlns="[^"]*"/, '')
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events)="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, 'zr-')
}

type Style = Readonly<{ y: number; size: number; weight: number; fill: string }>
type Line = Style & Readonly<{ text: string }>

function block(text: string, style: Style): Line[] {
  return wrapped(text, textWidth / (style.size * 0.54)).map((line, at) => ({
    ...style,
    text: line,
    y: style.y + at * Math.round(style.size * 1.4),
  }))
}

function paragraphs(texts: readonly string[], style: Style): Line[] {
  let { y } = style
  return texts.flatMap((text) => {
    const lines = block(text, { ...style, y })
    y = bottomOf(lines) + Math.round(style.size * 1.5)
    return lines
  })
}

function bottomOf(lines: readonly Readonly<{ y: number }>[]): number {
  return Math.max(...lines.map(({ y }) => y))
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > most && line !== '') {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

function asText({ text, y, size, weight, fill }: Line): string {
  return `<text x="${margin}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}</text>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
