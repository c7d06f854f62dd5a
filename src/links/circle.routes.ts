import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import { circlesAtOnce } from './at-once.actions.ts'
import { CircleListSchema, CircleQuery } from './circle.schema.ts'
import type { PlaceDeps } from './place.actions.ts'
import { atOnceMost } from './study.ts'

const find = route('circle.read', {
  method: 'get',
  path: '/links/circles',
  tags: ['Links'],
  summary: 'Circles in which each gives what the next one needs',
  description: `In a cluster, in a region, or everywhere. With more than ${atOnceMost} organisations, ask for a study: POST /studies.`,
  request: { query: CircleQuery },
  responses: {
    200: {
      description: 'Circles without a common member, with who gives what to whom.',
      ...json(CircleListSchema),
    },
  },
})

export function circleRoutes(deps: PlaceDeps) {
  return openRouter().openapi(find, async (c) => {
    const { advice, ...list } = await circlesAtOnce(deps, c.get('actor'), c.req.valid('query'))
    return c.json({ ...list, advice: advice?.[c.get('language')] ?? null }, 200)
  })
}
