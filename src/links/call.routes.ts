import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json, pageSchema } from '../platform/openapi.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import { CallChange, CallListQuery, CallSchema, NewCall } from './brief.schema.ts'
import {
  browseCalls,
  type CallDeps,
  changeCall,
  createCall,
  getCall,
  removeCall,
} from './call.actions.ts'

const tags = ['Calls and briefs']
const params = z.object({ id: Id })
const one = { description: 'The call; its version is the ETag.', ...json(CallSchema) }

const routes = {
  browse: route('call.read', {
    method: 'get',
    path: '/calls',
    tags,
    summary: 'List calls',
    request: { query: CallListQuery },
    responses: { 200: { description: 'One page, by deadline.', ...json(pageSchema(CallSchema)) } },
  }),
  create: route('call.write', {
    method: 'post',
    path: '/calls',
    tags,
    summary: 'Keep a call with its rules',
    description:
      'Repeating the request with the same external id and content returns what is there (200).',
    request: { body: { required: true, ...json(NewCall) } },
    responses: { 200: one, 201: one },
  }),
  get: route('call.read', {
    method: 'get',
    path: '/calls/{id}',
    tags,
    summary: 'Read a call',
    request: { params },
    responses: { 200: one },
  }),
  change: route('call.write', {
    method: 'patch',
    path: '/calls/{id}',
    tags,
    summary: 'Change a call',
    request: { params, headers: ifMatch, body: { required: true, ...json(CallChange) } },
    responses: { 200: one },
  }),
  remove: route('call.write', {
    method: 'delete',
    path: '/calls/{id}',
    tags,
    summary: 'Remove a call',
    request: { params, headers: ifMatch },
    responses: { 204: { description: 'It is gone; briefs and links that named it stay.' } },
  }),
}

export function callRoutes(deps: CallDeps) {
  return openRouter()
    .openapi(routes.browse, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      return c.json(await browseCalls(deps, c.get('actor'), filter, { limit, after }), 200)
    })
    .openapi(routes.create, async (c) => {
      const { call, created } = await createCall(deps, c.get('actor'), c.req.valid('json'))
      const headers = { etag: entityTag(call.version), location: `/calls/${call.id}` }
      return c.json(call, created ? 201 : 200, headers)
    })
    .openapi(routes.get, async (c) => {
      const call = await getCall(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(call, 200, { etag: entityTag(call.version) })
    })
    .openapi(routes.change, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      const { id } = c.req.valid('param')
      const call = await changeCall(deps, c.get('actor'), id, version, c.req.valid('json'))
      return c.json(call, 200, { etag: entityTag(call.version) })
    })
    .openapi(routes.remove, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      await removeCall(deps, c.get('actor'), c.req.valid('param').id, version)
      return c.body(null, 204)
    })
}
