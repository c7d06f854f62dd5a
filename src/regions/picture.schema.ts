import { z } from '@hono/zod-openapi'
import { Nuts } from '../organisations/organisation.schema.ts'
import { PartnersQuery, RegionQuery } from './region.schema.ts'

export const ScatterQuery = RegionQuery.omit({ format: true, limit: true })
export const MapQuery = PartnersQuery.omit({ format: true, limit: true }).extend({
  limit: z.coerce.number().int().min(1).max(20).default(8).openapi({
    description: 'How many complementary regions to draw.',
  }),
})
export const HeatmapQuery = RegionQuery.pick({ level: true }).extend({
  region: Nuts.optional().openapi({
    description: 'A region whose list of specialisations to use, and to draw first.',
  }),
  list: z.string().max(100).optional().openapi({
    example: 'pl-kis',
    description: 'Another list of specialisations than that of the region.',
  }),
})
export type HeatmapQuery = z.infer<typeof HeatmapQuery>
