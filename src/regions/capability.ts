import type { OrganisationKind, OrganisationSize } from '../organisations/organisation.ts'
import type { Side } from '../profiles/entry.ts'

/** How finely activities are told apart: by division or class of NACE. */
export const activityLevels = ['division', 'class'] as const
export type ActivityLevel = (typeof activityLevels)[number]

/** An entry as regions count it. `nace` is what was stated, or else read from the text. */
export type Capability = Readonly<{
  entryId: string
  organisationId: string
  /** NUTS code of the level that is compared. */
  region: string
  side: Side
  /** What the organisation says it speaks, and what the entry is written in. */
  languages: readonly string[]
  nace: readonly string[]
  /** The activity was not stated, and is the nearest in meaning. */
  read: boolean
  kind: OrganisationKind | null
  size: OrganisationSize | null
  statedOn: string
}>

/** The activities of an entry, each once; a code that is coarser than the level stands for itself. */
export function activitiesIn(nace: readonly string[], level: ActivityLevel): string[] {
  const codes = nace.filter((code) => code.length >= 2)
  return [...new Set(level === 'division' ? codes.map((code) => code.slice(0, 2)) : codes)]
}

/** The columns of a table in which an entry counts: activities, topics, or pairs of both. */
export type ColumnsOf = (one: Capability) => readonly string[]

/** With fewer entries than this for each activity that a region has, classes tell nothing and divisions must do. */
const entriesForClasses = 3

/**
 * The finest level at which there is something to count.
 * @param byClass what entries would count in, if classes were told apart
 */
export function levelFor(capabilities: readonly Capability[], byClass: ColumnsOf): ActivityLevel {
  const cells = new Set<string>()
  let entries = 0
  for (const one of capabilities)
    for (const column of byClass(one)) {
      cells.add(`${one.region} ${column}`)
      entries++
    }
  return cells.size > 0 && entries / cells.size >= entriesForClasses ? 'class' : 'division'
}

/** Whether any of these codes is inside a domain, which is given by the beginnings of its codes; all are without one. */
export function isInside(
  codes: readonly string[],
  prefixes: readonly string[] | undefined,
): boolean {
  return prefixes?.some((prefix) => codes.some((code) => code.startsWith(prefix))) ?? true
}

/** Whether an activity lies in a domain or around a part of it: a division of which the domain has a class is told, too. */
export function isWithin(activity: string, prefixes: readonly string[] | undefined): boolean {
  return (
    prefixes?.some((prefix) => activity.startsWith(prefix) || prefix.startsWith(activity)) ?? true
  )
}
