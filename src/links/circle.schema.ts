import { z } from '@hono/zod-openapi'
import { Nuts } from '../organisations/organisation.schema.ts'
import { organisationKinds } from '../organisations/organisation.ts'
import { said } from '../platform/issue-phrases.ts'
import { languages } from '../platform/phrase.ts'
import { lengthsOfCircles } from './circle.ts'
import { shortestIsLonger } from './circle-phrases.ts'
import { answering } from './complement.ts'

export const ClusterName = z.string().trim().min(1).max(300).openapi({
  description: 'The id, external id or exact name of a cluster.',
})
const length = z.coerce.number().int().min(lengthsOfCircles.min).max(lengthsOfCircles.max)

export const CircleQuery = z
  .object({
    cluster: ClusterName.optional(),
    region: Nuts.optional().openapi({ description: 'A NUTS code or a country: those inside it.' }),
    shortest: length
      .default(lengthsOfCircles.min)
      .openapi({ description: 'The fewest members; 3 leaves out pairs that answer each other.' }),
    longest: length.default(lengthsOfCircles.max).openapi({ description: 'The most members.' }),
    fit: z.coerce.number().min(0.05).max(0.95).default(answering.fitMin).openapi({
      description:
        'Only answers that a person would call one with at least this probability are counted.',
    }),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  })
  .superRefine(({ shortest, longest }, context) => {
    if (shortest > longest)
      context.addIssue({
        code: 'custom',
        path: ['shortest'],
        message: shortestIsLonger.en,
        params: said(shortestIsLonger),
      })
  })
export type CircleQuery = z.infer<typeof CircleQuery>

export const NamedSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(organisationKinds).nullable(),
  country: z.string(),
  nuts: z.string().nullable(),
})

const Quote = z.object({
  entryId: z.uuid().nullable(),
  title: z.string(),
  sentence: z.string(),
  language: z.enum(languages),
  anonymous: z.boolean().openapi({
    description: 'Others are not told whose it is. Only operators are shown such answers here.',
  }),
})

export const HandoverSchema = z.object({
  gives: NamedSchema,
  takes: NamedSchema,
  need: Quote,
  competency: Quote,
  fit: z.number().min(0).max(1),
})

export const CircleListSchema = z
  .object({
    organisations: z.int(),
    answers: z.int().openapi({ description: 'How many answers of one to another were counted.' }),
    circles: z
      .array(
        z.object({
          value: z.number().openapi({
            description:
              'How many needs it answers in expectation, if it holds only when every answer in it does.',
          }),
          handovers: z.array(HandoverSchema).readonly(),
        }),
      )
      .readonly()
      .openapi({ description: 'No organisation is in two of them; the most valuable first.' }),
    value: z.number(),
    bound: z.number().openapi({ description: 'No choice of circles can be worth more.' }),
    gap: z.number().min(0).max(1).openapi({ description: '0 where the choice is proved best.' }),
    among: z.int().openapi({ description: 'How many circles the choice was among.' }),
    advice: z.string().nullable(),
  })
  .openapi('CircleList')
