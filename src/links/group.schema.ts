import { z } from '@hono/zod-openapi'
import { organisationKinds } from '../organisations/organisation.ts'
import { Id } from '../platform/openapi.ts'
import { languages } from '../platform/phrase.ts'
import { plainText } from '../platform/plain-text.ts'
import { briefKinds, seatsMost, usualConstraints } from './brief.ts'

const Title = plainText({ min: 2, max: 300 }).openapi({ type: 'string' })

const AskedSeat = z
  .strictObject({
    id: plainText({ min: 1, max: 40 }).optional().openapi({
      type: 'string',
      description: 's1, s2, … when not given.',
    }),
    title: Title,
    description: plainText({ min: 0, max: 5000 }).default('').openapi({ type: 'string' }),
    language: z.enum(languages).optional().openapi({
      description: 'Detected from the text when not given.',
    }),
    weight: z.number().gt(0).max(10).default(1),
  })
  .openapi('AskedSeat')

const Members = z.int().min(2).max(20)
const Region = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}[A-Z0-9]{0,3}$/, 'PL21')

const AskedConstraints = z
  .strictObject({
    membersMin: Members.default(usualConstraints.membersMin),
    membersMax: Members.default(usualConstraints.membersMax),
    countriesMin: z.int().min(1).max(20).default(1),
    quotas: z
      .array(
        z.strictObject({
          kinds: z.array(z.enum(organisationKinds)).max(6).readonly().default([]),
          sme: z.boolean().default(false),
          atLeast: z.int().min(1).max(20).default(1),
        }),
      )
      .max(20)
      .readonly()
      .default([]),
    regions: z.array(Region).max(100).readonly().default([]),
    clusters: z.array(Id).max(100).readonly().default([]),
    obligatory: z.array(Id).max(20).readonly().default([]),
    excluded: z.array(Id).max(1000).readonly().default([]),
    largestShare: z.number().gt(0).max(1).optional().openapi({
      description:
        'The largest part of the seats, by their weights, that one member may cover; when not given 0.4, and more where there are fewer than four seats or members, or one seat weighs more.',
    }),
    contactBudget: z.int().min(1).max(1000).nullable().default(null),
  })
  .openapi('AskedConstraints')

export const AskedBrief = z
  .strictObject({
    title: Title,
    kind: z.enum(briefKinds).default('research-project'),
    text: plainText({ min: 0, max: 20_000 }).default('').openapi({ type: 'string' }),
    // How many there may be is told in a sentence of its own, with what to do about it.
    seats: z.array(AskedSeat).max(1000).readonly().openapi({ minItems: 1, maxItems: seatsMost }),
    constraints: AskedConstraints.default(() => AskedConstraints.parse({})),
  })
  .openapi('AskedBrief')
export type AskedBrief = z.output<typeof AskedBrief>

export const IdeaText = z
  .strictObject({
    text: z.string().openapi({
      description: 'An idea of a project, as text or HTML, up to 20,000 characters without markup.',
      example: 'We will recycle turbine blades. We are looking for a laboratory that tests fibres.',
    }),
  })
  .openapi('IdeaText')

const ShownSeat = AskedSeat.extend({ id: z.string(), language: z.enum(languages) }).strip()

export const ProposedSeatsSchema = z
  .object({
    language: z.enum(languages).openapi({ description: 'Of most of the text.' }),
    seats: z
      .array(ShownSeat.extend({ confidence: z.number().min(0).max(1), reason: z.string() }))
      .readonly(),
    leftOut: z.array(z.string()).readonly(),
  })
  .openapi('ProposedSeats')

const Organisation = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(organisationKinds).nullable(),
  country: z.string(),
  nuts: z.string().nullable(),
  city: z.string().nullable(),
})

const Holder = z.object({
  organisation: Organisation,
  fit: z.number().min(0).max(1),
  evidence: z
    .object({
      entryId: z.uuid(),
      title: z.string(),
      sentence: z.string(),
      language: z.enum(languages),
    })
    .nullable(),
})

const part = z.number()
const GroupSchema = z.object({
  value: part.openapi({ description: 'coverage + willingness + diversity - load.' }),
  parts: z.object({ coverage: part, willingness: part, diversity: part, load: part }),
  bound: part.openapi({ description: 'No group of these candidates is worth more.' }),
  gap: part.openapi({ description: '(bound - value) / bound: 0 where the group is proved best.' }),
  members: z
    .array(
      Organisation.extend({
        seats: z.array(z.string()).readonly(),
        neededFor: z.array(z.string()).readonly().openapi({
          description: 'Of a member without a seat: constraints that hold only with it.',
        }),
      }),
    )
    .readonly(),
  seats: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        state: z.enum(['filled', 'open', 'missing']).openapi({
          description:
            'open: its holder is doubtful, or nobody sits there though somebody could; missing: nobody.',
        }),
        holder: Holder.nullable(),
        runnerUp: Holder.nullable(),
      }),
    )
    .readonly(),
})

export const GroupsSchema = z
  .object({
    candidates: z.int().openapi({ description: 'How many organisations were compared.' }),
    groups: z.array(GroupSchema).readonly().openapi({
      description: 'The best first; each other lacks at least two members of every one before.',
    }),
    missing: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          nearest: z
            .object({
              name: z.string(),
              fit: part,
              country: z.string(),
              nuts: z.string().nullable(),
              admitted: z.boolean().openapi({ description: 'Whether the constraints let it in.' }),
            })
            .nullable(),
          sentence: z.string(),
        }),
      )
      .readonly(),
    conflict: z
      .object({ sentence: z.string(), constraints: z.array(z.string()).readonly() })
      .nullable()
      .openapi({ description: 'The fewest constraints that no group keeps to together.' }),
  })
  .openapi('ProposedGroups')
