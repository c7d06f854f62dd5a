import type { CollaborationReport, Gain, RankingRow, SliceReport } from './collaborations.ts'
import { aligned, figure, signed, withInterval } from './table.ts'

/** How well new partners were found, for people at a terminal. */
export function renderCollaborations(report: CollaborationReport): string {
  const { year, depth } = report
  const sections = [
    [
      `New partners of ${year}, from ${report.projects} projects that started before, among ${report.catalogue} organisations`,
    ],
    ...report.slices.map((slice) => sliceLines(slice, report)),
    [
      `In brackets: 95 % of ${report.resamples} resamples of the organisations (seed ${report.seed}). recall and nDCG: of the first ${depth}.`,
      'Gini: how unevenly places are spread over the catalogue, less is better; weighted: a place counts 1 / log2(place + 1).',
      `p: paired bootstrap by organisation, corrected by Holm. Splot learnt its weights and prices on ${report.learntOn}, never on ${year}.`,
    ],
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function sliceLines(slice: SliceReport, { year }: CollaborationReport): string[] {
  const who =
    slice.slice === 'warm'
      ? 'Organisations with a history'
      : 'Newcomers, without any project of two to fifty members before'
  const known = {
    'warm-false': 'known are their projects before',
    'warm-true': `known are their projects before, and the programme parts they apply in in ${year}`,
    'newcomers-true': 'known are the programme parts they apply in, country and kind',
    'newcomers-false': 'known are country and kind only',
  }[`${slice.slice}-${slice.knowsTopics}` as const]
  const head = ['', 'recall@20', 'nDCG@20', 'coverage', 'Gini', 'weighted']
  const rows = slice.rankings.map((row: RankingRow) => [
    row.name,
    withInterval(row.recall, row.intervals.recall),
    withInterval(row.ndcg, row.intervals.ndcg),
    figure(row.coverage),
    figure(row.gini),
    figure(row.weightedGini),
  ])
  const gains = slice.gains.map(
    ({ to, figure: of, difference, interval, relative, holm }: Gain) => [
      `splot − ${to}, ${of === 'ndcg' ? 'nDCG' : of}`,
      withInterval(difference, interval, signed),
      `${relative >= 0 ? '+' : ''}${(100 * relative).toFixed(1)} %`,
      holm.toFixed(4),
    ],
  )
  return [
    `${who}: ${slice.asked} of ${slice.of}; ${known}`,
    ...aligned([head, ...rows]),
    '',
    ...aligned([['', 'difference', 'relative', 'p'], ...gains]),
  ]
}
