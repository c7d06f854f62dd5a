import { round } from '../matching/evidence.ts'
import { type Capability, isInside } from './capability.ts'
import type { Domains } from './domain-member.actions.ts'
import { saidToBelong } from './domain-member.ts'
import { columnsWithin } from './domain-within.ts'
import { type Gap, isWanted } from './gap.ts'
import { rowOf } from './matrix.ts'
import type { DomainCounts, NamedDomain } from './region-domain.ts'
import type { RegionView, RegionWish } from './view.actions.ts'

/** What a region lacks, the most promising first, with the needs that nobody there answers and the domains of its entries. */
type Lack = Readonly<{
  view: RegionView
  open: readonly Readonly<{ need: Readonly<{ id: string }> }>[]
  domains: Domains
  every: readonly Gap[]
}>

/** Counts what is offered, wanted and unanswered among the entries for which `counts` holds. */
export type Count = (
  counts: (one: Capability) => boolean,
  prefixes: readonly string[] | undefined,
) => Readonly<{ supply: number; demand: number; unmet: number }>

/** How much is offered, wanted and unanswered among entries; what a table says is offered, by the beginnings of codes. */
export function countsOf({ view, open }: Lack, wish: RegionWish): Count {
  const { portfolio, region, at } = view
  const own = view.capabilities.filter((one) => one.region === region.code)
  const unanswered = new Set(open.map(({ need }) => need.id))
  const table = wish.figures && rowOf(portfolio.supply, at)
  return (counts, prefixes) => {
    const inside = own.filter(counts)
    const wanted = inside.filter(({ side }) => side === 'need')
    const listed = (value: number, place: number) =>
      isInside([portfolio.activities[place] ?? ''], prefixes) ? value : 0
    return {
      supply: table
        ? table.reduce((sum, value, place) => sum + listed(value, place), 0)
        : inside.length - wanted.length,
      demand: wanted.length,
      unmet: wanted.filter(({ entryId }) => unanswered.has(entryId)).length,
    }
  }
}

/** A specialisation by its entries and organisations, corrections counted in, and the most promising gap in it. */
export function domainCounts(
  { view, domains, every }: Lack,
  counts: Count,
  domain: NamedDomain,
): DomainCounts {
  const { region, portfolio } = view
  const inside = (one: Capability) => domains.of(one).includes(domain.name)
  const organisations = view.capabilities
    .filter((one) => one.region === region.code && inside(one))
    .map(({ organisationId }) => organisationId)
  const said = saidToBelong(domains.said, region.code, domain.name)
  const among = columnsWithin(view, domain, domains.of)
  const top = every.find((gap) => isWanted(gap) && among(portfolio.activities[gap.activity] ?? ''))
  return {
    organisations: new Set([...organisations, ...said]).size,
    ...counts(inside, domain.nace),
    top: top ? { code: portfolio.activities[top.activity] ?? '', score: round(top.score) } : null,
  }
}
