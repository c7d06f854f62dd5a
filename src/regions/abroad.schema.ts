import { z } from '@hono/zod-openapi'
import { activityLevels } from './capability.ts'
import { exchange } from './contact.schema.ts'
import { Place, RegionQuery } from './region.schema.ts'

export const AbroadQuery = RegionQuery.pick({ limit: true, format: true })

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
        cluster: Known.extend({
          website: z.string().nullable(),
          nace: z.array(z.string()).readonly(),
        }),
        distanceKm: z.int().nullable(),
        sharedActivities: z.array(z.string()),
        ...exchange,
      }),
    ),
  })
  .openapi('PartnersAbroad')
