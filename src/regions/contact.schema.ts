import { z } from '@hono/zod-openapi'
import { ClusterSchema } from '../clusters/cluster.schema.ts'
import { TableFormat } from '../imports/table.schema.ts'
import { Day } from '../platform/day.ts'
import { Id } from '../platform/openapi.ts'
import { plainText } from '../platform/plain-text.ts'
import { clusterActivities, contactOutcomes } from './contact.ts'
import { Brought, Introducible, percent } from './region.schema.ts'
import { RegionDomainSchema } from './specialisation.schema.ts'

const note = plainText({ min: 0, max: 2000 }).openapi({ type: 'string' })

export const ContactsQuery = z.object({
  top: z.coerce
    .number()
    .int()
    .min(0)
    .max(20)
    .default(3)
    .openapi({ description: 'How many clusters abroad for each.' }),
  format: TableFormat,
})

const register = {
  activity: z.enum(clusterActivities),
  membersStated: z.int().min(0).max(100_000).nullable(),
  confirmedOn: Day.nullable(),
  note,
} as const

export const Register = z.strictObject(register).openapi('ClusterRegister')
/** Only what is given changes; `null` clears it. */
export const RegisterChange = z.strictObject(register).partial().openapi('ClusterRegisterChange')
export type RegisterChange = z.infer<typeof RegisterChange>

export const NewContact = z
  .strictObject({
    otherId: Id.nullable().default(null),
    otherName: plainText({ min: 0, max: 300 }).openapi({ type: 'string' }).default(''),
    contactedOn: Day.nullable().default(null),
    outcome: z.enum(contactOutcomes).default('sent'),
    note: note.default(''),
  })
  .openapi('NewClusterContact')
export type NewContact = z.infer<typeof NewContact>

export const ContactChange = z
  .strictObject({ outcome: z.enum(contactOutcomes), note })
  .partial()
  .openapi('ClusterContactChange')
export type ContactChange = z.infer<typeof ContactChange>

export const ContactSchema = z
  .object({
    id: z.uuid(),
    clusterId: z.uuid(),
    otherId: z.uuid().nullable(),
    otherName: z.string(),
    contactedOn: z.iso.date(),
    outcome: z.enum(contactOutcomes),
    note: z.string(),
    by: z.string(),
    version: z.int(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('ClusterContact')

const Member = z.object({ id: z.uuid(), name: z.string() })
const Reason = z.object({
  organisation: Member,
  partner: Member,
  score: z.number(),
  direction: z.enum(['ours', 'theirs']),
  need: z.string(),
  competency: z.string(),
  fit: z.number(),
  introduction: Introducible.nullable(),
})
/** What two sides would give each other, and who would start. */
export const exchange = {
  rank: z.int(),
  strength: z.number().openapi({
    description: 'How much could start at once: the mean score of the best pairs of organisations.',
  }),
  pairs: z.int(),
  weGain: percent,
  theyGain: percent,
  theyBring: z.array(Brought),
  weBring: z.array(Brought),
  reasons: z.array(Reason).readonly().openapi({
    description: 'Which organisations would start, and with what; `ours` is our need.',
  }),
  commonLanguages: z.array(z.string()),
}
const Abroad = z.object({
  cluster: z.object({
    id: z.uuid(),
    name: z.string(),
    country: z.string(),
    nuts: z.string().nullable(),
    website: z.string().nullable(),
    nace: z.array(z.string()).readonly(),
  }),
  ...exchange,
  sharedActivities: z.array(z.string()).readonly(),
  distanceKm: z.int().nullable(),
  contacted: z.boolean(),
})

export const RegionContactsSchema = z
  .object({
    region: z.string(),
    clusters: z
      .array(
        z.object({
          cluster: ClusterSchema,
          activity: z.enum(clusterActivities),
          note: z.string(),
          members: z.object({
            known: z.int(),
            stated: z.int().nullable(),
            bySize: z.record(z.string(), z.int()),
            languages: z.array(z.string()).readonly(),
          }),
          labels: z.array(
            z.object({
              name: z.string(),
              validFrom: z.iso.date().nullable(),
              validTo: z.iso.date().nullable(),
              holds: z.boolean(),
            }),
          ),
          domains: z.array(RegionDomainSchema).readonly(),
          confirmedOn: z.iso.date().nullable(),
          daysUntouched: z.int(),
          stale: z.boolean(),
          contacts: z.array(ContactSchema).readonly(),
          abroad: z.array(Abroad).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('RegionContacts')
