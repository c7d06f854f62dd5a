import { z } from '@hono/zod-openapi'

export const ExposureQuery = z.object({
  depth: z.coerce.number().int().min(1).max(50).default(10).openapi({
    description: 'How many places of each list count as shown.',
  }),
  top: z.coerce.number().int().min(1).max(100).default(5).openapi({
    description: 'How many of the most and of the least shown to name.',
  }),
})
export type ExposureQuery = z.infer<typeof ExposureQuery>

const Evenness = z.object({
  gini: z.number().nullable().openapi({
    description: '0 when all are shown as much as each other, towards 1 when one takes everything.',
  }),
  coverage: z.number().nullable().openapi({
    description: 'The share of organisations with a visible profile that are shown to anybody.',
  }),
})
const Shown = z.object({
  id: z.uuid(),
  name: z.string(),
  byRelevance: z.number(),
  withPrices: z.number(),
})

export const ExposureSchema = z
  .object({
    organisations: z.int(),
    depth: z.int(),
    prices: z.object({
      known: z.int(),
      version: z.string().nullable(),
      computedAt: z.string().nullable(),
    }),
    byRelevance: Evenness.openapi({ description: 'With lists in the order of their scores.' }),
    withPrices: Evenness.openapi({
      description: 'With lists in the order that also counts how much room each partner has left.',
    }),
    mostShown: z.array(Shown).openapi({
      description:
        'Exposure is the sum of 1 / log2(place + 1) over all lists. Most shown first, with prices.',
    }),
    leastShown: z.array(Shown).openapi({ description: 'Least shown first, with prices.' }),
  })
  .openapi('Exposure')
export type ExposureFigures = z.infer<typeof ExposureSchema>
