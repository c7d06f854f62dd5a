import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json } from '../platform/openapi.ts'
import { answersTo, entriesLike } from './like.actions.ts'
import { type SearchDeps, searchEntries } from './search.actions.ts'
import { LikeQuery, LikeResult, SearchQuery, SearchResult } from './search.schema.ts'

const tags = ['Matching']
const ofEntry = { params: z.object({ id: Id }), query: LikeQuery }

const routes = {
  search: route('search.read', {
    method: 'get',
    path: '/search',
    tags,
    summary: 'Find competencies or needs for a free text in any language',
    description:
      'Words that nobody uses are read as the nearest that somebody does. The best two hundred are in order, in pages; `among` says how many the filters leave.',
    request: { query: SearchQuery },
    responses: {
      200: {
        description: 'Entries by fit, each with the sentence nearest to what was asked.',
        ...json(SearchResult),
      },
    },
  }),
  like: route('search.read', {
    method: 'get',
    path: '/entries/{id}/like',
    tags,
    summary: 'More like this entry',
    request: ofEntry,
    responses: {
      200: {
        description: 'Entries of others on the same side, likest first.',
        ...json(LikeResult),
      },
    },
  }),
  answers: route('search.read', {
    method: 'get',
    path: '/entries/{id}/answers',
    tags,
    summary: 'Who answers this need, or who needs this competency',
    request: ofEntry,
    responses: {
      200: { description: 'Entries of others on the other side, by fit.', ...json(LikeResult) },
    },
  }),
}

export function searchRoutes(deps: SearchDeps) {
  return openRouter()
    .openapi(routes.search, async (c) =>
      c.json(
        await searchEntries(deps, c.get('actor'), c.req.valid('query'), c.get('language')),
        200,
      ),
    )
    .openapi(routes.like, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await entriesLike(deps, c.get('actor'), id, c.req.valid('query')), 200)
    })
    .openapi(routes.answers, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await answersTo(deps, c.get('actor'), id, c.req.valid('query')), 200)
    })
}
