import { findRegion } from '../catalogue/catalogue.ts'
import { unembeddedEntries } from '../matching/meaning.queries.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Answered } from './answers.actions.ts'
import type { ActivityLevel } from './capability.ts'
import { openNeeds } from './gaps.actions.ts'
import { complementing } from './partners.actions.ts'
import { emergingIn } from './portfolio.actions.ts'
import {
  currentRegion,
  type LevelView,
  type RegionDeps,
  type RegionView,
  regionIn,
  viewLevel,
  viewRegion,
} from './view.actions.ts'
import { putSnapshot, regionsWithoutSnapshot, snapshotBy } from './watch.queries.ts'
import type { Snapshot } from './watch.ts'

/** So many regions are remembered as those that complement one most. */
const partnersKept = 5

/**
 * Keeps what a region has and lacks today, by what everybody may know, for later comparison.
 * @throws Refusal `forbidden`, `invalid`, `not-found`
 */
export async function takeSnapshot(deps: RegionDeps, actor: Actor, code: string) {
  authorise(actor, 'region.snapshot')
  const region = currentRegion(deps.catalogue, code).code
  const takenOn = dayOf(deps.clock())
  const level = await levelBefore(deps, region)
  const view = await viewRegion(deps, actor, region, { level, publicOnly: true })
  const { snapshot } = await snapshotOf(deps, view)
  await deps.database.write((writer) => putSnapshot(writer, region, takenOn, snapshot))
  const { entries, organisations, activities } = snapshot
  const kept = { entries, organisations, activities: activities.length }
  return { region, takenOn, level: view.level, ...kept }
}

/** Who looks when nobody asks: it sees what everybody may know. */
const watcher: Actor = { name: 'watch', relations: ['reader'] }

/** Letters of the code of a NUTS 2 region, at which a country's policy for regions is made. */
const watchedDigits = 4

/**
 * Takes a snapshot of every region that has none of this year, once everything stated has its meaning. Safe to run twice: what is
 * kept of a year stays, and what a stopped run has left is found by the next.
 * @returns how many were taken
 */
export async function takeYearlySnapshots(deps: RegionDeps, signal?: AbortSignal): Promise<number> {
  const { reader } = deps.database
  const today = dayOf(deps.clock())
  const { modelId } = await deps.embedder()
  if ((await unembeddedEntries(reader, modelId, 1)).length > 0) return 0
  const due = await regionsWithoutSnapshot(reader, today, watchedDigits)
  const views = new Map<ActivityLevel | undefined, LevelView>()
  let taken = 0
  for (const code of due) {
    const region = findRegion(deps.catalogue, code)
    if (signal?.aborted) break
    if (!region) continue
    const level = await levelBefore(deps, code)
    const wish = { level, publicOnly: true }
    const view = views.get(level) ?? (await viewLevel(deps, watcher, watchedDigits, wish))
    views.set(level, view)
    const { snapshot } = await snapshotOf(deps, regionIn(view, region))
    await deps.database.write((writer) => putSnapshot(writer, code, today, snapshot))
    taken++
  }
  return taken
}

/** A snapshot is of the level of the one before it, so that they compare; a first one of what there is enough for. */
async function levelBefore({ database, clock }: RegionDeps, region: string) {
  return (await snapshotBy(database.reader, region, dayOf(clock())))?.snapshot.level
}

/** What a snapshot of now says, with the needs that nobody answers by activity. */
export async function snapshotOf(
  deps: RegionDeps,
  view: RegionView,
): Promise<{ snapshot: Snapshot; byActivity: Map<string, Answered[]> }> {
  const { portfolio, analysis, at, region } = view
  const { unmet, byColumn: byActivity } = await openNeeds(deps, view)
  const own = view.capabilities.filter((one) => one.region === region.code)
  const organisationIds = [...new Set(own.map(({ organisationId }) => organisationId))].sort()
  const activities = portfolio.activities.map((code, place) => {
    const cell = at * portfolio.activities.length + place
    return {
      code,
      supply: portfolio.supply.values[cell] as number,
      demand: portfolio.demand.values[cell] as number,
      unmet: unmet[place] as number,
      specialised: analysis.presence.values[cell] === 1,
    }
  })
  const partners = complementing(view).filter(({ gain }) => gain > 0)
  return {
    byActivity,
    snapshot: {
      level: view.level,
      entries: own.length,
      organisations: organisationIds.length,
      activities: activities.filter(({ supply, demand }) => supply + demand > 0),
      organisationIds,
      partners: partners.slice(0, partnersKept).map(({ row }) => portfolio.regions[row] ?? ''),
      emerging: (await emergingIn(deps, view)).map(([activity]) => activity),
    },
  }
}
