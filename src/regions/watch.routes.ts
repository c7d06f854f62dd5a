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
  HistorySchema,
  SnapshotSchema,
  TrendQuery,
  TrendSchema,
} from './watch.schema.ts'

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
      ...json(TrendSchema),
    },
  },
})

const history = route('region.read', {
  method: 'get',
  path: '/regions/{code}/history',
  tags,
  summary: 'How each gap of a region went over its snapshots',
  request: { params: RegionCode },
  responses: {
    200: { description: 'Unanswered needs on one day after the other.', ...json(HistorySchema) },
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
      const { since } = c.req.valid('query')
      return c.json(await regionTrend(deps, c.get('actor'), code, since, c.get('language')), 200)
    })
    .openapi(history, async (c) => {
      const { code } = c.req.valid('param')
      return c.json(await regionHistory(deps, c.get('actor'), code, c.get('language')), 200)
    })
    .openapi(digest, async (c) => {
      const { code } = c.req.valid('param')
      const { since, format } = c.req.valid('query')
      const language = c.get('language')
      const found = await regionDigest(deps, c.get('actor'), code, since, language)
      return format === 'text' ? c.text(renderDigest(found, language), 200) : c.json(found, 200)
    })
}
