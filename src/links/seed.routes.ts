import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json } from '../platform/openapi.ts'
import { seedsAtOnce } from './at-once.actions.ts'
import type { PlaceDeps } from './place.actions.ts'
import { SeedListSchema, SeedQuery } from './seed.schema.ts'
import { atOnceMost } from './study.ts'

const find = route('seed.read', {
  method: 'get',
  path: '/clusters/{id}/seeds',
  tags: ['Links'],
  summary: 'Topics in which members could answer each other',
  description: `Where members have complementary needs and competencies and no link yet. With more than ${atOnceMost} members, ask for a study: POST /studies.`,
  request: { params: z.object({ id: Id }), query: SeedQuery },
  responses: {
    200: {
      description: 'Topics with a proposed group and a draft brief, the most promising first.',
      ...json(SeedListSchema),
    },
  },
})

export function seedRoutes(deps: PlaceDeps) {
  return openRouter().openapi(find, async (c) => {
    const language = c.get('language')
    const { id } = c.req.valid('param')
    const { advice, ...list } = await seedsAtOnce(
      deps,
      c.get('actor'),
      id,
      c.req.valid('query'),
      language,
    )
    return c.json({ ...list, advice: advice?.[language] ?? null }, 200)
  })
}
