import { type Table, tableOf } from '../imports/table.ts'
import { colon, type Language, quoted, semicolon } from '../platform/phrase.ts'
import type { PartnersAbroad } from './abroad.actions.ts'
import { abroadWords as words } from './abroad-phrases.ts'
import { contactWords } from './contact-phrases.ts'
import { answeredFrom } from './gap.ts'
import { regionWords } from './region-phrases.ts'
import { asking } from './region-render.ts'

type Region = PartnersAbroad['regions'][number]
type Cluster = PartnersAbroad['clusters'][number]
type Reason = Region['reasons'][number]

/** Whom abroad a cluster or an organisation complements, for a terminal: regions, then clusters. */
export function renderAbroad(found: PartnersAbroad, language: Language): string {
  const { of, basis, regions, clusters } = found
  const section = (title: string, lines: readonly string[]) => [
    '',
    `${title}${colon[language]}`,
    ...(lines.length > 0 ? lines : [`  ${words.none[language]}`]),
  ]
  const lines = [
    `${of.name} (${of.nuts ?? of.country})  n = ${basis.organisations} / ${basis.entries}`,
    ...section(
      words.regions[language],
      regions.flatMap((one) =>
        partnerLines(
          one,
          [`${one.region.code} ${one.region.name}`, distance(one.region.distanceKm)],
          language,
        ),
      ),
    ),
    ...section(
      words.clusters[language],
      clusters.flatMap((one) =>
        partnerLines(
          one,
          [one.cluster.name, one.cluster.nuts ?? one.cluster.country, distance(one.distanceKm)],
          language,
        ),
      ),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function distance(km: number | null): string {
  return km === null ? '' : `${km} km`
}

function partnerLines(
  one: Region | Cluster,
  called: readonly string[],
  language: Language,
): string[] {
  const common = one.commonLanguages.join(' ')
  const figures = [
    `${regionWords.weGain[language]} ${one.weGain.toFixed(1)}`,
    `${regionWords.theyGain[language]} ${one.theyGain.toFixed(1)}`,
    common === '' ? words.noLanguage[language] : `${words.languages[language]} ${common}`,
  ]
  return [
    `  ${String(one.rank).padStart(2)}. ${one.strength.toFixed(2)} ${called.filter((part) => part !== '').join(', ')}  ${figures.join(' · ')}`,
    ...broughtLines(one, language).map((line) => `       ${line}`),
    ...one.reasons.slice(0, 2).flatMap((reason) => reasonLines(reason, language)),
  ]
}

/** What each side would bring the other, where it would. */
export function broughtLines(
  one: Pick<Region, 'theyBring' | 'weBring'>,
  language: Language,
): string[] {
  return (['theyBring', 'weBring'] as const)
    .filter((word) => one[word].length > 0)
    .map((word) => {
      const named = one[word].map(({ code, title }) => `${code} ${title}`)
      return `${regionWords[word][language]}${colon[language]} ${named.join(`${semicolon[language]} `)}`
    })
}

function reasonLines(reason: Reason, language: Language): string[] {
  const { organisation, partner, direction, need, competency, fit, introduction } = reason
  const [needing, offering] =
    direction === 'ours' ? [organisation, partner] : [partner, organisation]
  const perhaps = fit < answeredFrom ? `${contactWords.perhaps[language]} ` : ''
  return [
    `       ${needing.name} ${contactWords.needs[language]} ${quoted(need)[language]} ← ${perhaps}${offering.name} ${contactWords.offers[language]} ${quoted(competency)[language]}`,
    ...(introduction ? [`         ${asking(introduction)}`] : []),
  ]
}

/** A line for each region and cluster. */
export function abroadTable({ of, regions, clusters }: PartnersAbroad): Table {
  const columns = [
    'of',
    'kind',
    'partner',
    'name',
    'country',
    'distanceKm',
    'rank',
    'strength',
    'pairs',
    'weGain',
    'theyGain',
    'theyBring',
    'weBring',
    'start',
    'commonLanguages',
  ] as const
  const rows = [
    ...regions.map(({ region, ...one }) => ({
      ...{ of: of.name, kind: 'region', partner: region.code, name: region.name },
      ...{ country: region.country, distanceKm: region.distanceKm },
      ...figuresOf(one),
    })),
    ...clusters.map(({ cluster, distanceKm, ...one }) => ({
      ...{ of: of.name, kind: 'cluster', partner: cluster.id, name: cluster.name },
      ...{ country: cluster.country, distanceKm },
      ...figuresOf(one),
    })),
  ]
  return tableOf(columns, rows)
}

function figuresOf(one: Omit<Region, 'region'>) {
  const codes = (brought: Region['theyBring']) =>
    brought.map(({ code, title }) => `${code} ${title}`).join(' | ')
  return {
    ...{ rank: one.rank, strength: one.strength, pairs: one.pairs },
    ...{ weGain: one.weGain, theyGain: one.theyGain },
    theyBring: codes(one.theyBring),
    weBring: codes(one.weBring),
    start: one.reasons
      .map(({ organisation, partner }) => `${organisation.name} – ${partner.name}`)
      .join(' | '),
    commonLanguages: one.commonLanguages.join(' '),
  }
}
