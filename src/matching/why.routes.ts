import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json } from '../platform/openapi.ts'
import type { Language } from '../platform/phrase.ts'
import { contributorNames } from './contributions.ts'
import { mirrored } from './evidence.ts'
import { reasonsFor } from './phrases.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'
import { explainPair } from './why.actions.ts'
import { WhySchema } from './why.schema.ts'
import type { Why } from './why.ts'
import {
  changeSentence,
  contributorLabels,
  missingSentence,
  verdictSentence,
} from './why-phrases.ts'

const why = route('suggestion.read', {
  method: 'get',
  path: '/organisations/{id}/suggestions/{partnerId}/why',
  tags: ['Matching'],
  summary: 'Explain why one organisation is suggested to another, or why not',
  request: { params: z.object({ id: Id, partnerId: Id }) },
  responses: {
    200: {
      description: 'Every part of the score, for both sides; what is missing, and what would help.',
      ...json(WhySchema),
    },
  },
})

export function whyRoutes(deps: SuggestionDeps) {
  return openRouter().openapi(why, async (c) => {
    const { id, partnerId } = c.req.valid('param')
    const found = await explainPair(deps, c.get('actor'), id, partnerId)
    return c.json(whyInLanguage(found, c.get('language')), 200)
  })
}

/** The explanation with its sentences in the reader's language; quotes stay in their own. */
export function whyInLanguage(why: Why, language: Language) {
  const told = (phrases: ReturnType<typeof reasonsFor>) => phrases.map((one) => one[language])
  return {
    ...why,
    verdict: { kind: why.verdict.kind, sentence: verdictSentence(why.verdict)[language] },
    reasons: {
      organisation: told(reasonsFor(why.evidence)),
      partner: told(reasonsFor(mirrored(why.evidence))),
    },
    points: (['base', ...contributorNames] as const)
      .map((name) => ({
        name,
        label: contributorLabels[name][language],
        points: why.contributions[name],
      }))
      .filter(({ name, points }) => name === 'base' || points !== 0),
    missing: told(why.missing.map(missingSentence)),
    change: why.change && {
      kind: why.change.kind,
      score: why.change.score,
      sentence: changeSentence(why.change, why.score)[language],
    },
  }
}
