import type { Estimates, RankingReport } from './report.ts'

const parts = [
  { title: 'All offers', of: (ranking: RankingReport): Estimates => ranking },
  { title: 'In another language', of: (ranking: RankingReport): Estimates => ranking.cross },
  { title: "In the need's own language", of: (ranking: RankingReport): Estimates => ranking.same },
] as const

const words: Readonly<Record<RankingReport['name'], string>> = {
  bm25: 'BM25',
  chars: 'Character n-grams',
  hashing: 'Feature hashing',
  dense: 'Model alone',
  fused: 'Splot',
  partners: 'Splot, organisations',
}

const size = {
  label: 150,
  panel: 190,
  figure: 44,
  gap: 28,
  row: 30,
  bar: 16,
  top: 84,
  bottom: 58,
  margin: 20,
}

/** Colours for light pages, and for dark ones where the reader's system asks for them. */
const style = `
    text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1f2328; }
    .title { font-size: 16px; font-weight: 600; }
    .quiet { fill: #59636e; font-size: 12px; }
    .ours { font-weight: 600; }
    .grid { stroke: #d1d9e0; }
    .bar { fill: #a8b3bf; }
    .bar.ours { fill: #0f766e; }
    .whisker { stroke: #1f2328; stroke-width: 1.5; fill: none; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .quiet { fill: #9198a1; }
      .grid { stroke: #3d444d; }
      .bar { fill: #59636e; }
      .bar.ours { fill: #2dd4bf; }
      .whisker { stroke: #f0f6fc; }
    }
  `

/**
 * A picture of nDCG@10 for a page: for each ranking a bar with its interval, over all offers, and over those in other
 * languages and in the need's own. It needs no script and no font of its own, and reads on light and dark ground.
 */
export function renderChart(
  rankings: readonly RankingReport[],
  set: Readonly<{ needs: number; offers: number }>,
): string {
  const several = rankings.filter(({ name }) => name === 'fused').length > 1
  const label = several ? size.label + 150 : size.label
  const step = size.panel + size.figure + size.gap
  const width = 2 * size.margin + label + parts.length * step - size.gap
  const height = size.top + rankings.length * size.row + size.bottom
  const left = (panel: number) => size.margin + label + panel * step
  const names = rankings.map((ranking, row) => {
    const model = several && ranking.model !== null ? `, ${ranking.model}` : ''
    const kind = ranking.name === 'fused' ? ' class="ours"' : ''
    return `<text${kind} x="${left(0) - 12}" y="${middle(row) + 4.5}" text-anchor="end">${escaped(words[ranking.name] + model)}</text>`
  })
  const panels = parts.flatMap((part, panel) => [
    ...axis(part.title, left(panel), height - size.bottom),
    ...rankings.flatMap((ranking, row) => bar(ranking, part.of(ranking), left(panel), row)),
  ])
  const summary = rankings
    .map(({ name, 'ndcg@10': value }) => `${words[name]} ${value.toFixed(2)}`)
    .join(', ')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title summary">
  <title id="title">How well offers are ranked for needs</title>
  <desc id="summary">nDCG@10 over all offers: ${escaped(summary)}.</desc>
  <style>${style}</style>
  <text class="title" x="${size.margin}" y="30">How well offers are ranked for needs</text>
  ${[...names, ...panels].join('\n  ')}
  <text class="quiet" x="${size.margin}" y="${height - 16}">nDCG@10 on ${set.needs} needs and ${set.offers} offers; 1 is the best order there is. Lines: 95 % bootstrap intervals over needs.</text>
</svg>
`
}

function axis(title: string, left: number, bottom: number): string[] {
  const ticks = [0, 0.5, 1].map((value) => {
    const x = left + value * size.panel
    return (
      `<line class="grid" x1="${x}" x2="${x}" y1="${size.top - 6}" y2="${bottom}"/>` +
      `<text class="quiet" x="${x}" y="${bottom + 16}" text-anchor="middle">${value}</text>`
    )
  })
  return [`<text x="${left}" y="${size.top - 18}">${escaped(title)}</text>`, ...ticks]
}

function bar(ranking: RankingReport, estimates: Estimates, left: number, row: number): string[] {
  const value = estimates['ndcg@10']
  const [from, to] = estimates.intervals['ndcg@10']
  if (![value, from, to].every(Number.isFinite)) return []
  const kind = ranking.name === 'fused' ? 'bar ours' : 'bar'
  const x = (share: number) => (left + share * size.panel).toFixed(1)
  const y = middle(row)
  return [
    `<rect class="${kind}" x="${left}" y="${y - size.bar / 2}" width="${(value * size.panel).toFixed(1)}" height="${size.bar}" rx="2"/>`,
    `<path class="whisker" d="M${x(from)} ${y}H${x(to)}M${x(from)} ${y - 4}v8M${x(to)} ${y - 4}v8"/>`,
    `<text class="${ranking.name === 'fused' ? 'figure ours' : 'figure'}" x="${left + size.panel + size.figure}" y="${y + 4.5}" text-anchor="end">${value.toFixed(2)}</text>`,
  ]
}

function middle(row: number): number {
  return size.top + row * size.row + size.row / 2
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
