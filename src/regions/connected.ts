import { activitiesOf, type Presence } from './matrix.ts'

/** Regions and activities that hang together: each reaches the others over activities that regions share. */
export type Component = Readonly<{ regions: readonly number[]; activities: readonly number[] }>

/**
 * The parts into which regions and activities fall; most regions first, then most activities. A region without an activity and
 * an activity that no region has are in none.
 */
export function componentsOf(presence: Presence): Component[] {
  const { regions, activities } = presence
  const parent = Int32Array.from({ length: regions + activities }, (_, node) => node)
  for (const [region, present] of activitiesOf(presence).entries())
    for (const activity of present) join(parent, region, regions + activity)
  const parts = new Map<number, { regions: number[]; activities: number[] }>()
  for (let node = 0; node < regions + activities; node++) {
    const root = rootOf(parent, node)
    const part = parts.get(root) ?? { regions: [], activities: [] }
    parts.set(root, part)
    if (node < regions) part.regions.push(node)
    else part.activities.push(node - regions)
  }
  return [...parts.values()]
    .filter((part) => part.regions.length > 0 && part.activities.length > 0)
    .sort(
      (a, b) => b.regions.length - a.regions.length || b.activities.length - a.activities.length,
    )
}

function join(parent: Int32Array, one: number, other: number): void {
  const [a, b] = [rootOf(parent, one), rootOf(parent, other)]
  if (a !== b) parent[Math.max(a, b)] = Math.min(a, b)
}

function rootOf(parent: Int32Array, node: number): number {
  let at = node
  while (parent[at] !== at) {
    const above = parent[at] as number
    // Halving the path on the way keeps later walks short.
    parent[at] = parent[above] as number
    at = parent[at] as number
  }
  return at
}

/** What a presence says of some regions and activities only, in the order given. */
export function within(presence: Presence, { regions, activities }: Component): Presence {
  const values = new Uint8Array(regions.length * activities.length)
  for (const [row, region] of regions.entries())
    for (const [column, activity] of activities.entries())
      values[row * activities.length + column] = presence.values[
        region * presence.activities + activity
      ] as number
  return { regions: regions.length, activities: activities.length, values }
}
