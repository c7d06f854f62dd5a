import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json } from '../platform/openapi.ts'
import { versionOf } from '../platform/version.ts'
import { MilestoneChange, NewDocument, NewMilestone, NewResult } from './link.schema.ts'
import { DocumentSchema, MilestoneSchema, ResultSchema } from './link-shown.schema.ts'
import {
  addDocument,
  changeMilestone,
  recordResult,
  removeDocument,
  setMilestone,
} from './record.actions.ts'
import type { LinkDeps } from './transition.actions.ts'

const tags = ['Links']
const params = z.object({ id: Id })
const description =
  'With If-Match it is refused (412) where somebody changed the link meanwhile; the new version is read with the link.'

const routes = {
  milestone: route('link.write', {
    method: 'post',
    path: '/links/{id}/milestones',
    tags,
    summary: 'Set a milestone',
    description,
    request: { params, headers: ifMatch, body: { required: true, ...json(NewMilestone) } },
    responses: { 201: { description: 'The milestone.', ...json(MilestoneSchema) } },
  }),
  changeMilestone: route('link.write', {
    method: 'patch',
    path: '/links/{id}/milestones/{milestoneId}',
    tags,
    summary: 'Change a milestone, or note that it was reached',
    description,
    request: {
      params: z.object({ id: Id, milestoneId: Id }),
      headers: ifMatch,
      body: { required: true, ...json(MilestoneChange) },
    },
    responses: { 200: { description: 'The milestone.', ...json(MilestoneSchema) } },
  }),
  document: route('link.write', {
    method: 'post',
    path: '/links/{id}/documents',
    tags,
    summary: 'Add a document by its address',
    description,
    request: { params, headers: ifMatch, body: { required: true, ...json(NewDocument) } },
    responses: { 201: { description: 'The document.', ...json(DocumentSchema) } },
  }),
  removeDocument: route('link.write', {
    method: 'delete',
    path: '/links/{id}/documents/{documentId}',
    tags,
    summary: 'Take a document off a link',
    description,
    request: { params: z.object({ id: Id, documentId: Id }), headers: ifMatch },
    responses: { 204: { description: 'It is not named any more.' } },
  }),
  result: route('link.write', {
    method: 'post',
    path: '/links/{id}/results',
    tags,
    summary: 'Record a joint result',
    description,
    request: { params, headers: ifMatch, body: { required: true, ...json(NewResult) } },
    responses: { 201: { description: 'The result.', ...json(ResultSchema) } },
  }),
}

export function linkRecordRoutes(deps: LinkDeps) {
  return openRouter()
    .openapi(routes.milestone, async (c) => {
      const on = meant(c.req.valid('param'), c.req.valid('header'))
      return c.json(await setMilestone(deps, c.get('actor'), on, c.req.valid('json')), 201)
    })
    .openapi(routes.changeMilestone, async (c) => {
      const { id, milestoneId } = c.req.valid('param')
      const on = meant({ id }, c.req.valid('header'))
      const change = c.req.valid('json')
      return c.json(await changeMilestone(deps, c.get('actor'), on, milestoneId, change), 200)
    })
    .openapi(routes.document, async (c) => {
      const on = meant(c.req.valid('param'), c.req.valid('header'))
      return c.json(await addDocument(deps, c.get('actor'), on, c.req.valid('json')), 201)
    })
    .openapi(routes.removeDocument, async (c) => {
      const { id, documentId } = c.req.valid('param')
      await removeDocument(deps, c.get('actor'), meant({ id }, c.req.valid('header')), documentId)
      return c.body(null, 204)
    })
    .openapi(routes.result, async (c) => {
      const on = meant(c.req.valid('param'), c.req.valid('header'))
      return c.json(await recordResult(deps, c.get('actor'), on, c.req.valid('json')), 201)
    })
}

function meant({ id }: { id: string }, headers: { 'if-match'?: string | undefined }) {
  const tag = headers['if-match']
  return { id, version: tag === undefined ? undefined : versionOf(tag) }
}
