import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json, pageSchema } from '../platform/openapi.ts'
import {
  browseSavedSearches,
  getSavedSearch,
  newsOf,
  removeSavedSearch,
  saveSearch,
} from './saved-search.actions.ts'
import {
  NewSavedSearch,
  News,
  NewsQuery,
  SavedSearchListQuery,
  SavedSearchSchema,
} from './saved-search.schema.ts'
import type { SearchDeps } from './search.actions.ts'

const tags = ['Matching']
const params = z.object({ id: Id })
const one = { description: 'The search.', ...json(SavedSearchSchema) }

const routes = {
  browse: route('saved-search.read', {
    method: 'get',
    path: '/saved-searches',
    tags,
    summary: 'List the searches you keep',
    request: { query: SavedSearchListQuery },
    responses: {
      200: { description: 'One page, by name.', ...json(pageSchema(SavedSearchSchema)) },
    },
  }),
  save: route('saved-search.write', {
    method: 'post',
    path: '/saved-searches',
    tags,
    summary: 'Keep a search',
    description:
      'It is looked through once a day; what is stated or changed from now on is news. It belongs to the name of your key.',
    request: { body: { required: true, ...json(NewSavedSearch) } },
    responses: { 201: one },
  }),
  get: route('saved-search.read', {
    method: 'get',
    path: '/saved-searches/{id}',
    tags,
    summary: 'Read a search you keep',
    request: { params },
    responses: { 200: one },
  }),
  remove: route('saved-search.write', {
    method: 'delete',
    path: '/saved-searches/{id}',
    tags,
    summary: 'Remove a search you keep',
    request: { params },
    responses: { 204: { description: 'It is gone.' } },
  }),
  news: route('saved-search.read', {
    method: 'get',
    path: '/saved-searches/{id}/news',
    tags,
    summary: 'What is new to a search you keep',
    description: 'Each hit is news once, unless you ask to keep it for the next time.',
    request: { params, query: NewsQuery },
    responses: { 200: { description: 'New hits, best first.', ...json(News) } },
  }),
}

export function savedSearchRoutes(deps: SearchDeps) {
  return openRouter()
    .openapi(routes.browse, async (c) =>
      c.json(await browseSavedSearches(deps, c.get('actor'), c.req.valid('query')), 200),
    )
    .openapi(routes.save, async (c) => {
      const saved = await saveSearch(deps, c.get('actor'), c.req.valid('json'))
      return c.json(saved, 201, { location: `/saved-searches/${saved.id}` })
    })
    .openapi(routes.get, async (c) =>
      c.json(await getSavedSearch(deps, c.get('actor'), c.req.valid('param').id), 200),
    )
    .openapi(routes.remove, async (c) => {
      await removeSavedSearch(deps, c.get('actor'), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(routes.news, async (c) => {
      const { keep } = c.req.valid('query')
      return c.json(await newsOf(deps, c.get('actor'), c.req.valid('param').id, keep), 200)
    })
}
