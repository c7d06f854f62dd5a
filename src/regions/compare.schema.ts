import { z } from '@hono/zod-openapi'
import { About, Activity, count, Place, percent, share } from './region.schema.ts'

const Side = z.object({
  region: Place,
  similarity: share.openapi({ description: 'What the shares of activities have in common.' }),
  entries: z.int(),
  organisations: z.int(),
  diversity: count,
  complexity: z.number().nullable(),
  advantages: z.array(Activity.extend({ quotient: count })),
  gaps: z.object({
    activities: z.int(),
    unmet: count,
    first: z.array(Activity.extend({ unmet: count })),
  }),
})

const Cell = z.object({
  region: z.string(),
  supply: count,
  organisations: count,
  quotient: count,
  specialised: z.boolean(),
  demand: count,
  unmet: count,
})

export const RegionComparisonSchema = About.extend({
  found: z
    .object({ among: z.int(), organisationsLeast: z.int() })
    .nullable()
    .openapi({ description: 'How many regions were enough to be peers; null for chosen ones.' }),
  regions: z.array(Side).openapi({ description: 'The region itself first, then its peers.' }),
  items: z.array(
    z.object({
      activity: Activity,
      had: z.int().openapi({ description: 'How many peers are specialised in it.' }),
      lacked: z.boolean().openapi({ description: 'The region itself is not.' }),
      density: percent,
      complexity: z.number().nullable(),
      cells: z.array(Cell).openapi({ description: 'One for each region, in their order.' }),
    }),
  ),
}).openapi('RegionComparison')
