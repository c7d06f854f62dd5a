import { z } from '@hono/zod-openapi'

export const TrendQuery = z.object({
  since: z.iso.date().optional().openapi({
    description: 'The last snapshot of this day or before; by default the last before today.',
  }),
})
