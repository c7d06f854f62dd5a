import { findOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import type { Log } from '../platform/log.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { insertAnswer, listAnswers } from './answer.queries.ts'
import type { Answer, AnswerContent } from './answer.ts'
import { findLastShown, insertExposures, type ShownList } from './exposure-log.queries.ts'
import {
  answeredAlready,
  neverShown,
  notItself,
  reasonMissing,
  reasonSuperfluous,
} from './learning-phrases.ts'

export type AnswerDeps = Readonly<{ database: Database; clock: Clock }>
type Pair = Readonly<{ organisationId: string; partnerId: string }>

/**
 * Notes what an organisation was shown, for learning. Whoever reads a list must not wait for trouble with the log, or see it:
 * a list that cannot be noted is a warning.
 */
export async function noteExposures(
  deps: AnswerDeps & Readonly<{ log: Log }>,
  list: ShownList,
): Promise<void> {
  if (list.partners.length === 0) return
  try {
    await deps.database.write((writer) => insertExposures(writer, list, deps.clock()))
  } catch (error) {
    deps.log.warn({ error, organisationId: list.organisationId }, 'A shown list was not noted.')
  }
}

/**
 * Stores what an organisation says of a partner, within the caller's transaction. What was said before about the same
 * suggestion belongs to the same list; an answer about somebody who was never suggested is kept as found by search.
 * Telling the same again gives what is there.
 * @throws Refusal `conflict` when it declined before for another reason, `invalid` for a reason without a decline
 */
export async function recordAnswer(
  writer: Writer,
  { organisationId, partnerId }: Pair,
  content: AnswerContent,
  now: Date,
): Promise<{ answer: Answer; created: boolean }> {
  check({ organisationId, partnerId }, content)
  const before = await listAnswers(writer, organisationId, partnerId)
  const shownOn =
    before.find((answer) => answer.shownOn !== null)?.shownOn ??
    (await findLastShown(writer, organisationId, partnerId)) ??
    null
  const told = { ...content, id: newId('answer'), organisationId, partnerId, shownOn, now }
  const created = await insertAnswer(writer, told)
  if (created) return { answer: created, created: true }
  const stored = (await listAnswers(writer, organisationId, partnerId)).find(
    ({ outcome }) => outcome === content.outcome,
  )
  if (!stored) throw new Error('An answer that is in the way of another is not there.')
  // Only a decline has a reason, and it has one.
  if (stored.reason !== null && stored.reason !== content.reason)
    throw new Refusal('conflict', answeredAlready(stored.reason, stored.answeredAt.slice(0, 10)))
  const { shownOn: _, ...answer } = stored
  return { answer, created: false }
}

function check({ organisationId, partnerId }: Pair, { outcome, reason }: AnswerContent): void {
  if (organisationId === partnerId) throw new Refusal('conflict', notItself)
  if (outcome === 'declined' && reason === null)
    refuseInvalid([{ pointer: '/reason', phrase: reasonMissing }])
  if (outcome !== 'declined' && reason !== null)
    refuseInvalid([{ pointer: '/reason', phrase: reasonSuperfluous }])
}

/**
 * An organisation's answer about a partner that was suggested to it.
 * @throws Refusal `not-found` for an unknown organisation, `conflict` for a partner it was never shown
 */
export async function answerSuggestion(
  deps: AnswerDeps,
  actor: Actor,
  pair: Pair,
  content: AnswerContent,
): Promise<{ answer: Answer; created: boolean }> {
  authorise(actor, 'answer.write')
  return deps.database.write(async (writer) => {
    const { organisationId, partnerId } = pair
    for (const id of [organisationId, partnerId])
      if (!(await findOrganisation(writer, id))) throw new Refusal('not-found', noOrganisation(id))
    check(pair, content)
    if (!(await findLastShown(writer, organisationId, partnerId)))
      throw new Refusal('conflict', neverShown(partnerId, organisationId))
    return recordAnswer(writer, pair, content, deps.clock())
  })
}
