import { z } from '@hono/zod-openapi'
import { activityLevels } from './capability.ts'
import { Reason } from './contact.schema.ts'
import { Brought, Place, percent, RegionQuery } from './region.schema.ts'

export const AbroadQuery = RegionQuery.pick({ limit: true, format: true })

const exchange = {
  rank: z.int(),
  strength: z.number().openapi({
    description: 'How much could start at once: the mean score of the best pairs of organisations.',
  }),
  pairs: z.int(),
  weGain: percent,
  theyGain: percent,
  theyBring: z.array(Brought),
  weBring: z.array(Brought),
  reasons: z.array(Reason).readonly().openapi({
    description: 'Which organisations would start, and with what; `ours` is our need.',
  }),
  commonLanguages: z.array(z.string()),
}
const Known = z.object({
  id: z.uuid(),
  name: z.string(),
  country: z.string(),
  nuts: z.string().nullable(),
})

export const PartnersAbroadSchema = z
  .object({
    of: Known,
    basis: z.object({
      level: z.enum(activityLevels),
      entries: z.int(),
      organisations: z.int(),
      regions: z.int(),
      suggested: z.int().openapi({ description: 'Suggestions of organisations abroad.' }),
    }),
    regions: z.array(z.object({ region: Place, ...exchange })),
    clusters: z.array(
      z.object({
        cluster: Known.extend({ website: z.string().nullable() }),
        distanceKm: z.int().nullable(),
        sharedActivities: z.array(z.string()),
        ...exchange,
      }),
    ),
  })
  .openapi('PartnersAbroad')
