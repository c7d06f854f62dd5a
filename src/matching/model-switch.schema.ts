import { z } from '@hono/zod-openapi'

const Prefix = z.string().max(100)

export const ModelWish = z
  .strictObject({
    model: z.string().trim().min(1).max(500).openapi({
      description: 'A folder on the server, the name of a model on the hub, or built-in.',
    }),
    prefixes: z.strictObject({ query: Prefix, passage: Prefix }).optional(),
    dtype: z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4']).optional(),
  })
  .openapi('ModelWish')

export const ModelStateSchema = z
  .object({
    entries: z.int().openapi({ description: 'How many entries there are to embed.' }),
    models: z
      .array(
        z.object({
          modelId: z.string(),
          role: z.enum(['current', 'next', 'former']),
          dimension: z.int().nullable(),
          embedded: z.int().openapi({ description: 'How many entries have its vector.' }),
          bytes: z.int(),
        }),
      )
      .readonly(),
  })
  .openapi('ModelState')
