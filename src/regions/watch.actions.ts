import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { activityTold } from './gaps.actions.ts'
import { snapshotOf } from './snapshot.actions.ts'
import { currentRegion, type RegionDeps, viewRegion } from './view.actions.ts'
import { type Kept, snapshotBy, snapshotDays, snapshotsBefore } from './watch.queries.ts'
import { gapsOver, trendsBetween } from './watch.ts'
import { changeSays, noSnapshotBy } from './watch-phrases.ts'

/**
 * What became of a region since a snapshot: entries and exits, gaps that opened, grew, shrank or closed.
 * @param since the last snapshot of this day or before; the last one before today when left out
 * @throws Refusal `invalid`, `not-found` where there is nothing to compare with
 */
export async function regionTrend(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  since: string | undefined,
  language: Language,
) {
  const { kept, view } = await sinceSnapshot(deps, actor, code, since)
  const before = kept.snapshot
  const { snapshot: now } = await snapshotOf(deps, view)
  return {
    region: view.region.code,
    since: kept.takenOn,
    level: before.level,
    organisations: { before: before.organisations, now: now.organisations },
    entries: { before: before.entries, now: now.entries },
    items: trendsBetween(before, now).map(({ code: activity, change, before: was, now: is }) => ({
      activity: activityTold(deps, activity, language),
      change,
      says: changeSays(change, was.unmet, is.unmet)[language],
      before: was,
      now: is,
    })),
  }
}
export type RegionTrend = Awaited<ReturnType<typeof regionTrend>>

/**
 * The unanswered needs of each gap over the snapshots of a region and today, the last day last. Snapshots of another level than
 * the last one cannot be set beside it, and are left out.
 * @throws Refusal `invalid`, `not-found` without a snapshot before today
 */
export async function regionHistory(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  language: Language,
) {
  const { kept, view } = await sinceSnapshot(deps, actor, code, undefined)
  const { snapshot: now } = await snapshotOf(deps, view)
  const today = dayOf(deps.clock())
  const earlier = (await snapshotsBefore(deps.database.reader, view.region.code, today)).filter(
    ({ snapshot }) => snapshot.level === kept.snapshot.level,
  )
  const days = [...earlier, { takenOn: today, snapshot: now }]
  return {
    region: view.region.code,
    level: view.level,
    days: days.map(({ takenOn, snapshot: { organisations, entries } }) => ({
      on: takenOn,
      organisations,
      entries,
    })),
    items: gapsOver(days.map(({ snapshot }) => snapshot)).map(({ code: activity, unmet }) => ({
      activity: activityTold(deps, activity, language),
      unmet,
    })),
  }
}
export type RegionHistory = Awaited<ReturnType<typeof regionHistory>>

/** A snapshot to compare with, and the region as it is now, at the same level. */
export async function sinceSnapshot(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  since: string | undefined,
) {
  authorise(actor, 'region.read')
  const region = currentRegion(deps.catalogue, code).code
  const kept = await getSnapshot(deps, region, since)
  const wish = { level: kept.snapshot.level, publicOnly: true }
  return { kept, view: await viewRegion(deps, actor, region, wish) }
}

/** @throws Refusal `not-found` that names the days there are snapshots of */
async function getSnapshot(
  { database, clock }: RegionDeps,
  region: string,
  since: string | undefined,
): Promise<Kept> {
  const day = since ?? dayOf(new Date(clock().getTime() - 86_400_000))
  const kept = await snapshotBy(database.reader, region, day)
  if (kept) return kept
  const days = await snapshotDays(database.reader, region)
  throw new Refusal('not-found', noSnapshotBy(region, day, days))
}
