import { orTable, TableText } from '../imports/table.schema.ts'
import { asCsv, csvOf } from '../imports/table.writer.ts'
import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import { regionDigest } from './digest.actions.ts'
import { renderDigest } from './digest-render.ts'
import { RegionCode } from './region.schema.ts'
import { takeSnapshot } from './snapshot.actions.ts'
import type { RegionDeps } from './view.actions.ts'
import { regionHistory, regionTrend } from './watch.actions.ts'
import {
  DigestQuery,
  DigestSchema,
  DigestText,
  HistoryQuery,
  HistorySchema,
  SnapshotSchema,
  TrendQuery,
  TrendSchema,
} from './watch.schema.ts'
import { digestTable, historyTable, trendTable } from './watch-table.ts'
import { wishOf } from './wish.actions.ts'

const tags = ['Regions']

const snapshot = route('region.snapshot', {
  method: 'post',
  path: '/regions/{code}/snapshots',
  tags,
  summary: 'Keep what a region has and lacks today, for later comparison',
  request: { params: RegionCode },
  responses: { 201: { description: 'What was kept.', ...json(SnapshotSchema) } },
})

const trend = route('region.read', {
  method: 'get',
  path: '/regions/{code}/trend',
  tags,
  summary: 'What became of a region since a snapshot',
  request: { params: RegionCode, query: TrendQuery },
  responses: {
    200: {
      description: 'Entries and exits, and gaps that opened, grew, shrank or closed.',
      ...orTable(TrendSchema),
    },
  },
})

const history = route('region.read', {
  method: 'get',
  path: '/regions/{code}/history',
  tags,
  summary: 'How each gap of a region went over its snapshots',
  request: { params: RegionCode, query: HistoryQuery },
  responses: {
    200: {
      description: 'Unanswered needs on one day after the other.',
      ...orTable(HistorySchema),
    },
  },
})

const digest = route('region.read', {
  method: 'get',
  path: '/regions/{code}/digest',
  tags,
  summary: 'What is new in a region since a snapshot',
  request: { params: RegionCode, query: DigestQuery },
  responses: {
    200: {
      description: 'Gaps, specialities, emerging domains, complementary regions, organisations.',
      content: {
        'application/json': { schema: DigestSchema },
        'text/plain': { schema: DigestText },
        'text/csv': { schema: TableText },
      },
    },
  },
})

export function watchRoutes(deps: RegionDeps) {
  return openRouter()
    .openapi(snapshot, async (c) =>
      c.json(await takeSnapshot(deps, c.get('actor'), c.req.valid('param').code), 201),
    )
    .openapi(trend, async (c) => {
      const { code } = c.req.valid('param')
      const { since, format, ...axis } = c.req.valid('query')
      const wish = { ...(await wishOf(deps, code, axis)), since }
      const found = await regionTrend(deps, c.get('actor'), code, wish, c.get('language'))
      return format === 'csv' ? c.body(csvOf(trendTable(found)), 200, asCsv) : c.json(found, 200)
    })
    .openapi(history, async (c) => {
      const { code } = c.req.valid('param')
      const { format, ...axis } = c.req.valid('query')
      const wish = await wishOf(deps, code, axis)
      const found = await regionHistory(deps, c.get('actor'), code, wish, c.get('language'))
      return format === 'csv' ? c.body(csvOf(historyTable(found)), 200, asCsv) : c.json(found, 200)
    })
    .openapi(digest, async (c) => {
      const { code } = c.req.valid('param')
      const { since, format, ...axis } = c.req.valid('query')
      const wish = { ...(await wishOf(deps, code, axis)), since }
      const language = c.get('language')
      const found = await regionDigest(deps, c.get('actor'), code, wish, language)
      if (format === 'csv') return c.body(csvOf(digestTable(found)), 200, asCsv)
      return format === 'text' ? c.text(renderDigest(found, language), 200) : c.json(found, 200)
    })
}
