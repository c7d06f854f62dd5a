import { z } from '@hono/zod-openapi'
import { NaceCode } from '../catalogue/nace.schema.ts'
import { Country, Nuts } from '../organisations/organisation.schema.ts'
import { organisationKinds } from '../organisations/organisation.ts'
import { languages } from '../platform/phrase.ts'
import { plainText } from '../platform/plain-text.ts'
import { sides } from '../profiles/entry.ts'

export const SearchQuery = z.object({
  q: plainText({ min: 2, max: 2000 }).openapi({
    type: 'string',
    example: 'laserowe znakowanie części lotniczych',
  }),
  side: z
    .enum(sides)
    .default('competency')
    .openapi({ description: 'competency: who offers this; need: who looks for it.' }),
  country: Country.optional(),
  region: Nuts.optional(),
  sector: NaceCode.optional(),
  kind: z.enum(organisationKinds).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type SearchQuery = z.infer<typeof SearchQuery>

const share = z.number().min(0).max(1)

export const SearchResult = z
  .object({
    q: z.string(),
    side: z.enum(sides),
    items: z
      .array(
        z.object({
          rank: z.int(),
          fit: share,
          entry: z.object({
            id: z.uuid(),
            title: z.string(),
            sentence: z.string(),
            language: z.enum(languages),
          }),
          organisation: z.object({
            id: z.uuid().nullable(),
            name: z.string().nullable(),
            kind: z.enum(organisationKinds).nullable(),
            country: z.string(),
            nuts: z.string().nullable(),
            city: z.string().nullable(),
          }),
        }),
      )
      .readonly(),
  })
  .openapi('SearchResult')
