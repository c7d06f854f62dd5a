import { z } from '@hono/zod-openapi'
import { noGapReasons } from './no-gap.ts'

export const NoGap = z
  .object({
    reason: z.enum(noGapReasons),
    says: z.string(),
    organisations: z.int().openapi({ description: 'How many state competencies and no need.' }),
    ask: z
      .array(
        z.object({
          organisation: z.object({ id: z.uuid(), name: z.string() }),
          competencies: z.int(),
        }),
      )
      .openapi({ description: 'Whom to ask what they look for, who offers most first.' }),
  })
  .openapi('NoGap', { description: 'Why no gap is told, and what to do about it.' })
