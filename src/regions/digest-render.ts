import { type Language, quoted } from '../platform/phrase.ts'
import type { RegionDigest } from './digest.actions.ts'
import { digestWords as words } from './digest-phrases.ts'

/** What is new in a region, as a letter would say it: a heading for each kind of news, and nothing for what brought none. */
export function renderDigest(digest: RegionDigest, language: Language): string {
  const { region, since, until, organisations, entries } = digest
  const say = (word: keyof typeof words) => words[word][language]
  const section = (word: keyof typeof words, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${say(word)} (${lines.length})`, ...lines]
  const named = ({ name }: Named) => `  ${name ?? say('unregistered')}`
  const news = [
    ...section(
      'opened',
      digest.opened.map((gap) => gapLine(gap, language)),
    ),
    ...section('closed', digest.closed.map(activityLine)),
    ...section(
      'entered',
      digest.entered.map((one) => supplyLine(one, language)),
    ),
    ...section(
      'left',
      digest.left.map((one) => supplyLine(one, language)),
    ),
    ...section(
      'emerging',
      digest.emerging.map((activity) => activityLine({ activity })),
    ),
    ...section('partners', digest.partners.map(placeLine)),
    ...section('joined', digest.joined.map(named)),
    ...section('gone', digest.gone.map(named)),
  ]
  const counts = [
    `${say('organisations')} ${organisations.before} → ${organisations.now}`,
    `${say('entries')} ${entries.before} → ${entries.now}`,
  ]
  return `${[
    `${region.code} ${region.name}  ${since} – ${until}`,
    `  ${counts.join(' · ')}`,
    ...(news.length > 0 ? news : ['', say('nothing')]),
  ].join('\n')}\n`
}

type Named = RegionDigest['joined'][number]
type Told = Pick<RegionDigest['closed'][number], 'activity'>

function activityLine({ activity }: Told): string {
  return `  ${activity.code} ${activity.title}`
}

/** A heading, how many needs, and whose; on lines of their own what they look for. */
function gapLine(gap: RegionDigest['opened'][number], language: Language): string {
  const needs = gap.needs.map(
    ({ title, organisation }) => `\n      ${quoted(title)[language]} – ${organisation.name}`,
  )
  return `${activityLine(gap)} (${words.unanswered[language]} ${gap.now.unmet})${needs.join('')}`
}

function supplyLine(one: RegionDigest['entered'][number], language: Language): string {
  return `${activityLine(one)} (${words.offers[language]} ${one.before.supply} → ${one.now.supply})`
}

function placeLine({ code, name, distanceKm }: RegionDigest['partners'][number]): string {
  return `  ${code} ${name}${distanceKm === null ? '' : `, ${distanceKm} km`}`
}
