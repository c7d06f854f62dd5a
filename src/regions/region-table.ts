import { several, type Table, tableOf } from '../imports/table.ts'
import type { RegionDomainFigures } from './region-domain.ts'

type Gaps = Readonly<{
  region: Readonly<{ code: string }>
  items: readonly Readonly<{
    rank: number
    activity: Readonly<{ code: string; title: string }>
    supply: Readonly<{ entries: number; organisations: number; quotient: number }>
    demand: number
    unmet: number
    density: number
    complexity: number | null
    quadrant: string
    score: number
    needs: readonly Readonly<{ title: string; organisation: Readonly<{ name: string }> }>[]
    regions: readonly Readonly<{
      code: string
      organisations: readonly Readonly<{ organisation: Readonly<{ name: string }> }>[]
    }>[]
  }>[]
}>

export function gapTable({ region, items }: Gaps): Table {
  const columns = [
    'region',
    'rank',
    'activity',
    'title',
    'entries',
    'organisations',
    'quotient',
    'demand',
    'unmet',
    'density',
    'complexity',
    'quadrant',
    'score',
    'needs',
    'complementary',
    'call',
  ] as const
  const rows = items.map(({ activity, supply, needs, regions, ...gap }) => ({
    region: region.code,
    rank: gap.rank,
    activity: activity.code,
    title: activity.title,
    entries: supply.entries,
    organisations: supply.organisations,
    quotient: supply.quotient,
    demand: gap.demand,
    unmet: gap.unmet,
    density: gap.density,
    complexity: gap.complexity,
    quadrant: gap.quadrant,
    score: gap.score,
    needs: several(needs.map(({ title, organisation }) => `${organisation.name}: ${title}`)),
    complementary: several(regions.map(({ code }) => code)),
    call: several(
      regions.flatMap(({ organisations }) =>
        organisations.map(({ organisation }) => organisation.name),
      ),
    ),
  }))
  return tableOf(columns, rows)
}

type Domains = Readonly<{
  region: Readonly<{ code: string }>
  items: readonly RegionDomainFigures[]
}>

export function domainTable({ region, items }: Domains): Table {
  const columns = [
    'region',
    'list',
    'code',
    'name',
    'confirmed',
    'organisations',
    'supply',
    'demand',
    'unmet',
    'gap',
    'gapTitle',
    'score',
  ] as const
  const rows = items.map(({ top, ...rest }) => ({
    region: region.code,
    ...rest,
    gap: top?.code ?? null,
    gapTitle: top?.title ?? null,
    score: top?.score ?? null,
  }))
  return tableOf(columns, rows)
}

type Brought = readonly Readonly<{ code: string; title: string }>[]
type Starters = readonly Readonly<{
  competency: Readonly<{ organisation: Readonly<{ name: string }> }>
}>[]
type Partners = Readonly<{
  region: Readonly<{ code: string }>
  items: readonly Readonly<{
    rank: number
    region: Readonly<{ code: string; name: string; country: string; abroad: boolean }>
    organisations: number
    entries: number
    weGain: number
    theyGain: number
    theyBring: Brought
    weBring: Brought
    theyAnswer: Starters
    weAnswer: Starters
    commonLanguages: readonly string[]
  }>[]
}>

export function partnerTable({ region, items }: Partners): Table {
  const codes = (brought: Brought) => several(brought.map(({ code, title }) => `${code} ${title}`))
  const names = (starters: Starters) =>
    several(starters.map(({ competency }) => competency.organisation.name))
  const columns = [
    'region',
    'rank',
    'partner',
    'name',
    'country',
    'abroad',
    'organisations',
    'entries',
    'weGain',
    'theyGain',
    'theyBring',
    'weBring',
    'theyAnswer',
    'weAnswer',
    'commonLanguages',
  ] as const
  const rows = items.map((one) => ({
    region: region.code,
    rank: one.rank,
    partner: one.region.code,
    name: one.region.name,
    country: one.region.country,
    abroad: one.region.abroad,
    organisations: one.organisations,
    entries: one.entries,
    weGain: one.weGain,
    theyGain: one.theyGain,
    theyBring: codes(one.theyBring),
    weBring: codes(one.weBring),
    theyAnswer: names(one.theyAnswer),
    weAnswer: names(one.weAnswer),
    commonLanguages: several(one.commonLanguages),
  }))
  return tableOf(columns, rows)
}

type Portfolio = Readonly<{
  region: Readonly<{ code: string }>
  items: readonly Readonly<{
    activity: Readonly<{ code: string; title: string }>
    supply: number
    organisations: number
    demand: number
    quotient: number
    specialised: boolean
    ubiquity: number
    density: number
    complexity: number | null
  }>[]
}>

export function portfolioTable({ region, items }: Portfolio): Table {
  const columns = [
    'region',
    'activity',
    'title',
    'supply',
    'organisations',
    'demand',
    'quotient',
    'specialised',
    'ubiquity',
    'density',
    'complexity',
  ] as const
  const rows = items.map(({ activity, ...rest }) => ({
    region: region.code,
    activity: activity.code,
    title: activity.title,
    ...rest,
  }))
  return tableOf(columns, rows)
}
