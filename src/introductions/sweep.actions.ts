import { dropLapsedVetoes, findLapsedVetoes } from '../matching/veto.queries.ts'
import { profilesChanged } from '../organisations/organisation.jobs.ts'
import { holdProfiles, touchProfiles } from '../organisations/organisation.queries.ts'
import { dayOf } from '../platform/clock.ts'
import type { Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { hint, type IntroductionDeps } from './ask.actions.ts'
import { insertHistory } from './history.queries.ts'
import { findDue, findLapsed } from './inbox.queries.ts'
import { findIntroduction, noteReminders } from './introduction.queries.ts'
import { stateOf } from './introduction.ts'
import { waitsFor } from './sight.ts'
import { daysAfter, terms } from './terms.ts'
import { holdIntroduction, move, splot } from './transition.actions.ts'

const batch = 200

/**
 * What time alone brings about: requests expire, whoever is waited for is reminded, and organisations that kept apart for a
 * while may be suggested again. Each step is a transaction of its own and asks anew, so any number of sweeps may run at once.
 * @returns how many expired and how many reminders were noted
 */
export async function sweepIntroductions(
  deps: IntroductionDeps,
): Promise<{ expired: number; reminded: number }> {
  const now = deps.clock()
  const expired = await expireLapsed(deps, now)
  const reminded =
    (await remindAll(deps, 'interested', terms.answerReminderDays, now)) +
    (await remindAll(deps, 'mutual', terms.outcomeReminderDays, now))
  await forgetLapsedVetoes(deps, dayOf(now))
  return { expired, reminded }
}

async function expireLapsed(deps: IntroductionDeps, now: Date): Promise<number> {
  let expired = 0
  for (const id of await findLapsed(deps.database.reader, now, batch)) {
    const done = await deps.database.write(async (writer) => {
      const introduction = await holdKnown(writer, id)
      const doing = { actor: splot, event: { kind: 'expire' } as const, now }
      return introduction && move(writer, introduction, doing)
    })
    if (!done?.moved) continue
    expired++
    await hint(deps, done.introduction)
  }
  return expired
}

async function holdKnown(writer: Writer, id: string) {
  const known = await findIntroduction(writer, id)
  return known && holdIntroduction(writer, known)
}

/** The last day that is due stands for those before it: a sweep that comes late reminds once. */
async function remindAll(
  deps: IntroductionDeps,
  state: 'interested' | 'mutual',
  days: readonly number[],
  now: Date,
): Promise<number> {
  let reminded = 0
  for (const [index, day] of [...days.entries()].reverse())
    reminded += await remind(deps, state, index + 1, daysAfter(now.toISOString(), -day), now)
  return reminded
}

/** Notes a reminder for each side that is waited for, where it is not noted yet. */
async function remind(
  deps: IntroductionDeps,
  state: 'interested' | 'mutual',
  count: number,
  since: string,
  now: Date,
): Promise<number> {
  let reminded = 0
  for (const id of await findDue(deps.database.reader, state, count, since, batch))
    reminded += await deps.database.write(async (writer) => {
      const introduction = await holdKnown(writer, id)
      // Another sweep, or an answer, may have been faster.
      if (!introduction || introduction.reminders >= count) return 0
      if (stateOf(introduction.standing) !== state) return 0
      await noteReminders(writer, introduction, count)
      const waited = waitsFor(introduction.standing)
      for (const side of waited)
        await insertHistory(writer, id, {
          id: newId('introduction_event'),
          at: now.toISOString(),
          side,
          actor: splot,
          kind: 'reminded',
          state: stateOf(introduction.standing),
          otherReads: null,
          reason: null,
          text: '',
          textShared: false,
          happenedOn: null,
        })
      return waited.length
    })
  return reminded
}

/** Whoever was kept apart for a while may be suggested again. */
async function forgetLapsedVetoes(deps: IntroductionDeps, today: string): Promise<void> {
  const organisationIds = await findLapsedVetoes(deps.database.reader, today)
  if (organisationIds.length === 0) return
  await deps.database.write(async (writer) => {
    await holdProfiles(writer, organisationIds)
    await dropLapsedVetoes(writer, organisationIds, today)
    await touchProfiles(writer, organisationIds)
  })
  await deps.jobs.add(profilesChanged, [{ organisationIds }])
}
