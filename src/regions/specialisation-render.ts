import { colon, type Language, semicolon } from '../platform/phrase.ts'
import { specialisationWords as words } from './specialisation-phrases.ts'
import type { OrganisationDomain, RegionDomain } from './specialisation-view.ts'

type ShownList = Readonly<{
  key: string
  status: string
  source: string
  items: readonly RegionDomain[]
}>

/** The lists of a region for a terminal, with counts. */
export function renderRegionSpecialisations(
  {
    region,
    lists,
    stale,
  }: Readonly<{ region: string; lists: readonly ShownList[]; stale: number }>,
  language: Language,
): string {
  if (lists.length === 0) return `${words.none[language]}\n`
  const lines = lists.flatMap(({ key, status, source, items }) => [
    '',
    `${region} · ${key}${status === 'unverified' ? ` (${words.unverified[language]})` : ''} · ${words.columns[language]}`,
    `  ${words.source[language]}${colon[language]} ${source}`,
    ...items.map(({ code, names, organisations, competencies, needs }) => {
      const counts = [organisations, competencies, needs].map((n) => String(n).padStart(4)).join('')
      return `${counts}  ${code}. ${names[language]}`
    }),
  ])
  return [...lines, ...(stale > 0 ? ['', `${words.stale[language]} ${stale}`] : []), ''].join('\n')
}

/** The domains of an organisation for a terminal: confidence, and what says so. */
export function renderOrganisationSpecialisations(
  {
    organisation,
    items,
  }: Readonly<{
    organisation: { name: string }
    items: readonly OrganisationDomain[]
  }>,
  language: Language,
): string {
  if (items.length === 0) return `${organisation.name}\n  ${words.noneOf[language]}\n`
  const lines = items.flatMap((item) => [
    `  ${item.confidence.toFixed(2)}  ${item.list} ${item.code}. ${item.names[language]}${
      item.status === 'unverified' ? ` (${words.unverified[language]})` : ''
    }${item.correction ? ` — ${words.corrected[language]} ${item.correction.by}` : ''}`,
    ...item.entries.slice(0, 3).map((entry) => {
      const why = [
        ...(entry.nace === null ? [] : [`${words.activity[language]} ${entry.nace}`]),
        ...(entry.sentence === null
          ? []
          : [`${words.text[language]}${colon[language]} „${entry.sentence}”`]),
      ].join(`${semicolon[language]} `)
      return `          ${entry.confidence.toFixed(2)} ${words[entry.side][language]}${colon[language]} ${entry.title}\n               ${why}`
    }),
  ])
  return [organisation.name, ...lines, ''].join('\n')
}
