import { z } from '@hono/zod-openapi'
import { languages } from '../platform/phrase.ts'
import { LinkText, LinkTitle, NewBriefSeat, NewConstraints } from './brief.schema.ts'
import { briefKinds, seatsMost } from './brief.ts'
import { NamedSchema } from './circle.schema.ts'

const AskedSeat = z.strictObject(NewBriefSeat.shape).openapi('AskedSeat')

const AskedConstraints = z.strictObject(NewConstraints.shape).openapi('AskedConstraints')

export const AskedBrief = z
  .strictObject({
    title: LinkTitle,
    kind: z.enum(briefKinds).default('research-project'),
    text: LinkText.default(''),
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

const Organisation = NamedSchema.extend({ city: z.string().nullable() })

const SeatEvidence = z
  .object({
    entryId: z.uuid(),
    title: z.string(),
    sentence: z.string(),
    language: z.enum(languages),
  })
  .nullable()

const Holder = z.object({
  organisation: Organisation,
  fit: z.number().min(0).max(1),
  evidence: SeatEvidence,
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
              answers: z.boolean().openapi({
                description: 'Whether what it states is an answer, if only a doubtful one.',
              }),
              evidence: SeatEvidence.openapi({
                description: 'Which of its competencies comes nearest, and the sentence that does.',
              }),
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
