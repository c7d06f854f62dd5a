import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json, pageSchema } from '../platform/openapi.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import {
  browseMembershipsOfCluster,
  browseMembershipsOfOrganisation,
  changeMembership,
  createMembership,
  getMembership,
  type MembershipDeps,
  removeMembership,
} from './membership.actions.ts'
import {
  MembershipChange,
  MembershipListQuery,
  MembershipSchema,
  NewMembership,
} from './membership.schema.ts'

const tags = ['Memberships']
const params = z.object({ id: Id })
const one = { description: 'The membership; its version is the ETag.', ...json(MembershipSchema) }
const page = {
  description: 'One page, by the day of joining, unknown days first.',
  ...json(pageSchema(MembershipSchema)),
}

const routes = {
  browseCluster: route('membership.read', {
    method: 'get',
    path: '/clusters/{id}/memberships',
    tags,
    summary: 'List the memberships of a cluster',
    request: { params, query: MembershipListQuery },
    responses: { 200: page },
  }),
  browseOrganisation: route('membership.read', {
    method: 'get',
    path: '/organisations/{id}/memberships',
    tags,
    summary: 'List the memberships of an organisation',
    request: { params, query: MembershipListQuery },
    responses: { 200: page },
  }),
  create: route('membership.write', {
    method: 'post',
    path: '/clusters/{id}/memberships',
    tags,
    summary: 'Take an organisation into a cluster',
    description: 'Repeating the request with the same content returns what is there (200).',
    request: { params, body: { required: true, ...json(NewMembership) } },
    responses: { 200: one, 201: one },
  }),
  get: route('membership.read', {
    method: 'get',
    path: '/memberships/{id}',
    tags,
    summary: 'Read a membership',
    request: { params },
    responses: { 200: one },
  }),
  change: route('membership.write', {
    method: 'patch',
    path: '/memberships/{id}',
    tags,
    summary: 'Change the role or the dates of a membership',
    request: { params, headers: ifMatch, body: { required: true, ...json(MembershipChange) } },
    responses: { 200: one },
  }),
  remove: route('membership.write', {
    method: 'delete',
    path: '/memberships/{id}',
    tags,
    summary: 'Remove a membership',
    description: 'For one that was never true. To end a membership, give it a leftOn.',
    request: { params, headers: ifMatch },
    responses: { 204: { description: 'It is gone; the cluster and the organisation stay.' } },
  }),
}

export function membershipRoutes(deps: MembershipDeps) {
  return openRouter()
    .openapi(routes.browseCluster, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      const { id } = c.req.valid('param')
      const wish = { limit, after }
      return c.json(await browseMembershipsOfCluster(deps, c.get('actor'), id, filter, wish), 200)
    })
    .openapi(routes.browseOrganisation, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      const { id } = c.req.valid('param')
      const wish = { limit, after }
      return c.json(
        await browseMembershipsOfOrganisation(deps, c.get('actor'), id, filter, wish),
        200,
      )
    })
    .openapi(routes.create, async (c) => {
      const { id } = c.req.valid('param')
      const content = c.req.valid('json')
      const { membership, created } = await createMembership(deps, c.get('actor'), id, content)
      return c.json(membership, created ? 201 : 200, {
        etag: entityTag(membership.version),
        location: `/memberships/${membership.id}`,
      })
    })
    .openapi(routes.get, async (c) => {
      const membership = await getMembership(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(membership, 200, { etag: entityTag(membership.version) })
    })
    .openapi(routes.change, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      const { id } = c.req.valid('param')
      const change = c.req.valid('json')
      const membership = await changeMembership(deps, c.get('actor'), id, version, change)
      return c.json(membership, 200, { etag: entityTag(membership.version) })
    })
    .openapi(routes.remove, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      await removeMembership(deps, c.get('actor'), c.req.valid('param').id, version)
      return c.body(null, 204)
    })
}
