import { domainName } from '../catalogue/specialisation-list.ts'
import { colon, type Language, type Phrase, quoted } from '../platform/phrase.ts'
import { abroadWords } from './abroad-phrases.ts'
import { answeredFrom } from './gap.ts'
import type { RegionDomains, RegionGaps } from './gaps.actions.ts'
import type { RegionPartners } from './partners.actions.ts'
import type { RegionPortfolio } from './portfolio.actions.ts'
import { regionWords as words } from './region-phrases.ts'
import { specialisationWords } from './specialisation-phrases.ts'

type About = Pick<RegionGaps, 'region' | 'notes'>

/** What a region lacks, for a terminal: why, who could extend, and whom to be introduced to. */
export function renderGaps(gaps: RegionGaps, language: Language): string {
  const say = (phrase: Phrase) => phrase[language]
  const { supply, demand, unmet } = gaps.totals
  const lines = [
    ...head(gaps),
    `${say(words.offered)} ${figure(supply)} · ${say(words.wanted)} ${demand} · ${say(words.unanswered)} ${unmet}`,
  ]
  lines.push(...gaps.domains.map((domain) => domainLine(domain, language)))
  if (gaps.empty) lines.push('', ...noGap(gaps.empty, language))
  for (const gap of gaps.items) {
    const { code, title } = gap.activity
    const measured = [
      `${say(words.unanswered)} ${gap.unmet}/${gap.demand}`,
      `${say(words.density)} ${Math.round(gap.density)} %`,
      `${say(words.complexity)} ${gap.complexity?.toFixed(2) ?? '–'}`,
      `n = ${figure(gap.supply.entries)}`,
    ]
    lines.push(
      '',
      `${String(gap.rank).padStart(3)}. ${code} ${title}  ${gap.score.toFixed(2)}`,
      `     ${gap.says}`,
      `     ${measured.join(' · ')}`,
      ...gap.needs.map(
        (need) =>
          `     ${say(words.need)}${say(colon)} ${quoted(need.title)[language]} – ${who(need)}`,
      ),
      ...gap.extend.map(
        (one) =>
          `     ${say(words.couldExtend)}${say(colon)} ${who(one)} – ${quoted(one.title)[language]} (${say(words.relatedness)} ${Math.round(one.relatedness * 100)} %)`,
      ),
      ...gap.regions.flatMap((region) => bringing(region, language)),
    )
  }
  return `${lines.join('\n')}\n`
}

function noGap({ says, ask }: NonNullable<RegionGaps['empty']>, language: Language): string[] {
  const asked = ask.map(
    ({ organisation, competencies }) =>
      `  ${words.ask[language]}${colon[language]} ${organisation.name} (${words.offered[language]} ${competencies})`,
  )
  return [says, ...asked]
}

/** The specialisations of a region, for a terminal. */
export function renderDomains(domains: RegionDomains, language: Language): string {
  const lines = domains.items.map((domain) => domainLine(domain, language))
  return `${[...head(domains), ...lines].join('\n')}\n`
}

function domainLine(domain: RegionGaps['domains'][number], language: Language): string {
  const { list, code, name, confirmed, organisations, supply, demand, unmet, top } = domain
  const unsure = confirmed ? '' : ` (${specialisationWords.unverified[language]})`
  const figures = [
    `${words.organisations[language]} ${organisations}`,
    `${words.offered[language]} ${figure(supply)}`,
    `${words.wanted[language]} ${demand}`,
    `${words.unanswered[language]} ${unmet}`,
    ...(top && top.score > 0 && unmet > 0
      ? [`${words.topGap[language]} ${top.code} ${top.title}`]
      : []),
  ]
  return `  ${domainName(list, code)} ${name}${unsure}${colon[language]} ${figures.join(' · ')}`
}

type Bringing = RegionGaps['items'][number]['regions'][number]

function bringing(region: Bringing, language: Language): string[] {
  const { code, name, added, distanceKm } = region
  const far = distanceKm === null ? '' : `, ${distanceKm} km`
  const lines = [
    `     ${words[region.supply > 0 ? 'broughtBy' : 'answeredBy'][language]}${colon[language]} ${code} ${name}${far} (+${Math.round(added)} ${words.points[language]})`,
  ]
  for (const one of region.organisations) {
    lines.push(
      `       ${who(one)} – ${quoted(one.title)[language]}  ${answering(one.fit, language)}`.trimEnd(),
    )
    if (one.introduction) lines.push(`       ${asking(one.introduction)}`)
  }
  return lines
}

/** How surely it answers; nothing where it was not held against a need. */
function answering(fit: number | null, language: Language): string {
  if (fit === null) return ''
  const word = fit >= answeredFrom ? words.answers : words.mayAnswer
  return `${word[language]} (${Math.round(fit * 100)} %)`
}

/** Regions that complement a region, for a terminal. */
export function renderPartners(partners: RegionPartners, language: Language): string {
  const say = (phrase: Phrase) => phrase[language]
  const lines = head(partners)
  if (partners.items.length === 0) lines.push(say(words.noPartners))
  for (const item of partners.items) {
    const { code, name, distanceKm } = item.region
    const far = distanceKm === null ? '' : `, ${distanceKm} km`
    lines.push(
      '',
      `${String(item.rank).padStart(3)}. ${code} ${name}${far}  ${partnerFigures(item, language)}`,
      ...item.theyBring.map(
        (one) => `     ${say(words.theyBring)}${say(colon)} ${one.code} ${one.title}`,
      ),
      ...item.weBring.map(
        (one) => `     ${say(words.weBring)}${say(colon)} ${one.code} ${one.title}`,
      ),
      ...[...item.theyAnswer, ...item.weAnswer].flatMap(
        ({ need, competency, fit, introduction }) => [
          `     ${who(need)} ${quoted(need.title)[language]} ← ${who(competency)} ${quoted(competency.title)[language]}  ${Math.round(fit * 100)} %`,
          `       ${asking(introduction)}`,
        ],
      ),
    )
  }
  return `${lines.join('\n')}\n`
}

function partnerFigures(
  { organisations, entries, weGain, theyGain, commonLanguages }: RegionPartners['items'][number],
  language: Language,
): string {
  const common = commonLanguages.join(' ')
  return [
    `n = ${organisations} / ${entries}`,
    `${words.weGain[language]} ${weGain.toFixed(1)}`,
    `${words.theyGain[language]} ${theyGain.toFixed(1)} ${words.points[language]}`,
    common === ''
      ? abroadWords.noLanguage[language]
      : `${abroadWords.languages[language]} ${common}`,
  ].join(' · ')
}

/** What a region has, for a terminal. */
export function renderPortfolio(portfolio: RegionPortfolio, language: Language): string {
  // Values of a table are no organisations.
  const fromTable = portfolio.basis.source === 'table'
  const say = (phrase: Phrase) => phrase[language]
  const lines = [
    ...head(portfolio),
    `${say(words.diversity)} ${portfolio.diversity} · ${say(words.complexity)} ${portfolio.complexity?.toFixed(2) ?? '–'}`,
    `${say(words.peers)}${say(colon)} ${portfolio.peers.map(({ code, name, similarity }) => `${code} ${name} ${similarity.toFixed(2)}`).join(', ')}`,
    ...portfolio.emerging.map(
      ({ activity, organisations }) =>
        `${say(words.emerging)}${say(colon)} ${activity.code} ${activity.title} (n = ${organisations})`,
    ),
    '',
  ]
  for (const one of portfolio.items)
    lines.push(
      `${one.specialised ? '*' : ' '} ${one.activity.code.padEnd(5)} ${say(words.offered)} ${figure(one.supply)}${fromTable ? '' : ` (${figure(one.organisations)})`} · ${say(words.wanted)} ${one.demand} · LQ ${one.quotient.toFixed(2)} · ${say(words.density)} ${Math.round(one.density)} %  ${one.activity.title}`,
    )
  return `${lines.join('\n')}\n`
}

export function head({ region, notes }: About): string[] {
  return [`${region.code} ${region.name}`, ...notes.map((note) => `  ${note}`)]
}

function who({ organisation }: RegionGaps['items'][number]['needs'][number] | Named): string {
  return [organisation.name, organisation.city].filter((part) => part !== null).join(', ')
}
type Named = Readonly<{ organisation: Readonly<{ name: string; city: string | null }> }>

export function asking({ from, to, needId, competencyId }: Introduction): string {
  return `splot introduction ask --from ${from} --to ${to} --need ${needId} --competency ${competencyId}`
}
type Introduction = RegionPartners['items'][number]['theyAnswer'][number]['introduction']

/** Counts as they are, figures of a table with as much as is worth reading. */
function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4)
}
