import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import { activityLevels } from './capability.ts'
import { RegionCode } from './region.schema.ts'
import type { RegionDeps } from './view.actions.ts'
import { regionTrend, takeSnapshot } from './watch.actions.ts'
import { TrendQuery } from './watch.schema.ts'
import { changes } from './watch.ts'

const tags = ['Regions']
const level = z.enum(activityLevels)
const figures = z.object({
  supply: z.number(),
  demand: z.number(),
  unmet: z.number(),
  specialised: z.boolean(),
})
const twice = z.object({ before: z.int(), now: z.int() })

const SnapshotSchema = z
  .object({
    region: z.string(),
    takenOn: z.iso.date(),
    level,
    entries: z.int(),
    organisations: z.int(),
    activities: z.int(),
  })
  .openapi('RegionSnapshot')

const TrendSchema = z
  .object({
    region: z.string(),
    since: z.iso.date(),
    level,
    organisations: twice,
    entries: twice,
    items: z.array(
      z.object({
        activity: z.object({ code: z.string(), title: z.string() }),
        change: z.enum(changes),
        says: z.string(),
        before: figures,
        now: figures,
      }),
    ),
  })
  .openapi('RegionTrend')

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
}
