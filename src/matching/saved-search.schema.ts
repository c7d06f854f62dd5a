import { z } from '@hono/zod-openapi'
import { PageQuery } from '../platform/paging.ts'
import { plainText } from '../platform/plain-text.ts'
import { Found, SavedQuery, SearchFilter } from './search.schema.ts'

export const NewSavedSearch = z
  .strictObject({
    name: plainText({ min: 1, max: 200 }).openapi({ type: 'string', example: 'Laser w DE i AT' }),
    query: z.strictObject(SavedQuery.shape),
  })
  .openapi('NewSavedSearch')
export type NewSavedSearch = z.infer<typeof NewSavedSearch>

export const SavedSearchSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    owner: z.string(),
    query: SearchFilter.partial().extend({ q: z.string(), side: SearchFilter.shape.side }),
    createdAt: z.iso.datetime(),
    digestedAt: z.iso.datetime().openapi({ description: 'When it was last looked for news.' }),
    news: z.int().openapi({ description: 'How many hits of the last digests were not shown yet.' }),
  })
  .openapi('SavedSearch')

export const SavedSearchListQuery = PageQuery

export const NewsQuery = z.object({
  keep: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false)
    .openapi({ description: 'true: show them again next time.' }),
})

export const News = z
  .object({
    search: z.object({ id: z.uuid(), name: z.string() }),
    items: z
      .array(Found.extend({ foundAt: z.iso.datetime() }).omit({ parts: true, rank: true }))
      .readonly(),
  })
  .openapi('News')
