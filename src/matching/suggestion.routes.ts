import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json } from '../platform/openapi.ts'
import type { Language } from '../platform/phrase.ts'
import { reasonsFor } from './phrases.ts'
import { noteShown, noteShownBy, type ShownDeps } from './shown.actions.ts'
import { suggestPartners } from './suggestion.actions.ts'
import { PartnerListSchema, SuggestionFilter } from './suggestion.schema.ts'
import type { PartnerList } from './suggestion.ts'

const list = route('suggestion.read', {
  method: 'get',
  path: '/organisations/{id}/suggestions',
  tags: ['Matching'],
  summary: 'Suggest partners, and say why',
  request: { params: z.object({ id: Id }), query: SuggestionFilter },
  responses: {
    200: {
      description: 'Ranked partners with the sentences that answer each other.',
      ...json(PartnerListSchema),
    },
  },
})

const shown = route('answer.write', {
  method: 'post',
  path: '/organisations/{id}/suggestions/shown',
  tags: ['Matching'],
  summary: 'Suggest partners to show to an organisation, and note that it saw them',
  description:
    'For whoever shows an organisation its list in a talk or by letter, so that its answers can be learned from.',
  request: { params: z.object({ id: Id }), query: SuggestionFilter },
  responses: {
    200: { description: 'The list that it was shown.', ...json(PartnerListSchema) },
  },
})

export function suggestionRoutes(deps: ShownDeps) {
  return openRouter()
    .openapi(list, async (c) => {
      const actor = c.get('actor')
      const { id } = c.req.valid('param')
      const partners = await suggestPartners(deps, actor, id, c.req.valid('query'))
      // Noted beside the answer: nobody waits for the log.
      void noteShown(deps, actor, partners)
      return c.json(inLanguage(partners, c.get('language')), 200)
    })
    .openapi(shown, async (c) => {
      const actor = c.get('actor')
      const { id } = c.req.valid('param')
      const partners = await suggestPartners(deps, actor, id, c.req.valid('query'))
      await noteShownBy(deps, actor, partners)
      return c.json(inLanguage(partners, c.get('language')), 200)
    })
}

/** The list with its sentences in the reader's language; quotes stay in their own. */
export function inLanguage(list: PartnerList, language: Language) {
  return {
    ...list,
    advice: list.advice?.[language] ?? null,
    items: list.items.map((item) => ({
      ...item,
      exploratory: item.propensity !== null,
      reasons: reasonsFor(item.evidence).map((reason) => reason[language]),
    })),
  }
}
