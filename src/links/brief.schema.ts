import { z } from '@hono/zod-openapi'
import { Website } from '../organisations/organisation.schema.ts'
import { organisationKinds } from '../organisations/organisation.ts'
import { Day } from '../platform/day.ts'
import { Id } from '../platform/openapi.ts'
import { PageQuery } from '../platform/paging.ts'
import { languages } from '../platform/phrase.ts'
import { plainText } from '../platform/plain-text.ts'
import { briefKinds, seatsMost, usualConstraints } from './brief.ts'

export const LinkTitle = plainText({ min: 2, max: 300 }).openapi({ type: 'string' })
export const LinkText = plainText({ min: 0, max: 20_000 }).openapi({ type: 'string' })

export const SeatText = z.object({
  title: LinkTitle,
  description: plainText({ min: 0, max: 5000 }).default('').openapi({ type: 'string' }),
  language: z.enum(languages).optional().openapi({
    description: 'Detected from the text when not given.',
  }),
  weight: z.number().gt(0).max(10).default(1).openapi({
    description: 'How much it counts beside the other seats.',
  }),
})

export const BriefSeat = SeatText.extend({
  id: plainText({ min: 1, max: 40 }).openapi({ type: 'string' }),
  language: z.enum(languages),
}).openapi('BriefSeat')

export const NewBriefSeat = z
  .strictObject(SeatText.shape)
  .extend({
    id: plainText({ min: 1, max: 40 }).optional().openapi({
      type: 'string',
      description: 's1, s2, … when not given.',
    }),
  })
  .openapi('NewBriefSeat')
export type NewBriefSeat = z.output<typeof NewBriefSeat>

const Region = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}[A-Z0-9]{0,3}$/, 'PL21')
const Members = z.int().min(2).max(20)
const Quota = z.strictObject({
  kinds: z.array(z.enum(organisationKinds)).max(6).readonly().default([]),
  sme: z.boolean().default(false),
  atLeast: z.int().min(1).max(20).default(1),
})

const limits = {
  membersMin: Members,
  membersMax: Members,
  countriesMin: z.int().min(1).max(20),
  quotas: z.array(Quota).max(20).readonly(),
  regions: z.array(Region).max(100).readonly(),
  largestShare: z.number().gt(0).max(1),
}

const limited = {
  countriesMin: limits.countriesMin.default(usualConstraints.countriesMin),
  quotas: limits.quotas.default([]),
  regions: limits.regions.default([]),
  clusters: z.array(Id).max(100).readonly().default([]),
  obligatory: z.array(Id).max(20).readonly().default([]),
  excluded: z.array(Id).max(1000).readonly().default([]),
  contactBudget: z.int().min(1).max(1000).nullable().default(null),
}

export const NewConstraints = z
  .strictObject({
    membersMin: limits.membersMin.default(usualConstraints.membersMin),
    membersMax: limits.membersMax.optional().openapi({
      description: 'When not given 6, or membersMin where that is more.',
    }),
    largestShare: limits.largestShare.optional().openapi({
      description:
        'The largest part of the coverage that one member may bring; when not given 0.4, and more where there are fewer than four seats or members, or one seat weighs more.',
    }),
    ...limited,
  })
  .openapi('NewBriefConstraints')
export type NewConstraints = z.output<typeof NewConstraints>

export const ConstraintsSchema = z
  .object({
    membersMin: limits.membersMin,
    membersMax: limits.membersMax,
    largestShare: limits.largestShare,
    ...limited,
  })
  .openapi('BriefConstraints')

const usual = () => NewConstraints.parse({})

const brief = {
  callId: Id.nullable(),
  title: LinkTitle,
  kind: z.enum(briefKinds),
  text: LinkText,
  // How many there may be is told in a sentence of its own, with what to do about it.
  seats: z.array(NewBriefSeat).max(1000).readonly().openapi({ minItems: 1, maxItems: seatsMost }),
  constraints: NewConstraints,
}

export const NewBrief = z
  .strictObject({
    organisationId: Id.nullable().default(null).openapi({
      description: 'Whose it is; null for coordinators. A member keeps briefs of its own.',
    }),
    callId: brief.callId.default(null),
    title: brief.title,
    kind: brief.kind,
    text: brief.text.default(''),
    seats: brief.seats,
    constraints: brief.constraints.default(usual),
  })
  .openapi('NewBrief')
export type NewBrief = z.output<typeof NewBrief>

/** Only what is given changes. */
export const BriefChange = z.strictObject(brief).partial().openapi('BriefChange')
export type BriefChange = z.output<typeof BriefChange>

const stored = {
  id: z.uuid(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}

export const BriefSchema = z
  .object({
    ...stored,
    organisationId: z.uuid().nullable(),
    callId: z.uuid().nullable(),
    title: z.string(),
    kind: brief.kind,
    text: z.string(),
    seats: z.array(BriefSeat).readonly(),
    constraints: ConstraintsSchema,
    constraintsWithCall: ConstraintsSchema.openapi({
      description: 'What a group must keep to when the rules of the call are counted in.',
    }),
  })
  .openapi('Brief')

export const BriefListQuery = z
  .object({ organisation: Id.optional(), call: Id.optional() })
  .extend(PageQuery.shape)

const RulesSchema = z.strictObject(limits).partial().openapi('CallRules')

const call = {
  externalId: plainText({ min: 1, max: 200 }).nullable().openapi({ type: 'string' }),
  programme: plainText({ min: 1, max: 200 }).openapi({ type: 'string', example: 'FENG' }),
  title: LinkTitle,
  deadline: Day.nullable(),
  rules: RulesSchema,
  source: Website.nullable(),
}

export const NewCall = z
  .strictObject({
    externalId: call.externalId.default(null),
    programme: call.programme,
    title: call.title,
    deadline: call.deadline.default(null),
    rules: call.rules.default({}),
    source: call.source.default(null),
  })
  .openapi('NewCall')

export const CallChange = z.strictObject(call).partial().openapi('CallChange')
export type CallChange = z.output<typeof CallChange>

export const CallSchema = z.object({ ...stored, ...call }).openapi('Call')

export const CallListQuery = z
  .object({
    programme: z.string().max(200).optional(),
    open: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional()
      .openapi({ type: 'boolean', description: 'true: only those whose deadline is to come.' }),
  })
  .extend(PageQuery.shape)
