import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json, pageSchema } from '../platform/openapi.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import {
  browseEntries,
  changeEntry,
  type EntryDeps,
  getEntry,
  stateEntry,
  withdrawEntry,
} from './entry.actions.ts'
import { EntryChange, EntryListQuery, EntrySchema, NewEntry } from './entry.schema.ts'

const tags = ['Profiles']
const params = z.object({ id: Id })
const one = {
  description: 'The competency or need; its version is the ETag.',
  ...json(EntrySchema),
}
const page = { description: 'One page, newest first.', ...json(pageSchema(EntrySchema)) }

const routes = {
  browse: route('entry.read', {
    method: 'get',
    path: '/entries',
    tags,
    summary: 'List competencies and needs',
    request: { query: EntryListQuery },
    responses: { 200: page },
  }),
  ofOrganisation: route('entry.read', {
    method: 'get',
    path: '/organisations/{id}/entries',
    tags,
    summary: 'List the profile of an organisation',
    request: { params, query: EntryListQuery },
    responses: { 200: page },
  }),
  state: route('entry.write', {
    method: 'post',
    path: '/organisations/{id}/entries',
    tags,
    summary: 'State a competency or a need',
    description:
      'Repeating the request with the same external id and content returns what is there (200).',
    request: { params, body: { required: true, ...json(NewEntry) } },
    responses: { 200: one, 201: one },
  }),
  get: route('entry.read', {
    method: 'get',
    path: '/entries/{id}',
    tags,
    summary: 'Read a competency or need',
    request: { params },
    responses: { 200: one },
  }),
  change: route('entry.write', {
    method: 'patch',
    path: '/entries/{id}',
    tags,
    summary: 'Change a competency or need',
    request: { params, headers: ifMatch, body: { required: true, ...json(EntryChange) } },
    responses: { 200: one },
  }),
  withdraw: route('entry.write', {
    method: 'delete',
    path: '/entries/{id}',
    tags,
    summary: 'Withdraw a competency or need',
    request: { params, headers: ifMatch },
    responses: { 204: { description: 'It is gone.' } },
  }),
}

export function entryRoutes(deps: EntryDeps) {
  return openRouter()
    .openapi(routes.browse, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      return c.json(await browseEntries(deps, c.get('actor'), filter, { limit, after }), 200)
    })
    .openapi(routes.ofOrganisation, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      const by = { ...filter, organisationId: c.req.valid('param').id }
      return c.json(await browseEntries(deps, c.get('actor'), by, { limit, after }), 200)
    })
    .openapi(routes.state, async (c) => {
      const { entry, created } = await stateEntry(
        deps,
        c.get('actor'),
        c.req.valid('param').id,
        c.req.valid('json'),
      )
      return c.json(entry, created ? 201 : 200, {
        etag: entityTag(entry.version),
        location: `/entries/${entry.id}`,
      })
    })
    .openapi(routes.get, async (c) => {
      const entry = await getEntry(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(entry, 200, { etag: entityTag(entry.version) })
    })
    .openapi(routes.change, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      const entry = await changeEntry(
        deps,
        c.get('actor'),
        c.req.valid('param').id,
        version,
        c.req.valid('json'),
      )
      return c.json(entry, 200, { etag: entityTag(entry.version) })
    })
    .openapi(routes.withdraw, async (c) => {
      await withdrawEntry(
        deps,
        c.get('actor'),
        c.req.valid('param').id,
        versionOf(c.req.valid('header')['if-match']),
      )
      return c.body(null, 204)
    })
}
