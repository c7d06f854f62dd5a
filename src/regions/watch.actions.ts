import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { columnTold } from './gaps.actions.ts'
import { snapshotOf, viewByTopics } from './snapshot.actions.ts'
import {
  currentRegion,
  type RegionDeps,
  type RegionView,
  type RegionWish,
  viewRegion,
} from './view.actions.ts'
import { type Kept, snapshotBy, snapshotDays, snapshotsBefore } from './watch.queries.ts'
import { countedBy, gapsOver, trendsBetween } from './watch.ts'
import { changeSays, noSnapshotBy, notCountedBy } from './watch-phrases.ts'

/**
 * What became of a region since a snapshot: entries and exits, gaps that opened, grew, shrank or closed.
 * @param wish since the last snapshot of a day or before it; the last one before today when left out
 * @throws Refusal `invalid`, `not-found` where there is nothing to compare with
 */
export async function regionTrend(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: WatchWish,
  language: Language,
) {
  const { kept, view, now } = await sinceSnapshot(deps, actor, code, wish)
  const before = kept.snapshot
  return {
    region: view.region.code,
    since: kept.takenOn,
    ...axisTold(view),
    organisations: { before: before.organisations, now: now.organisations },
    entries: { before: before.entries, now: now.entries },
    items: trendsBetween(before, now).map(({ code: activity, change, before: was, now: is }) => ({
      activity: columnTold(deps, view, activity, language),
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
  wish: Omit<WatchWish, 'since'>,
  language: Language,
) {
  const { kept, view, now } = await sinceSnapshot(deps, actor, code, wish)
  const today = dayOf(deps.clock())
  const earlier = (await snapshotsBefore(deps.database.reader, view.region.code, today))
    .filter(({ snapshot }) => snapshot.level === kept.snapshot.level)
    .flatMap((one) => countedAs(one, wish) ?? [])
  const days = [...earlier, { takenOn: today, snapshot: now }]
  return {
    region: view.region.code,
    ...axisTold(view),
    days: days.map(({ takenOn, snapshot: { organisations, entries } }) => ({
      on: takenOn,
      organisations,
      entries,
    })),
    items: gapsOver(days.map(({ snapshot }) => snapshot)).map(({ code: activity, unmet }) => ({
      activity: columnTold(deps, view, activity, language),
      unmet,
    })),
  }
}
export type RegionHistory = Awaited<ReturnType<typeof regionHistory>>

/** How somebody wants to look back: since which day, and by what the region was counted. */
export type WatchWish = Pick<RegionWish, 'by' | 'topics'> & Readonly<{ since?: string | undefined }>

/** By what a region is counted, for whoever reads the figures. */
export function axisTold({ level, by, topics }: RegionView) {
  return { level, by, topics: topics?.key ?? null }
}

/** A snapshot to compare with, the region as it is now, counted in the same way, and its needs that nobody there answers. */
export async function sinceSnapshot(deps: RegionDeps, actor: Actor, code: string, wish: WatchWish) {
  authorise(actor, 'region.read')
  const region = currentRegion(deps.catalogue, code).code
  const kept = await getSnapshot(deps, region, wish)
  const { level } = kept.snapshot
  const byActivity = await viewRegion(deps, actor, region, { level, publicOnly: true })
  const { by = 'activity', topics } = wish
  const view = topics ? await viewByTopics(deps, byActivity, by, topics) : byActivity
  const { snapshot, open } = await snapshotOf(deps, byActivity, topics ? [view] : [])
  return { kept, view, open, now: countedBy(snapshot, by, topics?.key) ?? snapshot }
}

function countedAs(
  { takenOn, snapshot }: Kept,
  { by = 'activity', topics }: WatchWish,
): Kept | undefined {
  const counted = countedBy(snapshot, by, topics?.key)
  return counted && { takenOn, snapshot: counted }
}

/** @throws Refusal `not-found` that names the days there are snapshots of, or what the one found was not counted by */
async function getSnapshot(
  { database, clock }: RegionDeps,
  region: string,
  wish: WatchWish,
): Promise<Kept> {
  const day = wish.since ?? dayOf(new Date(clock().getTime() - 86_400_000))
  const kept = await snapshotBy(database.reader, region, day)
  if (kept) {
    const counted = countedAs(kept, wish)
    if (counted) return counted
    throw new Refusal('not-found', notCountedBy(region, kept.takenOn, wish.topics?.key ?? ''))
  }
  const days = await snapshotDays(database.reader, region)
  throw new Refusal('not-found', noSnapshotBy(region, day, days))
}
