import { z } from '@hono/zod-openapi'
import { Day } from '../platform/day.ts'
import { Id } from '../platform/openapi.ts'
import { PageQuery } from '../platform/paging.ts'
import { membershipRoles } from './membership.ts'

const fields = {
  role: z.enum(membershipRoles),
  joinedOn: Day.nullable(),
  leftOn: Day.nullable().openapi({ description: 'The last day it counts.' }),
} as const

export const NewMembership = z
  .strictObject({
    organisationId: Id,
    role: fields.role.default('member'),
    joinedOn: fields.joinedOn.default(null),
    leftOn: fields.leftOn.default(null),
  })
  .openapi('NewMembership')

/** Only what is given changes; `null` clears a day. Which two a membership joins never changes. */
export const MembershipChange = z.strictObject(fields).partial().openapi('MembershipChange')
export type MembershipChange = z.infer<typeof MembershipChange>

export const MembershipSchema = z
  .object({
    id: z.uuid(),
    clusterId: z.uuid(),
    organisationId: z.uuid(),
    role: z.enum(membershipRoles),
    joinedOn: z.iso.date().nullable(),
    leftOn: z.iso.date().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Membership')

const MembershipFilter = z.object({
  current: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({
      type: 'boolean',
      description: 'true: has joined and not left as of today (UTC); false: the others.',
    }),
})
export type MembershipFilter = z.infer<typeof MembershipFilter>

export const MembershipListQuery = MembershipFilter.extend(PageQuery.shape)
