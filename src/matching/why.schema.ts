import { z } from '@hono/zod-openapi'
import { scopes } from './profile.ts'
import { ContributionsSchema, EvidenceSchema, ScorePartsSchema } from './suggestion.schema.ts'

const Named = z.object({ id: z.uuid(), name: z.string() })
const sentences = z.array(z.string()).readonly()

export const WhySchema = z
  .object({
    organisation: Named,
    partner: Named,
    verdict: z.object({
      kind: z.enum([
        'suggested',
        'vetoed',
        'nothing-to-compare',
        'irrelevant',
        'outranked',
        'not-yet',
      ]),
      sentence: z.string(),
    }),
    scope: z.enum(scopes),
    score: z.number().min(0).max(1),
    weightsVersion: z.string(),
    parts: ScorePartsSchema,
    contributions: ContributionsSchema,
    points: z
      .array(z.object({ name: z.string(), label: z.string(), points: z.number() }))
      .readonly()
      .openapi({ description: 'The contributions with their names; together they are the score.' }),
    reasons: z
      .object({ organisation: sentences, partner: sentences })
      .openapi({ description: 'Why, as each side reads it.' }),
    evidence: EvidenceSchema,
    missing: sentences.openapi({ description: 'What is not there, the most telling first.' }),
    change: z
      .object({ kind: z.string(), score: z.number(), sentence: z.string() })
      .nullable()
      .openapi({
        description:
          "The one change of the organisation's profile that would raise the score most.",
      }),
  })
  .openapi('Why')
