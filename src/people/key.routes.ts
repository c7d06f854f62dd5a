import { z } from '@hono/zod-openapi'
import { Id, json, pageSchema } from '../platform/openapi.ts'
import { browseKeys, createKey, type KeyDeps, removeKey } from './key.actions.ts'
import { KeyListQuery, KeySchema, NewKey, ToldKey } from './key.schema.ts'
import { openRouter, route } from './router.routes.ts'

const tags = ['Keys']

const routes = {
  create: route('key.write', {
    method: 'post',
    path: '/keys',
    tags,
    summary: 'Make a key',
    description:
      'For a member it acts for one organisation: it writes that organisation, its profile, contact and blocks, and answers its introductions.',
    request: { body: { required: true, ...json(NewKey) } },
    responses: { 201: { description: 'The key, told this once.', ...json(ToldKey) } },
  }),
  browse: route('key.read', {
    method: 'get',
    path: '/keys',
    tags,
    summary: 'List the keys that were made, without their secrets',
    request: { query: KeyListQuery },
    responses: { 200: { description: 'One page, newest first.', ...json(pageSchema(KeySchema)) } },
  }),
  revoke: route('key.write', {
    method: 'delete',
    path: '/keys/{id}',
    tags,
    summary: 'Revoke a key',
    description: 'For good; every process refuses it within seconds. It stays in the list.',
    request: { params: z.object({ id: Id }) },
    responses: { 204: { description: 'It is revoked.' } },
  }),
}

export function keyRoutes(deps: KeyDeps) {
  return openRouter()
    .openapi(routes.create, async (c) => {
      const told = await createKey(deps, c.get('actor'), c.req.valid('json'))
      return c.json(told, 201, { 'cache-control': 'no-store' })
    })
    .openapi(routes.browse, async (c) => {
      const { organisation, limit, after } = c.req.valid('query')
      return c.json(await browseKeys(deps, c.get('actor'), organisation, { limit, after }), 200)
    })
    .openapi(routes.revoke, async (c) => {
      await removeKey(deps, c.get('actor'), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
