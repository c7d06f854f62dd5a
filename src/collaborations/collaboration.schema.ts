import { z } from '@hono/zod-openapi'
import { Day } from '../platform/day.ts'
import { participationRoles } from './collaboration.ts'

/** What a row of a file may say of a project and of one organisation in it; what it leaves out stays as it is. */
export const NewParticipation = z.strictObject({
  project: z.string().trim().min(1).max(200),
  title: z.string().trim().max(500).optional(),
  programme: z.string().trim().max(200).optional(),
  startedOn: Day.optional(),
  endedOn: Day.optional(),
  role: z.enum(participationRoles).optional(),
})
export type NewParticipation = z.infer<typeof NewParticipation>

export const PastPartnersQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PastPartnersQuery = z.infer<typeof PastPartnersQuery>

export const PastPartnersSchema = z
  .object({
    items: z
      .array(
        z.object({
          organisationId: z.uuid(),
          name: z.string(),
          projects: z.int().openapi({ description: 'How many projects both were in.' }),
          latest: z.object({
            id: z.uuid(),
            title: z.string(),
            startedOn: z.iso.date().nullable(),
          }),
        }),
      )
      .readonly(),
  })
  .openapi('PastPartners')
