import type { ActivityLevel } from './capability.ts'

/** What a region had and lacked on a day, by what everybody may know. */
export type Snapshot = Readonly<{
  level: ActivityLevel
  entries: number
  organisations: number
  activities: readonly Readonly<{
    code: string
    supply: number
    demand: number
    unmet: number
    specialised: boolean
  }>[]
}>

/** `entered`, `left`: the region became, or is no longer, specialised in it. The others speak of needs that nobody there answers. */
export const changes = ['entered', 'left', 'opened', 'closed', 'grew', 'shrank', 'same'] as const
export type Change = (typeof changes)[number]

type Figures = Pick<Snapshot['activities'][number], 'supply' | 'demand' | 'unmet' | 'specialised'>

/** What became of one activity between two days. */
export type Trend = Readonly<{ code: string; change: Change; before: Figures; now: Figures }>

const nothing: Figures = { supply: 0, demand: 0, unmet: 0, specialised: false }

/**
 * What became of each activity that changed, those first that entered or left, then by how much more stays unanswered.
 * Both snapshots must be of one level.
 */
export function trendsBetween(before: Snapshot, now: Snapshot): Trend[] {
  const [then, today] = [before, now].map(
    ({ activities }) => new Map(activities.map((activity) => [activity.code, activity])),
  )
  const codes = [...new Set([...(then?.keys() ?? []), ...(today?.keys() ?? [])])].sort()
  return codes
    .map((code) => {
      const [was, is] = [figuresOf(then?.get(code)), figuresOf(today?.get(code))]
      return { code, change: changeOf(was, is), before: was, now: is }
    })
    .filter(({ change }) => change !== 'same')
    .sort((a, b) => weight(b) - weight(a) || (a.code < b.code ? -1 : 1))
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
