import { z } from '@hono/zod-openapi'
import { languages } from '../platform/phrase.ts'
import { BriefSeat, ConstraintsSchema } from './brief.schema.ts'
import { briefKinds } from './brief.ts'
import { ClusterName, HandoverSchema, NamedSchema } from './circle.schema.ts'
import { answering } from './complement.ts'

export const SeedQuery = z.object({
  with: ClusterName.optional().openapi({
    description: 'Another cluster: only what one of the two could give the other.',
  }),
  fit: z.coerce.number().min(0.05).max(0.95).default(answering.fitMin),
  limit: z.coerce.number().int().min(1).max(100).default(10),
})
export type SeedQuery = z.infer<typeof SeedQuery>

const DraftSchema = z
  .object({
    title: z.string(),
    kind: z.enum(briefKinds),
    text: z.string(),
    seats: z.array(BriefSeat).readonly(),
    constraints: ConstraintsSchema,
  })
  .openapi('DraftBrief')

export const SeedListSchema = z
  .object({
    clusters: z.array(z.object({ id: z.uuid(), name: z.string() })).readonly(),
    organisations: z.int(),
    answers: z.int(),
    topics: z.int().openapi({ description: 'How many topics there are; the first are told.' }),
    seeds: z
      .array(
        z.object({
          topic: z.object({
            words: z.array(z.string()).readonly().openapi({
              description: 'Words that several share; or, where few write, one title of a need.',
            }),
            language: z.enum(languages).openapi({
              description: "The reader's, where an entry of the topic is written in it.",
            }),
          }),
          concerns: z.int(),
          value: z.number(),
          group: z.array(NamedSchema).readonly(),
          handovers: z.array(HandoverSchema).readonly(),
          brief: DraftSchema,
        }),
      )
      .readonly(),
    advice: z.string().nullable(),
  })
  .openapi('SeedList')
