import { z } from '@hono/zod-openapi'
import { declineReasons } from '../matching/answer.ts'
import { organisationKinds } from '../organisations/organisation.ts'
import { Day } from '../platform/day.ts'
import { said } from '../platform/issue-phrases.ts'
import { Id } from '../platform/openapi.ts'
import { PageQuery } from '../platform/paging.ts'
import { languages, type Phrase } from '../platform/phrase.ts'
import { plainText } from '../platform/plain-text.ts'
import { outcomes, stances, states } from './introduction.ts'
import { onlyWithDecline, reasonNeeded } from './phrases.ts'

const As = Id.optional().openapi({
  description: 'For operators: the organisation they act for. A member acts for its own.',
})
const Text = plainText({ min: 0, max: 2000 }).default('').openapi({ type: 'string' })

export const NewIntroduction = z
  .strictObject({
    from: As,
    to: Id.optional().openapi({
      description: 'Whom to be introduced to. Left out where an entry alone is known of it.',
    }),
    needId: Id.optional().openapi({ description: 'A need of either side that it is about.' }),
    competencyId: Id.optional().openapi({ description: 'A competency of either side.' }),
    message: Text.openapi({ type: 'string', description: 'For the other side to read.' }),
    stance: z.enum(['interested', 'seen']).default('interested').openapi({
      description:
        '`interested` asks the other side; `seen` only notes that a suggestion was looked at, untold.',
    }),
  })
  .openapi('NewIntroduction')
export type NewIntroduction = z.output<typeof NewIntroduction>

export const Answer = z
  .strictObject({
    answer: z.enum(['interested', 'declined']),
    reason: z.enum(declineReasons).optional(),
    text: Text.openapi({
      type: 'string',
      description: 'More about it: a message with an interest, an explanation with a no.',
    }),
    shareText: z.boolean().default(false).openapi({
      description: 'Whether the other side may read why it was declined, beside the reason.',
    }),
    notAgain: z.boolean().default(false).openapi({
      description: 'The other side may not ask again, and the two are not suggested any more.',
    }),
    as: As,
  })
  .superRefine(({ answer, reason, shareText, notAgain }, context) => {
    const complain = (field: string, phrase: Phrase) =>
      context.addIssue({
        code: 'custom',
        path: [field],
        message: phrase.en,
        params: said(phrase),
      })
    if (answer === 'declined' && reason === undefined) complain('reason', reasonNeeded)
    if (answer === 'declined') return
    if (reason !== undefined) complain('reason', onlyWithDecline)
    if (shareText) complain('shareText', onlyWithDecline)
    if (notAgain) complain('notAgain', onlyWithDecline)
  })
  .openapi('IntroductionAnswer')
export type Answer = z.output<typeof Answer>

export const NewOutcome = z
  .strictObject({
    outcome: z.enum(outcomes),
    on: Day.optional().openapi({ description: 'The day of it; today where left out.' }),
    note: Text.openapi({ type: 'string', description: 'For the own side only.' }),
    as: As,
  })
  .openapi('NewOutcome')
export type NewOutcome = z.output<typeof NewOutcome>

export const Acting = z.strictObject({ as: As }).openapi('ActingFor')

export const InboxFilter = z.object({
  state: z.enum(states).optional(),
  waiting: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({
      type: 'boolean',
      description: 'true: those that wait for this organisation to answer or to tell an outcome.',
    }),
})
export type InboxFilter = z.output<typeof InboxFilter>
export const InboxQuery = InboxFilter.extend(PageQuery.shape)
export const ViewQuery = z.object({ as: As })

const Role = z.enum(['from', 'to'])
const hidden = { description: 'null while the organisation is anonymous to you.' }
const PartySchema = z
  .object({
    organisation: z.object({
      id: z.uuid().nullable().openapi(hidden),
      name: z.string().nullable().openapi(hidden),
      kind: z.enum(organisationKinds).nullable(),
      country: z.string(),
      nuts: z.string().nullable(),
      city: z.string().nullable(),
    }),
    stance: z.enum(stances),
    since: z.iso.datetime().nullable(),
    notAgain: z.boolean(),
    contact: z
      .object({ name: z.string(), email: z.string(), phone: z.string().nullable() })
      .nullable()
      .openapi({ description: 'Whom to call, while both are interested.' }),
  })
  .openapi('IntroductionParty')

const SubjectSchema = z
  .object({
    id: z.uuid().nullable().openapi(hidden),
    title: z.string(),
    language: z.enum(languages),
    by: Role,
  })
  .openapi('IntroductionSubject')

export const IntroductionSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(states),
    you: Role.nullable().openapi({ description: 'The side you look from; null for operators.' }),
    from: PartySchema.openapi({ description: 'Who asked last.' }),
    to: PartySchema,
    need: SubjectSchema.nullable(),
    competency: SubjectSchema.nullable(),
    message: z.string(),
    waitsFor: z.array(Role),
    openUntil: z.iso
      .datetime()
      .nullable()
      .openapi({ description: 'A request that nobody answered expires then.' }),
    mutualAt: z.iso.datetime().nullable(),
    reminders: z.int(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Introduction')

export const IntroductionWithHistory = IntroductionSchema.extend({
  history: z.array(
    z
      .object({
        at: z.iso.datetime(),
        by: Role.nullable().openapi({ description: 'Whose doing; null where time did it.' }),
        actor: z.string().openapi({ description: 'The key that did it, on your side.' }),
        kind: z.enum([
          'seen',
          'interested',
          'declined',
          'withdrawn',
          'met',
          'cooperating',
          'closed',
          'expired',
          'reminded',
        ]),
        state: z.enum(states),
        reason: z.enum(declineReasons).nullable(),
        text: z.string(),
        on: z.iso.date().nullable(),
      })
      .openapi('IntroductionEvent'),
  ),
}).openapi('IntroductionWithHistory')
