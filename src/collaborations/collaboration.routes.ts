import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import type { Database } from '../platform/database.ts'
import { Id, json } from '../platform/openapi.ts'
import { browsePastPartners } from './collaboration.actions.ts'
import { PastPartnersQuery, PastPartnersSchema } from './collaboration.schema.ts'

const browse = route('collaboration.read', {
  method: 'get',
  path: '/organisations/{id}/collaborations',
  tags: ['Collaborations'],
  summary: 'Whom an organisation has worked with',
  description:
    'Those of most common projects first. Projects of more than fifty members do not count.',
  request: { params: z.object({ id: Id }), query: PastPartnersQuery },
  responses: { 200: { description: 'Past partners.', ...json(PastPartnersSchema) } },
})

export function collaborationRoutes(deps: Readonly<{ database: Database }>) {
  return openRouter().openapi(browse, async (c) => {
    const { id } = c.req.valid('param')
    const items = await browsePastPartners(deps, c.var.actor, id, c.req.valid('query'))
    return c.json({ items }, 200)
  })
}
