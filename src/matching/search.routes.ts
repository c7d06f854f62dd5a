import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import { searchEntries } from './search.actions.ts'
import { SearchQuery, SearchResult } from './search.schema.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'

const search = route('search.read', {
  method: 'get',
  path: '/search',
  tags: ['Matching'],
  summary: 'Find competencies or needs for a free text in any language',
  request: { query: SearchQuery },
  responses: {
    200: {
      description: 'Entries by fit, each with the sentence nearest to what was asked.',
      ...json(SearchResult),
    },
  },
})

export function searchRoutes(deps: SuggestionDeps) {
  return openRouter().openapi(search, async (c) =>
    c.json(await searchEntries(deps, c.get('actor'), c.req.valid('query')), 200),
  )
}
