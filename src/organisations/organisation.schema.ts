import { z } from '@hono/zod-openapi'
import { countryOfNuts } from '../catalogue/catalogue.ts'
import { said } from '../platform/issue-phrases.ts'
import { PageQuery } from '../platform/paging.ts'
import { plainText } from '../platform/plain-text.ts'
import { normaliseRegistration, organisationKinds, organisationSizes } from './organisation.ts'
import { badRegistration, badWebsite } from './phrases.ts'

export const ExternalId = plainText({ min: 1, max: 200 }).openapi({
  type: 'string',
  example: 'crm-4711',
})

export const Website = z
  .string()
  .trim()
  .max(500)
  .superRefine((text, context) => {
    const good = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
    if (!good)
      context.addIssue({ code: 'custom', message: badWebsite.en, params: said(badWebsite) })
  })
  .openapi({ example: 'https://example.org' })

const RegistrationNumber = z
  .string()
  .max(80)
  .superRefine((text, context) => {
    const good = /^[A-Z][A-Z0-9-]{1,19}:[A-Z0-9/]{2,40}$/.test(normaliseRegistration(text))
    if (!good)
      context.addIssue({
        code: 'custom',
        message: badRegistration.en,
        params: said(badRegistration),
      })
  })
  .transform(normaliseRegistration)

/** EL and UK, which the Union writes for Greece and the United Kingdom, are understood too. */
export const Country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'PL')
  .transform(countryOfNuts)
  .openapi({ type: 'string', example: 'PL' })
export const Nuts = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}[A-Z0-9]{0,3}$/, 'PL21')
  .openapi({ example: 'PL21' })

const fields = {
  externalId: ExternalId.nullable(),
  name: plainText({ min: 2, max: 300 }).openapi({ type: 'string', example: 'Odlewnia Krosno' }),
  kind: z.enum(organisationKinds).nullable(),
  size: z.enum(organisationSizes).nullable(),
  country: Country,
  nuts: Nuts.nullable(),
  city: plainText({ min: 1, max: 120 }).nullable().openapi({ type: 'string' }),
  website: Website.nullable(),
  languages: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z]{2}$/, 'pl'),
    )
    .max(20)
    .transform((codes) => [...new Set(codes)]),
  registrationNumbers: z
    .array(RegistrationNumber)
    .max(20)
    .transform((numbers) => [...new Set(numbers)].sort()),
  description: plainText({ min: 0, max: 5000 }).openapi({ type: 'string' }),
} as const

export const NewOrganisation = z
  .strictObject({
    externalId: fields.externalId.default(null),
    name: fields.name,
    kind: fields.kind.default(null),
    size: fields.size.default(null),
    country: fields.country,
    nuts: fields.nuts.default(null),
    city: fields.city.default(null),
    website: fields.website.default(null),
    languages: fields.languages.default([]),
    registrationNumbers: fields.registrationNumbers.default([]),
    description: fields.description.default(''),
  })
  .openapi('NewOrganisation')

/** Only what is given changes; `null` clears a field. */
export const OrganisationChange = z.strictObject(fields).partial().openapi('OrganisationChange')
export type OrganisationChange = z.infer<typeof OrganisationChange>

export const OrganisationSchema = z
  .object({
    id: z.uuid(),
    externalId: z.string().nullable(),
    name: z.string(),
    kind: z.enum(organisationKinds).nullable(),
    size: z.enum(organisationSizes).nullable(),
    country: z.string(),
    nuts: z.string().nullable(),
    city: z.string().nullable(),
    website: z.string().nullable(),
    languages: z.array(z.string()).readonly(),
    registrationNumbers: z.array(z.string()).readonly(),
    description: z.string(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Organisation')

export const OrganisationFilter = z.object({
  country: Country.optional(),
  region: Nuts.optional().openapi({ description: 'A NUTS code: regions inside it count too.' }),
  kind: z.enum(organisationKinds).optional(),
  size: z.enum(organisationSizes).optional(),
  cluster: z.uuid().optional(),
  externalId: ExternalId.optional(),
  name: plainText({ min: 0, max: 200 })
    .optional()
    .openapi({ type: 'string', description: 'A part of the name.' }),
})
export type OrganisationFilter = z.infer<typeof OrganisationFilter>

export const OrganisationListQuery = OrganisationFilter.extend(PageQuery.shape)
