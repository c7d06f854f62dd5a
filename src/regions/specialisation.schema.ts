import { z } from '@hono/zod-openapi'
import { NaceCode } from '../catalogue/nace.schema.ts'
import { listStatuses } from '../catalogue/specialisation-list.ts'
import { Nuts } from '../organisations/organisation.schema.ts'
import { Day } from '../platform/day.ts'
import { Id } from '../platform/openapi.ts'
import { plainText } from '../platform/plain-text.ts'

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'pl-malopolskie')
  .openapi({ example: 'pl-malopolskie' })
const code = plainText({ min: 1, max: 20 }).openapi({ type: 'string', example: '5' })
const name = plainText({ min: 0, max: 300 }).openapi({ type: 'string' })

const Names = z.strictObject({
  en: name.default(''),
  pl: name.default(''),
  de: name.default(''),
  fr: name.default(''),
})

const Item = z
  .strictObject({
    code,
    original: z.string().regex(/^[a-z]{2}$/, 'pl'),
    names: Names,
    nace: z.array(NaceCode).max(100).default([]),
    topics: plainText({ min: 0, max: 1000 }).openapi({ type: 'string' }).default(''),
  })
  .openapi('Specialisation')

const fields = {
  regions: z.array(Nuts).min(1).max(100),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  status: z.enum(listStatuses).default('unverified'),
  source: plainText({ min: 1, max: 500 }).openapi({ type: 'string' }),
  note: plainText({ min: 0, max: 500 }).openapi({ type: 'string' }).default(''),
  items: z.array(Item).min(1).max(100),
} as const

/** A list as somebody hands it in; its key is in the address. */
export const NewSpecialisationList = z.strictObject(fields).openapi('NewSpecialisationList')
/** The same in a file, with its key. */
export const SpecialisationListFile = z.strictObject({ key, ...fields })
export const SpecialisationListSchema = z.object({ key, ...fields }).openapi('SpecialisationList')

export const ListParams = z.object({ key })

const ShownNames = z.object({ en: z.string(), pl: z.string(), de: z.string(), fr: z.string() })

/** How much of a region, or of a cluster, is in a domain. */
export const RegionDomainSchema = z.object({
  list: z.string(),
  code: z.string(),
  names: ShownNames,
  organisations: z.int(),
  competencies: z.int(),
  needs: z.int(),
})

export const RegionSpecialisationsSchema = z
  .object({
    region: z.string(),
    lists: z
      .array(
        z.object({
          key: z.string(),
          regions: z.array(z.string()).readonly(),
          from: z.string().nullable(),
          to: z.string().nullable(),
          status: z.enum(listStatuses),
          source: z.string(),
          note: z.string(),
          items: z.array(RegionDomainSchema).readonly(),
        }),
      )
      .readonly(),
    stale: z.int(),
  })
  .openapi('RegionSpecialisations')

const CorrectionSchema = z.object({
  list: z.string(),
  code: z.string(),
  entryId: z.uuid().nullable(),
  belongs: z.boolean(),
  note: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
})

const EntryFit = z.object({
  entryId: z.uuid(),
  title: z.string(),
  side: z.enum(['competency', 'need']),
  confidence: z.number(),
  nace: z.string().nullable(),
  likeness: z.number().nullable(),
  sentence: z.string().nullable(),
  correction: CorrectionSchema.nullable(),
})

export const OrganisationSpecialisationsSchema = z
  .object({
    organisation: z.object({
      id: z.uuid(),
      name: z.string(),
      nuts: z.string().nullable(),
      country: z.string(),
    }),
    items: z
      .array(
        z.object({
          list: z.string(),
          code: z.string(),
          names: ShownNames,
          status: z.enum(listStatuses),
          confidence: z.number(),
          competencies: z.int(),
          needs: z.int(),
          correction: CorrectionSchema.nullable(),
          entries: z.array(EntryFit).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('OrganisationSpecialisations')

export const CorrectionParams = z.object({ id: Id, list: key, code })

/** `belongs` null takes an earlier correction back. Without an entry it speaks of the organisation as a whole. */
export const CorrectionWish = z
  .strictObject({
    belongs: z.boolean().nullable(),
    entryId: Id.nullable().default(null),
    note: plainText({ min: 0, max: 500 }).openapi({ type: 'string' }).default(''),
  })
  .openapi('SpecialisationCorrection')
export type CorrectionWish = z.infer<typeof CorrectionWish>
