import { isDeepStrictEqual } from 'node:util'
import { recordAnswer } from '../matching/answer.actions.ts'
import { type Outcome, outcomes } from '../matching/answer.ts'
import { setPairVeto } from '../matching/veto.queries.ts'
import { touchProfiles } from '../organisations/organisation.queries.ts'
import type { Writer } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { HistoryEvent } from './history.ts'
import { isMutual, type Standing } from './introduction.ts'
import type { Introduction } from './pair.ts'
import { vetoOf } from './veto.ts'

/** What happened, and how the two stood before; how they stand now is in the introduction. */
type Transition = Readonly<{ event: HistoryEvent; before: Standing }>

/**
 * Told of every transition once, inside the transaction that stores it: whatever must follow from what organisations answer
 * hangs on here. Both organisations are held.
 */
export async function onTransition(
  writer: Writer,
  introduction: Introduction,
  { event, before }: Transition,
): Promise<void> {
  await keepVeto(writer, introduction, before)
  await keepAnswer(writer, introduction, event)
}

/** What an organisation does is its answer to the suggestion of the other one; being brought together answers for both. */
async function keepAnswer(
  writer: Writer,
  { aId, bId, standing }: Introduction,
  { kind, side, reason, at }: HistoryEvent,
): Promise<void> {
  if (side === null || !isAnswer(kind)) return
  const pairs = {
    a: { organisationId: aId, partnerId: bId },
    b: { organisationId: bId, partnerId: aId },
  }
  const now = new Date(at)
  const content = {
    outcome: kind,
    reason: kind === 'declined' ? (reason ?? 'no-strategic-fit') : null,
  }
  // An answer that was given before, for another reason, stays as it was.
  await recordAnswer(writer, pairs[side], content, now).catch(onlyRepeated)
  if (kind !== 'interested' || !isMutual(standing)) return
  for (const pair of [pairs.a, pairs.b])
    await recordAnswer(writer, pair, { outcome: 'mutual', reason: null }, now)
}

function isAnswer(kind: HistoryEvent['kind']): kind is Outcome & HistoryEvent['kind'] {
  return (outcomes as readonly string[]).includes(kind)
}

function onlyRepeated(error: unknown): void {
  if (!(error instanceof Refusal && error.reason === 'conflict')) throw error
}

/** Whoever is in touch, or said no, is not suggested meanwhile. */
async function keepVeto(
  writer: Writer,
  { aId, bId, standing }: Introduction,
  before: Standing,
): Promise<void> {
  const veto = vetoOf(standing)
  if (isDeepStrictEqual(veto, vetoOf(before))) return
  await setPairVeto(writer, [aId, bId], veto)
  await touchProfiles(writer, [aId, bId])
}
