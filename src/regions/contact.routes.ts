import { z } from '@hono/zod-openapi'
import { asCsv, csvOf } from '../imports/table.writer.ts'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json } from '../platform/openapi.ts'
import { regionContacts } from './contact.actions.ts'
import {
  ContactChange,
  ContactSchema,
  ContactsQuery,
  NewContact,
  RegionContactsSchema,
  Register,
  RegisterChange,
} from './contact.schema.ts'
import { changeContact, logContact, registerCluster } from './contact-log.actions.ts'
import { contactTable } from './contact-table.ts'
import { RegionCode } from './region.schema.ts'
import type { FitDeps } from './specialisation-fit.actions.ts'

const tags = ['Regions']
const params = z.object({ id: Id })
const contact = { description: 'The contact.', ...json(ContactSchema) }

const routes = {
  region: route('contact-point.read', {
    method: 'get',
    path: '/regions/{code}/contacts',
    tags,
    summary: 'The register of cluster initiatives of a region, and whom abroad to contact for each',
    request: { params: RegionCode, query: ContactsQuery },
    responses: {
      200: {
        description: 'The register with reasons and log.',
        content: {
          'application/json': { schema: RegionContactsSchema },
          'text/csv': { schema: z.string() },
        },
      },
    },
  }),
  register: route('contact-point.write', {
    method: 'patch',
    path: '/clusters/{id}/register',
    tags,
    summary: 'Keep what the contact point knows of a cluster initiative',
    request: { params, body: { required: true, ...json(RegisterChange) } },
    responses: { 200: { description: 'What is kept.', ...json(Register) } },
  }),
  log: route('contact-point.write', {
    method: 'post',
    path: '/clusters/{id}/contacts',
    tags,
    summary: 'Write a contact of a cluster with another into the log',
    request: { params, body: { required: true, ...json(NewContact) } },
    responses: { 201: contact },
  }),
  change: route('contact-point.write', {
    method: 'patch',
    path: '/cluster-contacts/{id}',
    tags,
    summary: 'Note what came of a contact',
    request: { params, body: { required: true, ...json(ContactChange) } },
    responses: { 200: contact },
  }),
}

export function clusterContactRoutes(deps: FitDeps) {
  return openRouter()
    .openapi(routes.region, async (c) => {
      const { code } = c.req.valid('param')
      const { top, format } = c.req.valid('query')
      const found = await regionContacts(deps, c.get('actor'), code, top, c.get('language'))
      if (format === 'json') return c.json(found, 200)
      return c.body(csvOf(contactTable(found)), 200, asCsv)
    })
    .openapi(routes.register, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await registerCluster(deps, c.get('actor'), id, c.req.valid('json')), 200)
    })
    .openapi(routes.log, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await logContact(deps, c.get('actor'), id, c.req.valid('json')), 201)
    })
    .openapi(routes.change, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await changeContact(deps, c.get('actor'), id, c.req.valid('json')), 200)
    })
}
