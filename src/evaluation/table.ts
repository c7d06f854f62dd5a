import type { RetrievalResult } from '../embedding/concept-retrieval.ts'
import { languages } from '../platform/phrase.ts'
import type { Interval } from './bootstrap.ts'
import type { FigureName } from './figures.ts'
import type { Calibration, Difference, Evaluation, Means, RankingReport } from './report.ts'

const headings: Readonly<Record<FigureName, string>> = {
  'ndcg@10': 'nDCG@10',
  'recall@10': 'recall@10',
  mrr: 'MRR',
  'success@1': 'success@1',
  'found@10': 'found@10',
  'hard-negative-errors': 'errors',
}
const mainFigures: readonly FigureName[] = ['ndcg@10', 'recall@10', 'mrr', 'success@1']

/** An evaluation for people at a terminal. */
export function renderEvaluation(evaluation: Evaluation): string {
  const { needs, offers, judgements, rankings, differences, calibration, resamples } = evaluation
  const several = rankings.filter(({ name }) => name === 'fused').length > 1
  const label = ({ name, model }: Pick<RankingReport, 'name' | 'model'>) =>
    several && model !== null ? `${name} (${model})` : name
  const sections = [
    [
      `${needs} needs, ${offers} offers, ${judgements} judgements; weights ${evaluation.weights}`,
      ...rankings.flatMap(({ name, model }) => (name === 'dense' ? [`model ${model}`] : [])),
    ],
    ['All offers', ...overall(rankings, label)],
    ['By language of the offer, each ranked by itself', ...acrossLanguages(rankings, label)],
    ['nDCG@10 by language of the need', ...byNeedLanguage(rankings, label)],
    ...rankings
      .filter(({ name }) => name === 'fused')
      .map((one) => [`nDCG@10 of ${label(one)}, need → offer (needs)`, ...byPair(one)]),
    ['What the fused ranking adds', ...added(differences, label)],
    ...calibration.map((one) => calibrationLines(one, several)),
    ...(evaluation.organisations
      ? [
          [
            `Organisations: partners of ${evaluation.organisations.asked}, by their best fit and by the score of the pair`,
            ...overall(evaluation.organisations.rankings, label),
          ],
        ]
      : []),
    [
      `In brackets: 95 % of ${resamples} resamples of the needs (seed ${evaluation.seed}). nDCG gains 2^grade - 1; the other`,
      'figures count grades 2 and 3. found@10: share of these answers among the first ten of all offers.',
      'errors: how often an offer judged 0 stands above an answer; less is better.',
    ],
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** What was found of the concepts kept aside, for people at a terminal. */
export function renderConcepts(
  reports: readonly Readonly<{ model: string; tasks: readonly RetrievalResult[] }>[],
): string {
  return reports
    .map(({ model, tasks }) => {
      const rows = tasks.map((task) => [
        `${task.source} ${task.from} → ${task.to}`,
        figure(task.recallAt1),
        figure(task.recallAt10),
        String(task.queries),
        String(task.candidates),
      ])
      const head = ['', 'R@1', 'R@10', 'asked', 'names']
      return `Names of concepts kept aside, ${model}\n${aligned([head, ...rows]).join('\n')}\n`
    })
    .join('\n')
}

type Label = (ranking: Pick<RankingReport, 'name' | 'model'>) => string

function overall(rankings: readonly RankingReport[], label: Label): string[] {
  const head = ['', ...mainFigures.map((name) => headings[name]), 'errors', 'coverage', 'Gini']
  const rows = rankings.map((one) => [
    label(one),
    ...mainFigures.map((name) => withInterval(one[name], one.intervals[name])),
    figure(one['hard-negative-errors']),
    figure(one['coverage@10']),
    figure(one['gini@10']),
  ])
  return aligned([head, ...rows])
}

function acrossLanguages(rankings: readonly RankingReport[], label: Label): string[] {
  const names = ['ndcg@10', 'recall@10', 'found@10'] as const
  const head = [
    '',
    ...names.map((name) => `other: ${headings[name]}`),
    ...names.map((name) => `own: ${headings[name]}`),
  ]
  const rows = rankings.map((one) => [
    label(one),
    ...[one.cross, one.same].flatMap((part) =>
      names.map((name) =>
        name === 'ndcg@10' ? withInterval(part[name], part.intervals[name]) : figure(part[name]),
      ),
    ),
  ])
  return aligned([head, ...rows])
}

function byNeedLanguage(rankings: readonly RankingReport[], label: Label): string[] {
  const spoken = rankings[0]?.byNeedLanguage ?? []
  const head = ['', ...spoken.map(({ need, needs }) => `${need} (${needs})`)]
  const rows = rankings.map((one) => [
    label(one),
    ...one.byNeedLanguage.map((means) => figure(means['ndcg@10'])),
  ])
  return aligned([head, ...rows])
}

function byPair({ byLanguagePair, byNeedLanguage: spoken }: RankingReport): string[] {
  const cell = (means: Means | undefined) =>
    means ? `${figure(means['ndcg@10'])} (${means.needs})` : '–'
  const rows = spoken.map(({ need }) => [
    need,
    ...languages.map((offer) =>
      cell(byLanguagePair.find((pair) => pair.need === need && pair.offer === offer)),
    ),
  ])
  return aligned([['', ...languages.map((offer) => `→ ${offer}`)], ...rows])
}

function added(all: readonly Difference[], label: Label): string[] {
  const head = ['', ...mainFigures.map((name) => headings[name])]
  const rows = all.map(({ of, to, figures }) => [
    `${label(of)} − ${label(to)}`,
    ...mainFigures.map((name) =>
      withInterval(figures[name].difference, figures[name].interval, signed),
    ),
  ])
  return aligned([head, ...rows])
}

function calibrationLines({ model, shown, heldOut, judged }: Calibration, several: boolean) {
  const bins = shown.bins.filter(({ pairs }) => pairs > 0)
  const rows = bins.map(({ from, to, pairs, predicted, observed }) => [
    `${from.toFixed(1)} to ${to.toFixed(1)}`,
    String(pairs),
    figure(predicted),
    figure(observed),
  ])
  return [
    `How true the fit is${several ? ` (${model})` : ''}, on the first ten offers of each need`,
    ...aligned([['fit', 'pairs', 'said', 'true'], ...rows]),
    `calibration error (ECE) ${figure(shown.ece)}; refitted on other needs ${figure(heldOut.ece)}`,
    `${judged} of the ${shown.pairs} pairs were judged; the others count as no answer`,
  ]
}

export function withInterval(value: number, [from, to]: Interval, write = figure): string {
  return `${write(value)} [${write(from)}, ${write(to)}]`
}

/** `.472`, `1.000`, and a dash where there is nothing to measure. */
export function figure(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3).replace(/^(-?)0\./, '$1.')
}

export function signed(value: number): string {
  return value >= 0 ? `+${figure(value)}` : figure(value)
}

/** Columns of equal width: the first to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths?.[column] ?? 0
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
