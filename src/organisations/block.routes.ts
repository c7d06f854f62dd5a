import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json, pageSchema } from '../platform/openapi.ts'
import { PageQuery } from '../platform/paging.ts'
import {
  type BlockDeps,
  blockOrganisation,
  browseBlocks,
  unblockOrganisation,
} from './block.actions.ts'
import { NewBlock } from './block.schema.ts'

const tags = ['Organisations']
const params = z.object({ id: Id, otherId: Id })

const BlockSchema = z
  .object({
    organisationId: z.uuid(),
    blockedId: z.uuid(),
    blockedName: z.string(),
    note: z.string(),
    createdAt: z.iso.datetime(),
  })
  .openapi('Block')

const routes = {
  browse: route('block.read', {
    method: 'get',
    path: '/organisations/{id}/blocks',
    tags,
    summary: 'List whom an organisation blocks',
    request: { params: z.object({ id: Id }), query: PageQuery },
    responses: {
      200: { description: 'One page, newest first.', ...json(pageSchema(BlockSchema)) },
    },
  }),
  block: route('block.write', {
    method: 'put',
    path: '/organisations/{id}/blocks/{otherId}',
    tags,
    summary: 'Block another organisation',
    description:
      'The two are not suggested to each other, and an introduction between them is closed. The other one is not told.',
    request: { params, body: { required: true, ...json(NewBlock) } },
    responses: {
      201: { description: 'It is blocked.' },
      204: { description: 'It was blocked before; the note is the new one.' },
    },
  }),
  unblock: route('block.write', {
    method: 'delete',
    path: '/organisations/{id}/blocks/{otherId}',
    tags,
    summary: 'Take a block back',
    request: { params },
    responses: { 204: { description: 'It is not blocked, whatever it was before.' } },
  }),
}

export function blockRoutes(deps: BlockDeps) {
  return openRouter()
    .openapi(routes.browse, async (c) => {
      const wish = c.req.valid('query')
      return c.json(await browseBlocks(deps, c.get('actor'), c.req.valid('param').id, wish), 200)
    })
    .openapi(routes.block, async (c) => {
      const { id, otherId } = c.req.valid('param')
      const { note } = c.req.valid('json')
      const created = await blockOrganisation(deps, c.get('actor'), id, otherId, note)
      return c.body(null, created ? 201 : 204)
    })
    .openapi(routes.unblock, async (c) => {
      const { id, otherId } = c.req.valid('param')
      await unblockOrganisation(deps, c.get('actor'), id, otherId)
      return c.body(null, 204)
    })
}
