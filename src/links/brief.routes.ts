import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json, pageSchema } from '../platform/openapi.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import { browseBriefs, changeBrief, createBrief, getBrief, removeBrief } from './brief.actions.ts'
import { BriefChange, BriefListQuery, BriefSchema, NewBrief } from './brief.schema.ts'
import type { CallDeps } from './call.actions.ts'

const tags = ['Calls and briefs']
const params = z.object({ id: Id })
const one = { description: 'The brief; its version is the ETag.', ...json(BriefSchema) }

const routes = {
  browse: route('brief.read', {
    method: 'get',
    path: '/briefs',
    tags,
    summary: 'List briefs',
    request: { query: BriefListQuery },
    responses: {
      200: {
        description: 'One page, newest first; to a member its own.',
        ...json(pageSchema(BriefSchema)),
      },
    },
  }),
  create: route('brief.write', {
    method: 'post',
    path: '/briefs',
    tags,
    summary: 'Keep a brief',
    description:
      'Seats to fill, and what a group must keep to. What contradicts itself, or the call, is refused with what to change.',
    request: { body: { required: true, ...json(NewBrief) } },
    responses: { 201: one },
  }),
  get: route('brief.read', {
    method: 'get',
    path: '/briefs/{id}',
    tags,
    summary: 'Read a brief',
    request: { params },
    responses: { 200: one },
  }),
  change: route('brief.write', {
    method: 'patch',
    path: '/briefs/{id}',
    tags,
    summary: 'Change a brief',
    request: { params, headers: ifMatch, body: { required: true, ...json(BriefChange) } },
    responses: { 200: one },
  }),
  remove: route('brief.write', {
    method: 'delete',
    path: '/briefs/{id}',
    tags,
    summary: 'Remove a brief',
    request: { params, headers: ifMatch },
    responses: { 204: { description: 'It is gone; links that came of it stay.' } },
  }),
}

export function briefRoutes(deps: CallDeps) {
  return openRouter()
    .openapi(routes.browse, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      return c.json(await browseBriefs(deps, c.get('actor'), filter, { limit, after }), 200)
    })
    .openapi(routes.create, async (c) => {
      const brief = await createBrief(deps, c.get('actor'), c.req.valid('json'))
      const headers = { etag: entityTag(brief.version), location: `/briefs/${brief.id}` }
      return c.json(brief, 201, headers)
    })
    .openapi(routes.get, async (c) => {
      const brief = await getBrief(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(brief, 200, { etag: entityTag(brief.version) })
    })
    .openapi(routes.change, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      const { id } = c.req.valid('param')
      const brief = await changeBrief(deps, c.get('actor'), id, version, c.req.valid('json'))
      return c.json(brief, 200, { etag: entityTag(brief.version) })
    })
    .openapi(routes.remove, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      await removeBrief(deps, c.get('actor'), c.req.valid('param').id, version)
      return c.body(null, 204)
    })
}
