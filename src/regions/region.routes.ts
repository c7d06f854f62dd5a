import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { orTable } from '../imports/table.schema.ts'
import type { Table } from '../imports/table.ts'
import { asCsv, csvOf } from '../imports/table.writer.ts'
import type { Actor } from '../people/actor.ts'
import type { Env } from '../people/router.routes.ts'
import { openRouter } from '../people/router.routes.ts'
import type { Language } from '../platform/phrase.ts'
import { type CompareWish, compareRegions } from './compare.actions.ts'
import { RegionComparisonSchema } from './compare.schema.ts'
import { comparisonTable } from './compare-render.ts'
import { regionDomains, regionGaps } from './gaps.actions.ts'
import { type PartnersWish, regionPartners } from './partners.actions.ts'
import { regionPortfolio } from './portfolio.actions.ts'
import {
  CompareQuery,
  DomainsQuery,
  PartnersQuery,
  RegionCode,
  RegionDomainsSchema,
  RegionGapsSchema,
  RegionPartnersSchema,
  RegionPortfolioSchema,
  RegionQuery,
} from './region.schema.ts'
import { domainTable, gapTable, partnerTable, portfolioTable } from './region-table.ts'
import { ownAndSent, sentTable } from './sent-table.routes.ts'
import type { RegionDeps } from './view.actions.ts'
import { wishOf } from './wish.actions.ts'

function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { description, ...orTable(schema) } }
}

function both<Path extends string, Query extends z.ZodObject, Schema extends z.ZodType>(
  path: Path,
  query: Query,
  summary: string,
  schema: Schema,
) {
  return ownAndSent({
    path,
    summary,
    request: { params: RegionCode, query },
    responses: answer(schema, `${summary}.`),
  })
}

const gaps = both(
  '/regions/{code}/gaps',
  RegionQuery,
  'What a region lacks, who looks for it, and who could close it',
  RegionGapsSchema,
)
const partners = both(
  '/regions/{code}/partners',
  PartnersQuery,
  'Regions that complement a region, and who would start',
  RegionPartnersSchema,
)
const portfolio = both(
  '/regions/{code}/portfolio',
  RegionQuery,
  'What a region has, and whether that is more than elsewhere',
  RegionPortfolioSchema,
)

const domains = both(
  '/regions/{code}/domains',
  DomainsQuery,
  'The specialisations of a region: what is offered, wanted and unanswered in each',
  RegionDomainsSchema,
)
const comparison = both(
  '/regions/{code}/comparison',
  CompareQuery,
  'A region beside its peers, and what they have that it lacks',
  RegionComparisonSchema,
)

export function regionRoutes(deps: RegionDeps) {
  const wished = async ({ code, query, table }: Asked) => ({
    ...(await wishOf(deps, code, query, table)),
    ...{ limit: query.limit, abroad: query.abroad === 'true', with: query.with },
  })
  const answering =
    <Answer extends object>(ask: Ask<Answer>, table: (found: Answer) => Table) =>
    async (c: Context<Env>, asked: Asked) => {
      const wish = await wished(asked)
      const found = await ask(deps, c.get('actor'), asked.code, wish, c.get('language'))
      return shown(c, asked.query, found, table)
    }
  const gapsOf = answering(regionGaps, gapTable)
  const partnersOf = answering(regionPartners, partnerTable)
  const portfolioOf = answering(regionPortfolio, portfolioTable)
  const comparisonOf = answering(compareRegions, comparisonTable)
  return openRouter()
    .openapi(gaps.own, (c) => gapsOf(c, { ...c.req.valid('param'), query: c.req.valid('query') }))
    .openapi(gaps.table, (c) =>
      gapsOf(c, { ...c.req.valid('param'), query: c.req.valid('query'), table: sentTable(c) }),
    )
    .openapi(partners.own, (c) =>
      partnersOf(c, { ...c.req.valid('param'), query: c.req.valid('query') }),
    )
    .openapi(partners.table, (c) =>
      partnersOf(c, { ...c.req.valid('param'), query: c.req.valid('query'), table: sentTable(c) }),
    )
    .openapi(portfolio.own, (c) =>
      portfolioOf(c, { ...c.req.valid('param'), query: c.req.valid('query') }),
    )
    .openapi(portfolio.table, (c) =>
      portfolioOf(c, { ...c.req.valid('param'), query: c.req.valid('query'), table: sentTable(c) }),
    )
    .openapi(comparison.own, (c) =>
      comparisonOf(c, { ...c.req.valid('param'), query: c.req.valid('query') }),
    )
    .openapi(comparison.table, (c) =>
      comparisonOf(c, {
        ...c.req.valid('param'),
        query: c.req.valid('query'),
        table: sentTable(c),
      }),
    )
}

export function domainRoutes(deps: RegionDeps) {
  const domainsOf = async (c: Context<Env>, { code, query, table }: DomainsAsked) => {
    const wish = await wishOf(deps, code, query, table)
    const found = await regionDomains(deps, c.get('actor'), code, wish, c.get('language'))
    return shown(c, query, found, domainTable)
  }
  return openRouter()
    .openapi(domains.own, (c) =>
      domainsOf(c, { ...c.req.valid('param'), query: c.req.valid('query') }),
    )
    .openapi(domains.table, (c) =>
      domainsOf(c, { ...c.req.valid('param'), query: c.req.valid('query'), table: sentTable(c) }),
    )
}

type Asked = Readonly<{
  code: string
  query: RegionQuery &
    Readonly<{ abroad?: 'true' | 'false' | undefined; with?: string[] | undefined }>
  table?: AsyncIterable<Uint8Array>
}>

type Ask<Answer> = (
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: PartnersWish & CompareWish,
  language: Language,
) => Promise<Answer>

type DomainsAsked = Omit<Asked, 'query'> & Readonly<{ query: z.infer<typeof DomainsQuery> }>

function shown<Answer extends object>(
  c: Context<Env>,
  { format }: Pick<RegionQuery, 'format'>,
  found: Answer,
  table: (found: Answer) => Table,
) {
  if (format === 'json') return c.json(found, 200)
  return c.body(csvOf(table(found)), 200, asCsv)
}
