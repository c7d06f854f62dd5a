import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json, pageSchema } from '../platform/openapi.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import {
  browseOrganisations,
  changeOrganisation,
  createOrganisation,
  getOrganisation,
  type OrganisationDeps,
  type RemovalDeps,
  removeOrganisation,
} from './organisation.actions.ts'
import {
  NewOrganisation,
  OrganisationChange,
  OrganisationListQuery,
  OrganisationSchema,
} from './organisation.schema.ts'

const tags = ['Organisations']
const params = z.object({ id: Id })
const one = {
  description: 'The organisation; its version is the ETag.',
  ...json(OrganisationSchema),
}

const routes = {
  browse: route('organisation.read', {
    method: 'get',
    path: '/organisations',
    tags,
    summary: 'List organisations',
    request: { query: OrganisationListQuery },
    responses: {
      200: { description: 'One page, by name.', ...json(pageSchema(OrganisationSchema)) },
    },
  }),
  create: route('organisation.create', {
    method: 'post',
    path: '/organisations',
    tags,
    summary: 'Create an organisation',
    description:
      'Repeating the request with the same external id and content returns what is there (200).',
    request: { body: { required: true, ...json(NewOrganisation) } },
    responses: { 200: one, 201: one },
  }),
  get: route('organisation.read', {
    method: 'get',
    path: '/organisations/{id}',
    tags,
    summary: 'Read an organisation',
    request: { params },
    responses: { 200: one },
  }),
  change: route('organisation.write', {
    method: 'patch',
    path: '/organisations/{id}',
    tags,
    summary: 'Change an organisation',
    request: { params, headers: ifMatch, body: { required: true, ...json(OrganisationChange) } },
    responses: { 200: one },
  }),
  remove: route('organisation.remove', {
    method: 'delete',
    path: '/organisations/{id}',
    tags,
    summary: 'Remove an organisation',
    request: { params, headers: ifMatch },
    responses: {
      204: {
        description:
          'It is gone, with its profile, memberships, suggestions and introductions; its seats in links are open.',
      },
    },
  }),
}

export function organisationRoutes(deps: OrganisationDeps & RemovalDeps) {
  return openRouter()
    .openapi(routes.browse, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      return c.json(await browseOrganisations(deps, c.get('actor'), filter, { limit, after }), 200)
    })
    .openapi(routes.create, async (c) => {
      const { organisation, created } = await createOrganisation(
        deps,
        c.get('actor'),
        c.req.valid('json'),
      )
      return c.json(organisation, created ? 201 : 200, {
        etag: entityTag(organisation.version),
        location: `/organisations/${organisation.id}`,
      })
    })
    .openapi(routes.get, async (c) => {
      const organisation = await getOrganisation(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(organisation, 200, { etag: entityTag(organisation.version) })
    })
    .openapi(routes.change, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      const organisation = await changeOrganisation(
        deps,
        c.get('actor'),
        c.req.valid('param').id,
        version,
        c.req.valid('json'),
      )
      return c.json(organisation, 200, { etag: entityTag(organisation.version) })
    })
    .openapi(routes.remove, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      await removeOrganisation(deps, c.get('actor'), c.req.valid('param').id, version)
      return c.body(null, 204)
    })
}
