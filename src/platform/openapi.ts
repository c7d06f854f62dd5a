import { z } from '@hono/zod-openapi'
import { said } from './issue-phrases.ts'
import { uuid } from './paging.ts'

/** Pieces that every feature's routes are written with. */
export function json<Schema>(schema: Schema) {
  return { content: { 'application/json': { schema } } }
}

export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).readonly(),
    next: z
      .string()
      .nullable()
      .openapi({ description: 'Send it as `after` for the next page; null on the last.' }),
  })
}

/** Optional for zod, so that its absence becomes the refusal that explains ETags (428). */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .optional()
    .openapi({ description: 'The ETag of the version you changed.', example: '"1"' }),
})

const badId = {
  en: 'An id looks like 0198c0de-0000-7000-8000-000000000000. Copy it whole from a list.',
  pl: 'Identyfikator wygląda tak: 0198c0de-0000-7000-8000-000000000000. Skopiuj go w całości z listy.',
  de: 'Eine Kennung sieht so aus: 0198c0de-0000-7000-8000-000000000000. Kopieren Sie sie ganz aus einer Liste.',
  fr: 'Un identifiant ressemble à 0198c0de-0000-7000-8000-000000000000. Copiez-le en entier depuis une liste.',
}

/** A row's id in a path or query. */
export const Id = z
  .string()
  .superRefine((text, context) => {
    if (!uuid.test(text))
      context.addIssue({ code: 'custom', message: badId.en, params: said(badId) })
  })
  .openapi({ format: 'uuid' })
