import { z } from '@hono/zod-openapi'
import { NaceCode } from '../catalogue/nace.schema.ts'
import { Country, ExternalId, Nuts, Website } from '../organisations/organisation.schema.ts'
import { Day } from '../platform/day.ts'
import { Id } from '../platform/openapi.ts'
import { PageQuery } from '../platform/paging.ts'
import { plainText } from '../platform/plain-text.ts'
import { clusterPhases, clusterTypes } from './cluster.ts'

const Label = z
  .strictObject({
    name: plainText({ min: 1, max: 200 }).openapi({ type: 'string', example: 'ESCA Gold' }),
    validFrom: Day.nullable().default(null),
    validTo: Day.nullable().default(null),
  })
  .openapi('ClusterLabel')

const fields = {
  externalId: ExternalId.nullable(),
  name: plainText({ min: 2, max: 300 }).openapi({ type: 'string', example: 'Dolina Odlewnicza' }),
  leaderId: Id.nullable().openapi({ description: 'The organisation that represents it.' }),
  type: z.enum(clusterTypes).nullable(),
  phase: z.enum(clusterPhases).nullable(),
  nace: z
    .array(NaceCode)
    .max(50)
    .transform((codes) => [...new Set(codes)])
    .openapi({ type: 'array', items: { type: 'string' }, example: ['25.62'] }),
  country: Country,
  nuts: Nuts.nullable(),
  website: Website.nullable(),
  description: plainText({ min: 0, max: 5000 }).openapi({ type: 'string' }),
  labels: z.array(Label).max(50),
} as const

export const NewCluster = z
  .strictObject({
    externalId: fields.externalId.default(null),
    name: fields.name,
    leaderId: fields.leaderId.default(null),
    type: fields.type.default(null),
    phase: fields.phase.default(null),
    nace: fields.nace.default([]),
    country: fields.country,
    nuts: fields.nuts.default(null),
    website: fields.website.default(null),
    description: fields.description.default(''),
    labels: fields.labels.default([]),
  })
  .openapi('NewCluster')

/** Only what is given changes; `null` clears a field. */
export const ClusterChange = z.strictObject(fields).partial().openapi('ClusterChange')
export type ClusterChange = z.infer<typeof ClusterChange>

export const ClusterSchema = z
  .object({
    id: z.uuid(),
    externalId: z.string().nullable(),
    name: z.string(),
    leaderId: z.uuid().nullable(),
    type: z.enum(clusterTypes).nullable(),
    phase: z.enum(clusterPhases).nullable(),
    nace: z.array(z.string()).readonly(),
    country: z.string(),
    nuts: z.string().nullable(),
    website: z.string().nullable(),
    description: z.string(),
    labels: z
      .array(
        z.object({
          name: z.string(),
          validFrom: z.iso.date().nullable(),
          validTo: z.iso.date().nullable(),
        }),
      )
      .readonly(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Cluster')

const Words = plainText({ min: 0, max: 200 })

export const ClusterFilter = z.object({
  country: Country.optional(),
  region: Nuts.optional().openapi({ description: 'A NUTS code: regions inside it count too.' }),
  type: z.enum(clusterTypes).optional(),
  phase: z.enum(clusterPhases).optional(),
  sector: z
    .string()
    .max(20)
    .optional()
    .openapi({ description: 'A NACE code: codes inside it count too.', example: '25.6' }),
  leader: Id.optional().openapi({ description: 'The id of an organisation.' }),
  externalId: Words.optional().openapi({ type: 'string' }),
  name: Words.optional().openapi({ type: 'string', description: 'A part of the name.' }),
})
export type ClusterFilter = z.infer<typeof ClusterFilter>

export const ClusterListQuery = ClusterFilter.extend(PageQuery.shape)
