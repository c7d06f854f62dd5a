import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import { type ExposureDeps, readExposure } from './exposure.actions.ts'
import { ExposureQuery, ExposureSchema } from './exposure.schema.ts'

const read = route('exposure.read', {
  method: 'get',
  path: '/exposure',
  tags: ['Matching'],
  summary: 'How evenly organisations are shown to each other',
  request: { query: ExposureQuery },
  responses: {
    200: {
      description: 'Unevenness and coverage of all lists, and who is shown most and least.',
      ...json(ExposureSchema),
    },
  },
})

export function exposureRoutes(deps: ExposureDeps) {
  return openRouter().openapi(read, async (c) =>
    c.json(await readExposure(deps, c.get('actor'), c.req.valid('query')), 200),
  )
}
