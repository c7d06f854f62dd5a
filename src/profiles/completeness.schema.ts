import { z } from '@hono/zod-openapi'
import { criteria } from './completeness-value.ts'

export const CompletenessSchema = z
  .object({
    value: z.number().min(0).max(1),
    points: z
      .record(z.enum(criteria), z.int().min(0).max(5))
      .openapi({ description: 'Of each criterion, 0 to 5; 20 are the most.' }),
    missing: z
      .array(
        z.object({
          add: z.string(),
          gain: z.number().openapi({ description: 'By how much the value would rise.' }),
          entry: z.object({ id: z.uuid(), title: z.string() }).nullable(),
          advice: z.string(),
        }),
      )
      .openapi({ description: 'The greatest gain first.' }),
  })
  .openapi('Completeness')
