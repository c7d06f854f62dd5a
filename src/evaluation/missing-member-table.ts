import type { Gain } from './collaborations.ts'
import type { MissingMemberReport, MissingSlice, MissingSliceName } from './missing-member.ts'
import type { ComparedRow } from './ranking-comparison.ts'
import { aligned, signed, withInterval } from './table.ts'

const who: Readonly<Record<MissingSliceName, string>> = {
  everybody: 'Whoever is missing, among everybody',
  warm: 'Missing is an organisation with a history, among everybody',
  newcomers: 'Missing is a newcomer, of which only country and kind are known, among everybody',
  'newcomers-known': 'Missing is a newcomer, and a newcomer is looked for: among newcomers',
}

/** How well the missing member of a consortium was found, for people at a terminal. */
export function renderMissingMember(report: MissingMemberReport): string {
  const { year, asked, of, catalogue, newcomers, learntOn, learntFrom, depth } = report
  const sections = [
    [
      `Projects of ${year} with 3 to 50 members, each without one of them, drawn by chance: ${asked} of ${of}`,
      `Ranked are ${catalogue} organisations with a project before, and ${newcomers} whose first is of ${year}.`,
    ],
    ...report.slices.map(sliceLines),
    [
      `In brackets: 95 % of ${report.resamples} resamples of the projects (seed ${report.seed}). recall and nDCG: of the first ${depth}; equal scores stand in any order.`,
      'common-neighbours and adamic-adar are added up over the members; members-met: with how many of them it worked before.',
      `p: paired bootstrap by project, corrected by Holm. Splot learnt from ${learntFrom} projects of ${learntOn}, never from ${year}.`,
    ],
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function sliceLines({ slice, asked, among, rankings, gains }: MissingSlice): string[] {
  const rows = rankings.map(({ name, recall, ndcg, intervals }: ComparedRow) => [
    name,
    withInterval(recall, intervals.recall),
    withInterval(ndcg, intervals.ndcg),
  ])
  const added = gains.map(({ to, figure, difference, interval, relative, holm }: Gain) => [
    `splot − ${to}, ${figure === 'ndcg' ? 'nDCG' : figure}`,
    withInterval(difference, interval, signed),
    relativeOf(difference, relative),
    holm.toFixed(4),
  ])
  return [
    `${who[slice]}: ${asked} projects, ${among} organisations`,
    ...aligned([['', 'recall@20', 'nDCG@20'], ...rows]),
    '',
    ...aligned([['', 'difference', 'relative', 'p'], ...added]),
  ]
}

/** Nothing beside what is shown as 0. */
function relativeOf(difference: number, relative: number): string {
  const other = difference / relative
  if (!Number.isFinite(relative) || other < 0.0005) return '–'
  return `${relative >= 0 ? '+' : ''}${(100 * relative).toFixed(1)} %`
}
