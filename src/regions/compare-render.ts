import { type Table, tableOf } from '../imports/table.ts'
import { colon, type Language, semicolon } from '../platform/phrase.ts'
import type { RegionComparison } from './compare.actions.ts'
import { peersFound, compareWords as words } from './compare-phrases.ts'
import { regionWords } from './region-phrases.ts'
import { head } from './region-render.ts'

type Side = RegionComparison['regions'][number]
type Item = RegionComparison['items'][number]

/** A region beside its peers, for a terminal: a block for each, then what they have and it lacks. */
export function renderComparison(found: RegionComparison, language: Language): string {
  const [own, ...peers] = found.regions
  const lacked = found.items.filter((item) => item.lacked)
  const how = found.found && peersFound(found.found.among, found.found.organisationsLeast)
  const lines = [
    ...head(found),
    ...(how ? [`  ${how[language]}`] : []),
    ...(own ? sideLines(own, language, false) : []),
    ...peers.flatMap((side) => sideLines(side, language, true)),
    '',
  ]
  if (peers.length === 0) lines.push(words.noPeers[language])
  else if (lacked.length === 0) lines.push(words.nothingLacked[language])
  else
    lines.push(
      words.theyHave[language],
      ...lacked.map((item) => lackedLine(item, own?.region.code, language)),
    )
  return `${lines.join('\n')}\n`
}

function sideLines(side: Side, language: Language, peer: boolean): string[] {
  const { region, entries, organisations, diversity, complexity, advantages, gaps } = side
  const far = region.distanceKm === null ? '' : `, ${region.distanceKm} km`
  const figures = [
    ...(peer ? [`${words.similarity[language]} ${side.similarity.toFixed(2)}`] : []),
    `n = ${organisations} / ${entries}`,
    `${regionWords.diversity[language]} ${diversity}`,
    `${regionWords.complexity[language]} ${complexity?.toFixed(2) ?? '–'}`,
    `${regionWords.unanswered[language]} ${gaps.unmet}`,
  ]
  const named = (all: readonly { code: string; title: string }[]) =>
    all.map(({ code, title }) => `${code} ${title}`).join(`${semicolon[language]} `)
  return [
    '',
    `${region.code} ${region.name}${peer ? far : ''}  ${figures.join(' · ')}`,
    ...(advantages.length > 0
      ? [`  ${words.advantages[language]}${colon[language]} ${named(advantages)}`]
      : []),
    ...(gaps.first.length > 0
      ? [`  ${words.gaps[language]} (${gaps.activities})${colon[language]} ${named(gaps.first)}`]
      : []),
  ]
}

function lackedLine(item: Item, own: string | undefined, language: Language): string {
  const with_ = item.cells.filter(({ region, specialised }) => region !== own && specialised)
  const here = item.cells.find(({ region }) => region === own)
  const figures = [
    with_.map(({ region }) => region).join(' '),
    `${regionWords.offered[language]} ${here?.supply ?? 0}`,
    `${regionWords.unanswered[language]} ${here?.unmet ?? 0}`,
    `${regionWords.density[language]} ${Math.round(item.density)} %`,
  ]
  return `  ${item.activity.code} ${item.activity.title}${colon[language]} ${figures.join(' · ')}`
}

/** A line for each activity and region. */
export function comparisonTable({ items, regions }: RegionComparison): Table {
  const sides = new Map(regions.map((side) => [side.region.code, side]))
  const columns = [
    'region',
    'name',
    'similarity',
    'n',
    'activity',
    'title',
    'supply',
    'organisations',
    'quotient',
    'specialised',
    'demand',
    'unmet',
    'lacked',
    'had',
    'density',
    'complexity',
  ] as const
  const rows = items.flatMap(({ activity, cells, lacked, had, density, complexity }) =>
    cells.map(({ region, ...cell }) => ({
      region,
      name: sides.get(region)?.region.name ?? null,
      similarity: sides.get(region)?.similarity ?? null,
      n: sides.get(region)?.organisations ?? null,
      activity: activity.code,
      title: activity.title,
      ...cell,
      ...{ lacked, had, density, complexity },
    })),
  )
  return tableOf(columns, rows)
}
