import { z } from '@hono/zod-openapi'
import { NaceCode } from '../catalogue/nace.schema.ts'
import { Country, Nuts } from '../organisations/organisation.schema.ts'
import { organisationKinds } from '../organisations/organisation.ts'
import { Day } from '../platform/day.ts'
import { Id } from '../platform/openapi.ts'
import { languages } from '../platform/phrase.ts'
import { plainText } from '../platform/plain-text.ts'
import { entryKinds, sides } from '../profiles/entry.ts'
import { facetNames } from './narrowing.ts'

/** One value, several with commas between, or the name repeated: any of them will do. */
function several<Item extends z.ZodType>(item: Item, example: string) {
  return z
    .preprocess(
      (given) => (given === undefined ? undefined : [given].flat().flatMap(separated)),
      z.array(item).min(1).max(50).readonly().optional(),
    )
    .openapi({ type: 'string', example, description: 'Several with commas between: any will do.' })
}

function separated(given: unknown): unknown {
  return typeof given === 'string' ? given.split(',') : given
}

const Trl = z.coerce.number().int().min(1).max(9).optional()
const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional()

/** A domain by its list and its code in it. */
const DomainName = z.string().regex(/^[^:/,]{1,60}[:/][^,]{1,60}$/, 'pl-kis:4')

/** What any search may be narrowed by. */
const filters = {
  country: several(Country, 'PL,DE'),
  region: several(Nuts, 'PL21,PL22'),
  sector: several(NaceCode, '25.6,28'),
  kind: several(z.enum(organisationKinds), 'company,university'),
  entryKind: several(z.enum(entryKinds), 'technology'),
  language: several(z.enum(languages), 'pl,en'),
  cluster: several(Id, '0198c0de-0000-7000-8000-000000000000'),
  specialisation: several(DomainName, 'pl-kis:4,pl-pomorskie:1'),
  trlMin: Trl,
  trlMax: Trl,
  updatedSince: Day.optional(),
} as const

const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  after: z.string().max(2000).optional(),
} as const

const SearchText = z
  .literal('')
  .or(plainText({ min: 2, max: 2000 }))
  .openapi({
    type: 'string',
    example: 'laserowe znakowanie części lotniczych',
    description:
      'In Polish, English, German or French; without one, the last changed come first. A word in double quotes is taken as it is written.',
  })

export const SearchFilter = z.object({
  side: z
    .enum(sides)
    .default('competency')
    .openapi({ description: 'competency: who offers this; need: who looks for it.' }),
  ...filters,
})
export type SearchFilter = z.infer<typeof SearchFilter>

export const SearchQuery = SearchFilter.extend({
  q: SearchText.default(''),
  facets: flag.openapi({ description: 'true: count what each further filter would leave.' }),
  ...paging,
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** A search as it is kept: text and filters, without a page. */
export const SavedQuery = SearchFilter.extend({ q: SearchText.default('') })
export type SavedQuery = z.infer<typeof SavedQuery>

export const LikeQuery = z.object({ ...filters, ...paging })
export type LikeQuery = z.infer<typeof LikeQuery>

const share = z.number().min(0).max(1)

const Among = z.object({
  entries: z.int().openapi({ description: 'How many entries the filters leave.' }),
  exact: z.boolean().openapi({ description: 'false where it is an estimate, or a lower bound.' }),
})

export const Found = z.object({
  rank: z.int(),
  fit: share.nullable().openapi({ description: 'null where nothing was asked for in words.' }),
  parts: z
    .object({ dense: z.number(), lexical: share })
    .nullable()
    .openapi({ description: 'Likeness in meaning and in words, which the fit is made from.' }),
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
})

const page = {
  among: Among,
  items: z.array(Found).readonly(),
  next: z
    .string()
    .nullable()
    .openapi({ description: 'Send it as `after` for the next page; null on the last.' }),
}

const FacetValue = z.object({
  value: z.string(),
  label: z.string().nullable(),
  entries: z.int(),
})

export const SearchResult = z
  .object({
    q: z.string(),
    side: z.enum(sides),
    corrections: z
      .array(z.object({ written: z.string(), read: z.string() }))
      .readonly()
      .openapi({ description: 'Words that no entry has, and what was read instead.' }),
    ...page,
    facets: z
      .partialRecord(z.enum([...facetNames, 'region1', 'region2']), z.array(FacetValue).readonly())
      .nullable()
      .openapi({
        description:
          'For each filter, how many entries each of its values would leave under the other filters; the text, which orders and leaves nothing out, does not count.',
      }),
  })
  .openapi('SearchResult')

export const LikeResult = z
  .object({ entry: z.object({ id: z.uuid(), title: z.string() }), side: z.enum(sides), ...page })
  .openapi('LikeResult')
