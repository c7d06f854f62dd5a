import { z } from '@hono/zod-openapi'
import { organisationKinds } from '../organisations/organisation.ts'
import { languages } from '../platform/phrase.ts'
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

const SeatSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  language: z.enum(languages),
  weight: z.number(),
})
const ConstraintsSchema = z.object({
  membersMin: z.int(),
  membersMax: z.int(),
  countriesMin: z.int(),
  quotas: z
    .array(
      z.object({
        kinds: z.array(z.enum(organisationKinds)).readonly(),
        sme: z.boolean(),
        atLeast: z.int(),
      }),
    )
    .readonly(),
  regions: z.array(z.string()).readonly(),
  clusters: z.array(z.string()).readonly(),
  obligatory: z.array(z.string()).readonly(),
  excluded: z.array(z.string()).readonly(),
  largestShare: z.number(),
  contactBudget: z.int().nullable(),
})
const DraftSchema = z
  .object({
    title: z.string(),
    kind: z.enum(briefKinds),
    text: z.string(),
    seats: z.array(SeatSchema).readonly(),
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
            words: z.array(z.string()).readonly(),
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
