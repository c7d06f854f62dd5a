import { z } from '@hono/zod-openapi'
import { said } from '../platform/issue-phrases.ts'
import { declineReasons, outcomes } from './answer.ts'
import { matchSignals, weightsProblems } from './match-signals.ts'

export const NewAnswer = z
  .strictObject({
    outcome: z.enum(outcomes),
    reason: z
      .enum(declineReasons)
      .nullable()
      .default(null)
      .openapi({ description: 'Why it is declined; only then.' }),
  })
  .openapi('NewAnswer')

export const AnswerSchema = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    partnerId: z.uuid(),
    outcome: z.enum(outcomes),
    reason: z.enum(declineReasons).nullable(),
    source: z.enum(['suggestion', 'search']),
    answeredAt: z.iso.datetime(),
  })
  .openapi('Answer')

const signals = z
  .record(z.string(), z.number())
  .openapi({ description: 'A weight for each signal of the score, by name.' })

/** A version is part of an address, and of every list that is made with it. */
const Version = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/)

/** Weights as somebody writes them into a file: one for each signal, on its side of zero. */
export const WeightsFile = z
  .strictObject({ version: Version, signals })
  .superRefine((file, context) => {
    for (const { name, phrase } of weightsProblems(matchSignals, file.signals))
      context.addIssue({
        code: 'custom',
        path: ['signals', name],
        message: phrase.en,
        params: said(phrase),
      })
  })
export type WeightsFile = z.infer<typeof WeightsFile>

export const ServeWish = z
  .strictObject({
    unproven: z
      .boolean()
      .default(false)
      .openapi({ description: 'Serve it though the log does not show that it is better.' }),
  })
  .openapi('ServeWish')

export const VersionParam = z.object({ version: z.string().min(1).max(40) })

export const ServingSchema = z
  .object({
    version: z.string(),
    signals,
    calibration: z.object({ bias: z.number(), weight: z.number() }).nullable().openapi({
      description:
        'A favourable answer has the probability logistic(bias + weight × log of the score).',
    }),
  })
  .openapi('ServingWeights')

const Evidence = z.object({
  answers: z.int(),
  effectiveAnswers: z.number(),
  organisations: z.int(),
  effectiveOrganisations: z.number(),
  preferences: z.int(),
  suffices: z.boolean(),
})

const OffPolicy = z.object({
  answers: z.int(),
  effectiveAnswers: z.number(),
  organisations: z.int(),
  current: z.number().nullable(),
  proposed: z.number().nullable(),
  difference: z.number().nullable(),
  interval: z.array(z.number().nullable()).length(2).readonly(),
  verdict: z.enum(['unknown', 'better', 'worse', 'alike']),
})

const status = z.enum(['candidate', 'serving', 'retired'])
const explanation = z.string().openapi({ description: 'What these weights changed, and why.' })
const report = z.object({
  evidence: Evidence,
  offPolicy: OffPolicy,
  against: z.string(),
  training: z.object({ lambda: z.number(), loss: z.number(), priorLoss: z.number() }).nullable(),
})

export const WeightsSchema = ServingSchema.extend({
  status,
  prior: signals,
  modelId: z.string(),
  explanation,
  report,
  createdAt: z.iso.datetime(),
  servedFrom: z.iso.datetime().nullable(),
  predecessor: z.string().nullable(),
}).openapi('Weights')

export const LearnWish = z
  .strictObject({
    apply: z.boolean().default(false).openapi({
      description:
        'Store what was learned; it serves at once where the log shows that it is better.',
    }),
  })
  .openapi('LearnWish')

export const LessonSchema = z
  .object({
    serving: ServingSchema,
    proposed: z.object({ signals, explanation, report }),
    stored: z.object({ version: z.string(), status }).nullable(),
  })
  .openapi('Lesson')

export const WeightsList = z
  .object({ serving: ServingSchema, items: z.array(WeightsSchema).readonly() })
  .openapi('WeightsList')
