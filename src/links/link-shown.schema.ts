import { z } from '@hono/zod-openapi'
import { languages } from '../platform/phrase.ts'
import { briefKinds } from './brief.ts'
import { historyKinds } from './history.ts'
import { abandonReasons, linkOutcomes, linkStates, seatStates } from './link.ts'
import { stuckReasons } from './notice.ts'

const Organisation = z
  .object({ id: z.uuid(), name: z.string(), country: z.string() })
  .openapi('LinkOrganisation')

const SeatSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    description: z.string(),
    language: z.enum(languages),
    weight: z.number(),
    obligatory: z.boolean(),
    state: z.enum(seatStates),
    organisation: Organisation.nullable().openapi({
      description: 'null where the seat is open, or its member does not want to be shown.',
    }),
    since: z.iso.datetime(),
    changedBy: z.string().openapi({ description: 'The key that changed it last, for operators.' }),
    runnersUp: z.array(Organisation).readonly(),
    declines: z
      .array(
        z.object({
          organisation: Organisation,
          reason: z.string(),
          text: z.string(),
          at: z.iso.datetime(),
        }),
      )
      .readonly(),
  })
  .openapi('LinkSeat')

export const MilestoneSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    dueOn: z.iso.date().nullable(),
    doneOn: z.iso.date().nullable(),
  })
  .openapi('Milestone')
export const DocumentSchema = z
  .object({ id: z.uuid(), title: z.string(), url: z.string() })
  .openapi('LinkDocument')
export const ResultSchema = z
  .object({ id: z.uuid(), text: z.string(), on: z.iso.date() })
  .openapi('LinkResult')

export const LinkSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    kind: z.enum(briefKinds),
    description: z.string(),
    state: z.enum(linkStates),
    outcome: z.enum(linkOutcomes).nullable(),
    abandonedFor: z.enum(abandonReasons).nullable(),
    endingNote: z.string(),
    startedOn: z.iso.date().nullable(),
    endedOn: z.iso.date().nullable(),
    briefId: z.uuid().nullable(),
    callId: z.uuid().nullable(),
    clusters: z.array(z.uuid()).readonly(),
    proposedBy: Organisation.nullable(),
    coordinator: z.string(),
    nextStep: z
      .object({ text: z.string(), on: z.iso.date().nullable(), overdue: z.boolean() })
      .nullable(),
    seats: z.array(SeatSchema).readonly(),
    members: z
      .array(z.object({ organisation: Organisation, shown: z.boolean() }))
      .readonly()
      .openapi({ description: 'Who accepted, each once, and whether it agrees to be shown.' }),
    milestones: z.array(MilestoneSchema).readonly(),
    documents: z.array(DocumentSchema).readonly(),
    results: z.array(ResultSchema).readonly(),
    stuck: z
      .array(z.enum(stuckReasons))
      .readonly()
      .openapi({ description: 'What keeps it from getting on.' }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Link')

export const LinkWithNotices = LinkSchema.extend({
  notices: z
    .array(
      z.object({
        kind: z.enum([
          'declined-before',
          'obligatory-missing',
          'member-removed',
          'one-owner',
          'deadline-passed',
        ]),
        seatId: z.uuid().nullable(),
        organisationId: z.uuid().nullable(),
        text: z.string(),
      }),
    )
    .readonly()
    .openapi({ description: 'What to know before going on, for operators.' }),
}).openapi('LinkWithNotices')

export const LinkHistory = z
  .object({
    items: z
      .array(
        z
          .object({
            at: z.iso.datetime(),
            actor: z.string().openapi({ description: 'The key that did it, for operators.' }),
            kind: z.enum(historyKinds),
            state: z.enum(linkStates).openapi({ description: 'The state of the link after it.' }),
            seatId: z.uuid().nullable(),
            organisation: z
              .object({ id: z.uuid().nullable(), name: z.string() })
              .nullable()
              .openapi({ description: 'With the name it had then; without an id once removed.' }),
            reason: z.string().nullable(),
            text: z.string(),
          })
          .openapi('LinkEvent'),
      )
      .readonly(),
  })
  .openapi('LinkHistory')
