import { z } from '@hono/zod-openapi'
import { declineReasons } from '../matching/answer.ts'
import { Website } from '../organisations/organisation.schema.ts'
import { Day } from '../platform/day.ts'
import { said } from '../platform/issue-phrases.ts'
import { Id } from '../platform/openapi.ts'
import { PageQuery } from '../platform/paging.ts'
import { plainText } from '../platform/plain-text.ts'
import { LinkText, LinkTitle, SeatText } from './brief.schema.ts'
import { briefKinds, seatsMost } from './brief.ts'
import { abandonReasons, linkOutcomes, linkStates } from './link.ts'
import { onlyWithNo, reasonForNo } from './link-phrases.ts'

const Note = plainText({ min: 0, max: 5000 }).default('').openapi({ type: 'string' })
const RunnersUp = z.array(Id).max(20).readonly().openapi({
  description: 'Who is proposed next when the seat is declined, in order.',
})

const NewLinkSeat = z
  .strictObject({
    seat: z.string().max(40).optional().openapi({
      description: 'The seat of the brief that this one is; what is left out is taken from there.',
    }),
    title: LinkTitle.optional(),
    description: SeatText.shape.description.removeDefault().optional(),
    language: SeatText.shape.language,
    weight: z.number().gt(0).max(10).optional(),
    obligatory: z.boolean().default(true).openapi({
      description: 'Whether there is no agreement without it.',
    }),
    organisationId: Id.nullable()
      .default(null)
      .openapi({ description: 'Who is meant to take it.' }),
    runnersUp: RunnersUp.default([]),
  })
  .openapi('NewLinkSeat')

const NextStep = z
  .strictObject({
    text: plainText({ min: 1, max: 500 }).openapi({ type: 'string' }),
    on: Day.nullable().default(null),
  })
  .openapi('NextStep')

const fields = {
  title: LinkTitle,
  kind: z.enum(briefKinds),
  description: LinkText,
  callId: Id.nullable(),
  clusters: z.array(Id).max(20).readonly(),
  coordinator: plainText({ min: 0, max: 200 }).openapi({ type: 'string' }),
  nextStep: NextStep.nullable(),
}

export const NewLink = z
  .strictObject({
    briefId: Id.nullable().default(null),
    organisationId: Id.nullable().default(null).openapi({
      description: 'The organisation that proposes it, which sits in it; null for coordinators.',
    }),
    title: fields.title.optional(),
    kind: fields.kind.optional(),
    description: fields.description.default(''),
    callId: fields.callId.optional(),
    clusters: fields.clusters.default([]),
    coordinator: fields.coordinator.default(''),
    nextStep: fields.nextStep.default(null),
    // How many there may be is told in a sentence of its own, with what to do about it.
    seats: z.array(NewLinkSeat).max(1000).readonly().default([]).openapi({
      maxItems: seatsMost,
      description: 'Seats of the brief that are not named are added, open.',
    }),
  })
  .openapi('NewLink')
export type NewLink = z.output<typeof NewLink>

/** Only what is given changes. */
export const LinkChange = z.strictObject(fields).partial().openapi('LinkChange')
export type LinkChange = z.output<typeof LinkChange>

export const SeatChange = z
  .strictObject({
    organisationId: Id.nullable().openapi({ description: 'Who is proposed; null opens the seat.' }),
    obligatory: z.boolean(),
    runnersUp: RunnersUp,
  })
  .partial()
  .openapi('LinkSeatChange')
export type SeatChange = z.output<typeof SeatChange>

export const Invitation = z
  .strictObject({
    seats: z.array(Id).max(seatsMost).readonly().default([]).openapi({
      description: 'Which seats; none for every one that somebody is proposed for.',
    }),
    text: Note,
  })
  .openapi('LinkInvitation')

export const SeatAnswer = z
  .strictObject({
    answer: z.enum(['accepted', 'declined']),
    reason: z.enum(declineReasons).optional(),
    text: Note,
    as: Id.optional().openapi({
      description: 'For operators: who answers; whoever is on the seat where left out.',
    }),
  })
  .superRefine(({ answer, reason }, context) => {
    if ((answer === 'declined') === (reason !== undefined)) return
    const phrase = answer === 'declined' ? reasonForNo : onlyWithNo
    context.addIssue({
      code: 'custom',
      path: ['reason'],
      message: phrase.en,
      params: said(phrase),
    })
  })
  .openapi('LinkSeatAnswer')
export type SeatAnswer = z.output<typeof SeatAnswer>

export const Showing = z.strictObject({ shown: z.boolean() }).openapi('LinkShowing')

const On = Day.optional().openapi({ description: 'The day of it; today where left out.' })
export const Starting = z.strictObject({ on: On, note: Note }).openapi('LinkStarting')
export const Closing = z
  .strictObject({ outcome: z.enum(linkOutcomes), on: On, note: Note })
  .openapi('LinkClosing')
export const Abandoning = z
  .strictObject({ reason: z.enum(abandonReasons), on: On, note: Note })
  .openapi('LinkAbandoning')

const milestone = { title: LinkTitle, dueOn: Day.nullable(), doneOn: Day.nullable() }
export const NewMilestone = z
  .strictObject({
    title: milestone.title,
    dueOn: milestone.dueOn.default(null),
    doneOn: milestone.doneOn.default(null),
  })
  .openapi('NewMilestone')
export const MilestoneChange = z.strictObject(milestone).partial().openapi('MilestoneChange')
export type MilestoneChange = z.output<typeof MilestoneChange>
export const NewDocument = z
  .strictObject({ title: LinkTitle, url: Website })
  .openapi('NewLinkDocument')
export const NewResult = z
  .strictObject({ text: plainText({ min: 2, max: 5000 }).openapi({ type: 'string' }), on: On })
  .openapi('NewLinkResult')

export const LinkListQuery = z
  .object({
    state: z.enum(linkStates).optional(),
    kind: z.enum(briefKinds).optional(),
    organisation: Id.optional(),
    cluster: Id.optional(),
    brief: Id.optional(),
    call: Id.optional(),
    stuck: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional()
      .openapi({
        type: 'boolean',
        description:
          'true: those whose next step is overdue, with an invitation unanswered for two weeks, or an obligatory seat open.',
      }),
  })
  .extend(PageQuery.shape)
