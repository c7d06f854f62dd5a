import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ActivityLevel } from './capability.ts'
import { activityTold, openNeeds } from './gaps.actions.ts'
import { currentRegion, type RegionDeps, viewRegion } from './view.actions.ts'
import { putSnapshot, snapshotBy, snapshotDays } from './watch.queries.ts'
import { type Snapshot, trendsBetween } from './watch.ts'
import { changeSays, noSnapshotBy } from './watch-phrases.ts'

/**
 * Keeps what a region has and lacks today, by what everybody may know, for later comparison.
 * @throws Refusal `forbidden`, `invalid`, `not-found`
 */
export async function takeSnapshot(deps: RegionDeps, actor: Actor, code: string) {
  authorise(actor, 'region.snapshot')
  const takenOn = dayOf(deps.clock())
  const { region, snapshot } = await snapshotNow(deps, actor, code, undefined)
  await deps.database.write((writer) => putSnapshot(writer, region, takenOn, snapshot))
  const { entries, organisations, level, activities } = snapshot
  return { region, takenOn, level, entries, organisations, activities: activities.length }
}

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
  authorise(actor, 'region.read')
  currentRegion(deps.catalogue, code)
  const { reader } = deps.database
  const yesterday = dayOf(new Date(deps.clock().getTime() - 86_400_000))
  const kept = await snapshotBy(reader, code, since ?? yesterday)
  if (!kept) {
    const days = await snapshotDays(reader, code)
    throw new Refusal('not-found', noSnapshotBy(code, since ?? yesterday, days))
  }
  const before = kept.snapshot
  const { region, snapshot: now } = await snapshotNow(deps, actor, code, before.level)
  return {
    region,
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

async function snapshotNow(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  level: ActivityLevel | undefined,
): Promise<{ region: string; snapshot: Snapshot }> {
  const view = await viewRegion(deps, actor, code, { level, publicOnly: true })
  const { portfolio, analysis, at, region } = view
  const { unmet } = await openNeeds(deps, view)
  const own = view.capabilities.filter((one) => one.region === region.code)
  const activities = portfolio.activities.map((activity, place) => {
    const cell = at * portfolio.activities.length + place
    return {
      code: activity,
      supply: portfolio.supply.values[cell] as number,
      demand: portfolio.demand.values[cell] as number,
      unmet: unmet[place] as number,
      specialised: analysis.presence.values[cell] === 1,
    }
  })
  return {
    region: region.code,
    snapshot: {
      level: view.level,
      entries: own.length,
      organisations: new Set(own.map(({ organisationId }) => organisationId)).size,
      activities: activities.filter(({ supply, demand }) => supply + demand > 0),
    },
  }
}
