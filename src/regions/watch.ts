import type { ActivityLevel } from './capability.ts'
import type { Axis } from './column.ts'

/** What is kept of an activity, a topic, or both. */
export type ColumnFigures = Readonly<{
  code: string
  supply: number
  demand: number
  unmet: number
  specialised: boolean
}>

/** What a region had and lacked on a day, by what everybody may know. */
export type Snapshot = Readonly<{
  level: ActivityLevel
  entries: number
  organisations: number
  activities: readonly ColumnFigures[]
  /** What snapshots of earlier kinds do not say: the same by the topics of the lists that held there, and by activity within each topic; */
  topics?: readonly Readonly<{
    by: Axis
    list: string
    columns: readonly ColumnFigures[]
  }>[]
  /** who was counted, which regions complemented it most, which activities emerged. */
  organisationIds?: readonly string[]
  partners?: readonly string[]
  emerging?: readonly string[]
}>

/** `entered`, `left`: the region became, or is no longer, specialised in it. The others speak of needs that nobody there answers. */
export const changes = ['entered', 'left', 'opened', 'closed', 'grew', 'shrank', 'same'] as const
export type Change = (typeof changes)[number]

type Figures = Omit<ColumnFigures, 'code'>

/**
 * A snapshot with its columns by topic or by both in the place of activities; undefined where it was not counted so.
 * @param list key of the list whose specialisations are the topics
 */
export function countedBy(
  snapshot: Snapshot,
  by: Axis,
  list: string | undefined,
): Snapshot | undefined {
  if (by === 'activity') return snapshot
  const kept = snapshot.topics?.find((one) => one.by === by && one.list === list)
  return kept && { ...snapshot, activities: kept.columns }
}

/** What became of one activity between two days. */
export type Trend = Readonly<{ code: string; change: Change; before: Figures; now: Figures }>

const nothing: Figures = { supply: 0, demand: 0, unmet: 0, specialised: false }

type Pair = Omit<Trend, 'change'>

/** Each activity of either of two days, in the order of codes. Both snapshots must be of one level. */
function sideBySide(before: Snapshot, now: Snapshot): Pair[] {
  const [then, today] = [before, now].map(
    ({ activities }) => new Map(activities.map((activity) => [activity.code, activity])),
  )
  const codes = [...new Set([...(then?.keys() ?? []), ...(today?.keys() ?? [])])].sort()
  return codes.map((code) => ({
    code,
    before: figuresOf(then?.get(code)),
    now: figuresOf(today?.get(code)),
  }))
}

/** What became of each activity that changed, those first that entered or left, then by how much more stays unanswered. */
export function trendsBetween(before: Snapshot, now: Snapshot): Trend[] {
  return sideBySide(before, now)
    .map((pair) => ({ ...pair, change: changeOf(pair.before, pair.now) }))
    .filter(({ change }) => change !== 'same')
    .sort((a, b) => weight(b) - weight(a) || (a.code < b.code ? -1 : 1))
}

/** What a digest tells. A part that the earlier snapshot did not keep brings no news. */
export type News = Readonly<{
  /** Needs for it go unanswered now, and did not, or did not exist; and the other way round. */
  opened: readonly Pair[]
  closed: readonly Pair[]
  entered: readonly Pair[]
  left: readonly Pair[]
  /** Codes of activities, of regions, ids of organisations. */
  emerging: readonly string[]
  partners: readonly string[]
  joined: readonly string[]
  gone: readonly string[]
}>

/** What is new between two days. An activity may be told twice: as a gap, and as something that the region became good at. */
export function newsBetween(before: Snapshot, now: Snapshot): News {
  const pairs = sideBySide(before, now)
  const byUnmet = (a: Pair, b: Pair) => b.now.unmet - a.now.unmet || b.before.unmet - a.before.unmet
  return {
    opened: pairs.filter((one) => one.before.unmet === 0 && one.now.unmet > 0).sort(byUnmet),
    closed: pairs.filter((one) => one.before.unmet > 0 && one.now.unmet === 0).sort(byUnmet),
    entered: pairs.filter((one) => !one.before.specialised && one.now.specialised),
    left: pairs.filter((one) => one.before.specialised && !one.now.specialised),
    emerging: added(before.emerging, now.emerging),
    partners: added(before.partners, now.partners),
    joined: added(before.organisationIds, now.organisationIds),
    gone: added(now.organisationIds, before.organisationIds),
  }
}

function added(before: readonly string[] | undefined, now: readonly string[] | undefined) {
  if (!before || !now) return []
  return now.filter((one) => !before.includes(one))
}

/** The unanswered needs of an activity, on one day after the other. */
export type GapOverTime = Readonly<{ code: string; unmet: readonly number[] }>

/** Every activity with a gap on any of these days, those first of which most stays unanswered on the last. All of one level. */
export function gapsOver(snapshots: readonly Snapshot[]): GapOverTime[] {
  const days = snapshots.map(
    ({ activities }) => new Map(activities.map(({ code, unmet }) => [code, unmet])),
  )
  const codes = [...new Set(days.flatMap((day) => [...day.keys()]))].sort()
  return codes
    .map((code) => ({ code, unmet: days.map((day) => day.get(code) ?? 0) }))
    .filter(({ unmet }) => unmet.some((count) => count > 0))
    .sort((a, b) => (b.unmet.at(-1) ?? 0) - (a.unmet.at(-1) ?? 0))
}

function figuresOf(activity: Figures | undefined): Figures {
  if (!activity) return nothing
  const { supply, demand, unmet, specialised } = activity
  return { supply, demand, unmet, specialised }
}

function changeOf(before: Figures, now: Figures): Change {
  if (before.specialised !== now.specialised) return now.specialised ? 'entered' : 'left'
  if (before.unmet === now.unmet) return 'same'
  if (before.unmet === 0) return 'opened'
  if (now.unmet === 0) return 'closed'
  return now.unmet > before.unmet ? 'grew' : 'shrank'
}

/** Entries and exits stand above whatever became of needs. */
function weight({ change, before, now }: Trend): number {
  const foremost = change === 'entered' || change === 'left' ? 1e6 : 0
  return foremost + now.unmet - before.unmet
}
