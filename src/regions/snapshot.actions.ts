import { findRegion } from '../catalogue/catalogue.ts'
import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import { unembeddedEntries } from '../matching/meaning.queries.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Answered } from './answers.actions.ts'
import { type Axis, axes } from './column.ts'
import { openByColumn, openNeeds } from './gaps.actions.ts'
import { complementing } from './partners.actions.ts'
import { notReadYet } from './phrases.ts'
import { emergingIn } from './portfolio.actions.ts'
import { listsCovering } from './specialisation-list.actions.ts'
import {
  currentRegion,
  type LevelView,
  type RegionDeps,
  type RegionView,
  regionIn,
  viewBy,
  viewLevel,
  viewRegion,
} from './view.actions.ts'
import { putSnapshot, regionsWithoutSnapshot, snapshotBy } from './watch.queries.ts'
import type { ColumnFigures, Snapshot } from './watch.ts'

/** So many regions are remembered as those that complement one most. */
const partnersKept = 5

/**
 * Keeps what a region has and lacks today, by what everybody may know, for later comparison.
 * @throws Refusal `forbidden`, `invalid`, `not-found`, `conflict` as long as something stated was not read
 */
export async function takeSnapshot(deps: RegionDeps, actor: Actor, code: string) {
  authorise(actor, 'region.snapshot')
  const region = currentRegion(deps.catalogue, code).code
  const takenOn = dayOf(deps.clock())
  const level = await levelBefore(deps, region)
  const view = await viewRegion(deps, actor, region, { level, publicOnly: true })
  if (view.unread > 0) throw new Refusal('conflict', notReadYet(view.unread))
  const { snapshot } = await snapshotOf(deps, view, await byItsTopics(deps, view))
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
 * Takes a snapshot of every NUTS 2 region that has none of this year, and of larger ones where organisations say no more of their place, once everything stated has its meaning. Safe to run twice: what is
 * kept of a year stays, and what a stopped run has left is found by the next.
 * @returns how many were taken
 */
export async function takeYearlySnapshots(deps: RegionDeps, signal?: AbortSignal): Promise<number> {
  const { reader } = deps.database
  const today = dayOf(deps.clock())
  const { modelId } = await deps.embedder()
  if ((await unembeddedEntries(reader, modelId, 1)).length > 0) return 0
  const due = await regionsWithoutSnapshot(reader, today, watchedDigits)
  const views = new Map<string, LevelView>()
  const countries = new Map<string, LevelView>()
  let taken = 0
  for (const code of due) {
    const region = findRegion(deps.catalogue, code)
    if (signal?.aborted) break
    if (!region) continue
    const level = await levelBefore(deps, code)
    const wish = { level, publicOnly: true }
    const key = `${code.length} ${level}`
    const all = views.get(key) ?? (await viewLevel(deps, watcher, code.length, wish))
    views.set(key, all)
    const view = regionIn(all, region)
    const { snapshot } = await snapshotOf(deps, view, await byItsTopics(deps, view, countries))
    await deps.database.write((writer) => putSnapshot(writer, code, today, snapshot))
    taken++
  }
  return taken
}

/** A snapshot is of the level of the one before it, so that they compare; a first one of what there is enough for. */
async function levelBefore({ database, clock }: RegionDeps, region: string) {
  return (await snapshotBy(database.reader, region, dayOf(clock())))?.snapshot.level
}

/** The same region by the topics of a list, or by activity within each of them. */
export async function viewByTopics(
  deps: RegionDeps,
  view: RegionView,
  by: Axis,
  topics: SpecialisationList,
): Promise<RegionView> {
  return regionIn(await viewBy(deps, view, { by, topics, level: view.level }), view.region)
}

/**
 * The same region by the topics of each list that holds there, and by activity within each topic.
 * @param shared remembers what is counted by lists of areas around the region, for the next region there
 */
async function byItsTopics(
  deps: RegionDeps,
  view: RegionView,
  shared = new Map<string, LevelView>(),
): Promise<RegionView[]> {
  const { region, level } = view
  const views: RegionView[] = []
  for (const list of await listsCovering(deps.database.reader, deps, region.code))
    for (const by of axes.filter((axis) => axis !== 'activity')) {
      const key = `${region.code.length} ${level} ${by} ${list.key}`
      const counted = shared.get(key) ?? (await viewBy(deps, view, { by, topics: list, level }))
      if (list.regions.some((area) => area.length < region.code.length)) shared.set(key, counted)
      views.push(regionIn(counted, region))
    }
  return views
}

/**
 * What a snapshot of now says, with the needs that nobody there answers.
 * @param view by activity
 * @param byTopics the same region by topics, as they are to be kept
 */
export async function snapshotOf(
  deps: RegionDeps,
  view: RegionView,
  byTopics: readonly RegionView[],
): Promise<{ snapshot: Snapshot; open: Answered[] }> {
  const { portfolio, region } = view
  const { open } = await openNeeds(deps, view)
  const own = view.capabilities.filter((one) => one.region === region.code)
  const organisationIds = [...new Set(own.map(({ organisationId }) => organisationId))].sort()
  const partners = complementing(view).filter(({ gain }) => gain > 0)
  return {
    open,
    snapshot: {
      level: view.level,
      entries: own.length,
      organisations: organisationIds.length,
      activities: columnsKept(view, open),
      topics: byTopics.map((counted) => ({
        by: counted.by,
        list: counted.topics?.key ?? '',
        columns: columnsKept(counted, open),
      })),
      organisationIds,
      partners: partners.slice(0, partnersKept).map(({ row }) => portfolio.regions[row] ?? ''),
      emerging: (await emergingIn(deps, view)).map(([activity]) => activity),
    },
  }
}

/** What is kept of each column in which somebody there offers or looks for something. */
function columnsKept(view: RegionView, open: readonly Answered[]): ColumnFigures[] {
  const { portfolio, analysis, at } = view
  const needs = openByColumn(view, open)
  return portfolio.activities
    .map((code, place) => {
      const cell = at * portfolio.activities.length + place
      return {
        code,
        supply: portfolio.supply.values[cell] as number,
        demand: portfolio.demand.values[cell] as number,
        unmet: needs.get(code)?.length ?? 0,
        specialised: analysis.presence.values[cell] === 1,
      }
    })
    .filter(({ supply, demand }) => supply + demand > 0)
}
