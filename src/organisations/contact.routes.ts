import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json } from '../platform/openapi.ts'
import { entityTag } from '../platform/version.ts'
import { type ContactDeps, getContact, removeContact, stateContact } from './contact.actions.ts'
import { ContactSchema, NewContact } from './contact.schema.ts'

const tags = ['Organisations']
const params = z.object({ id: Id })
const path = '/organisations/{id}/contact'
const one = { description: 'Whom to call; the version is the ETag.', ...json(ContactSchema) }

const routes = {
  get: route('contact.read', {
    method: 'get',
    path,
    tags,
    summary: 'Read whom to call',
    description:
      'For operators, for the organisation itself, and for the other side of an introduction that both want.',
    request: { params },
    responses: { 200: one },
  }),
  state: route('contact.write', {
    method: 'put',
    path,
    tags,
    summary: 'State whom to call',
    description:
      'The first time needs no If-Match; nor does saying the same again, which changes nothing.',
    request: { params, headers: ifMatch, body: { required: true, ...json(NewContact) } },
    responses: { 200: one, 201: one },
  }),
  remove: route('contact.write', {
    method: 'delete',
    path,
    tags,
    summary: 'Remove the contact data',
    request: { params, headers: ifMatch },
    responses: { 204: { description: 'They are gone.' } },
  }),
}

export function contactRoutes(deps: ContactDeps) {
  return openRouter()
    .openapi(routes.get, async (c) => {
      const contact = await getContact(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(contact, 200, { etag: entityTag(contact.version) })
    })
    .openapi(routes.state, async (c) => {
      const { id } = c.req.valid('param')
      const seen = c.req.valid('header')['if-match']
      const content = c.req.valid('json')
      const { contact, created } = await stateContact(deps, c.get('actor'), id, seen, content)
      return c.json(contact, created ? 201 : 200, { etag: entityTag(contact.version) })
    })
    .openapi(routes.remove, async (c) => {
      const seen = c.req.valid('header')['if-match']
      await removeContact(deps, c.get('actor'), c.req.valid('param').id, seen)
      return c.body(null, 204)
    })
}
