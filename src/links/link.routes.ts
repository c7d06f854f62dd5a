import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json, pageSchema } from '../platform/openapi.ts'
import { PageQuery } from '../platform/paging.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import { changeLink, removeLink } from './link.actions.ts'
import { LinkChange, LinkListQuery, NewLink } from './link.schema.ts'
import { LinkHistory, LinkSchema, LinkWithNotices } from './link-shown.schema.ts'
import { proposeLink } from './propose.actions.ts'
import { browseLinks, getLink, getLinkHistory, showLink } from './reading.actions.ts'
import type { LinkDeps } from './transition.actions.ts'

const tags = ['Links']
const params = z.object({ id: Id })
const one = {
  description: 'The link as you may see it; its version is the ETag.',
  ...json(LinkWithNotices),
}
const page = { description: 'One page, newest first.', ...json(pageSchema(LinkSchema)) }

const routes = {
  browse: route('link.read', {
    method: 'get',
    path: '/links',
    tags,
    summary: 'List links, or those that are stuck',
    description:
      'Operators see all; a member its own; anybody those that are agreed at least and that a member shows.',
    request: { query: LinkListQuery },
    responses: { 200: page },
  }),
  ofOrganisation: route('link.read', {
    method: 'get',
    path: '/organisations/{id}/links',
    tags,
    summary: 'List the links of an organisation, past ones too',
    description: 'To others, those in which the organisation agrees to be shown.',
    request: { params, query: PageQuery },
    responses: { 200: page },
  }),
  create: route('link.propose', {
    method: 'post',
    path: '/links',
    tags,
    summary: 'Propose a link',
    description:
      'From a brief, from seats, or from both. A member that proposes one sits in it, and has accepted that seat.',
    request: { body: { required: true, ...json(NewLink) } },
    responses: { 201: one },
  }),
  get: route('link.read', {
    method: 'get',
    path: '/links/{id}',
    tags,
    summary: 'Read a link',
    request: { params },
    responses: { 200: one },
  }),
  change: route('link.write', {
    method: 'patch',
    path: '/links/{id}',
    tags,
    summary: 'Change a link, such as its next step',
    request: { params, headers: ifMatch, body: { required: true, ...json(LinkChange) } },
    responses: { 200: one },
  }),
  remove: route('link.write', {
    method: 'delete',
    path: '/links/{id}',
    tags,
    summary: 'Remove a link in which nobody accepted',
    request: { params, headers: ifMatch },
    responses: { 204: { description: 'It is gone with its history.' } },
  }),
  history: route('link.read-inside', {
    method: 'get',
    path: '/links/{id}/history',
    tags,
    summary: 'Read what happened to a link',
    request: { params },
    responses: {
      200: { description: 'All that you may see, oldest first.', ...json(LinkHistory) },
    },
  }),
}

export function linkRoutes(deps: LinkDeps) {
  return openRouter()
    .openapi(routes.browse, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      return c.json(await browseLinks(deps, c.get('actor'), filter, { limit, after }), 200)
    })
    .openapi(routes.ofOrganisation, async (c) => {
      const filter = { organisation: c.req.valid('param').id }
      return c.json(await browseLinks(deps, c.get('actor'), filter, c.req.valid('query')), 200)
    })
    .openapi(routes.create, async (c) => {
      const actor = c.get('actor')
      const link = await proposeLink(deps, actor, c.req.valid('json'))
      const headers = { etag: entityTag(link.version), location: `/links/${link.id}` }
      return c.json(await showLink(deps, actor, link, c.get('language')), 201, headers)
    })
    .openapi(routes.get, async (c) => {
      const { id } = c.req.valid('param')
      const link = await getLink(deps, c.get('actor'), id, c.get('language'))
      return c.json(link, 200, { etag: entityTag(link.version) })
    })
    .openapi(routes.change, async (c) => {
      const actor = c.get('actor')
      const version = versionOf(c.req.valid('header')['if-match'])
      const acting = { id: c.req.valid('param').id, version }
      const link = await changeLink(deps, actor, acting, c.req.valid('json'))
      const shown = await showLink(deps, actor, link, c.get('language'))
      return c.json(shown, 200, { etag: entityTag(link.version) })
    })
    .openapi(routes.remove, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      await removeLink(deps, c.get('actor'), { id: c.req.valid('param').id, version })
      return c.body(null, 204)
    })
    .openapi(routes.history, async (c) =>
      c.json(await getLinkHistory(deps, c.get('actor'), c.req.valid('param').id), 200),
    )
}
