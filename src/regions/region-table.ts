import type { RegionDomainFigures } from './region-domain.ts'

/** One line of a table for a spreadsheet, by the name of its column. */
export type TableRow = Readonly<Record<string, string | number | boolean | null>>

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

/** Several names in one cell, each once. */
export const several = (names: readonly string[]) => [...new Set(names)].join(' | ')

export function gapRows({ region, items }: Gaps): TableRow[] {
  return items.map(({ activity, supply, needs, regions, ...gap }) => ({
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
}

type Domains = Readonly<{
  region: Readonly<{ code: string }>
  items: readonly RegionDomainFigures[]
}>

export function domainRows({ region, items }: Domains): TableRow[] {
  return items.map(({ top, ...rest }) => ({
    region: region.code,
    ...rest,
    gap: top?.code ?? null,
    gapTitle: top?.title ?? null,
    score: top?.score ?? null,
  }))
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

export function partnerRows({ region, items }: Partners): TableRow[] {
  const codes = (brought: Brought) => several(brought.map(({ code, title }) => `${code} ${title}`))
  const names = (starters: Starters) =>
    several(starters.map(({ competency }) => competency.organisation.name))
  return items.map((one) => ({
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

export function portfolioRows({ region, items }: Portfolio): TableRow[] {
  return items.map(({ activity, ...rest }) => ({
    region: region.code,
    activity: activity.code,
    title: activity.title,
    ...rest,
  }))
}
