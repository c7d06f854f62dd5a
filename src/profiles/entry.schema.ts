import { z } from '@hono/zod-openapi'
import { NaceCode } from '../catalogue/nace.schema.ts'
import { Country, ExternalId, Nuts } from '../organisations/organisation.schema.ts'
import { organisationKinds } from '../organisations/organisation.ts'
import { Day } from '../platform/day.ts'
import { PageQuery } from '../platform/paging.ts'
import { languages } from '../platform/phrase.ts'
import { plainText } from '../platform/plain-text.ts'
import { entryKinds, sides, visibilities } from './entry.ts'

const fields = {
  externalId: ExternalId.nullable(),
  side: z.enum(sides),
  title: plainText({ min: 3, max: 300 }).openapi({
    type: 'string',
    example: 'Laserowe znakowanie części',
  }),
  description: plainText({ min: 0, max: 8000 }).openapi({ type: 'string' }),
  language: z.enum(languages).openapi({ description: 'Detected from the text when not given.' }),
  kind: z.enum(entryKinds).nullable(),
  nace: z
    .array(NaceCode)
    .max(20)
    .transform((codes) => [...new Set(codes)])
    .openapi({ type: 'array', items: { type: 'string' }, example: ['25.62'] }),
  trl: z.int().min(1).max(9).nullable(),
  visibility: z.enum(visibilities),
  expiresOn: Day.nullable(),
  confirmedOn: Day.openapi({
    description: 'The day the owner last said that it holds; today when not given.',
  }),
} as const

export const NewEntry = z
  .strictObject({
    externalId: fields.externalId.default(null),
    side: fields.side,
    title: fields.title,
    description: fields.description.default(''),
    language: fields.language.optional(),
    kind: fields.kind.default(null),
    nace: fields.nace.default([]),
    trl: fields.trl.default(null),
    visibility: fields.visibility.default('public'),
    expiresOn: fields.expiresOn.default(null),
    confirmedOn: fields.confirmedOn.optional(),
  })
  .openapi('NewEntry')
export type NewEntry = z.infer<typeof NewEntry>

export const EntryChange = z.strictObject(fields).partial().openapi('EntryChange')
export type EntryChange = z.infer<typeof EntryChange>

export const EntrySchema = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    externalId: z.string().nullable(),
    side: z.enum(sides),
    title: z.string(),
    description: z.string(),
    language: z.enum(languages),
    kind: z.enum(entryKinds).nullable(),
    nace: z.array(z.string()).readonly(),
    trl: z.int().nullable(),
    visibility: z.enum(visibilities),
    expiresOn: z.string().nullable(),
    confirmedOn: z.string(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Entry')

export const EntryFilter = z.object({
  side: z.enum(sides).optional(),
  language: z.enum(languages).optional(),
  kind: z.enum(entryKinds).optional(),
  sector: NaceCode.optional().openapi({
    description: 'A NACE code: headings inside it count too.',
  }),
  country: Country.optional(),
  region: Nuts.optional(),
  organisationKind: z.enum(organisationKinds).optional(),
  externalId: ExternalId.optional(),
  current: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ description: 'true: leave out what has expired.' }),
})
export type EntryFilter = z.infer<typeof EntryFilter>

export const EntryListQuery = EntryFilter.extend(PageQuery.shape)
