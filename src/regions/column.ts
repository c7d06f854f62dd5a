import { type ActivityLevel, activitiesIn, type ColumnsOf } from './capability.ts'
import type { DomainsOf } from './domain-member.ts'

/** What regions are compared by: activities, topics (the specialisations of one list), or what lies in both. */
export const axes = ['activity', 'topic', 'both'] as const
export type Axis = (typeof axes)[number]

/**
 * Where entries count. A column is an activity, a topic as LIST:CODE, or an activity and a topic with a blank between them; an
 * entry of several activities and topics counts for each pair.
 */
export function columnsBy(by: Axis, level: ActivityLevel, topicsOf: DomainsOf): ColumnsOf {
  if (by === 'topic') return topicsOf
  if (by === 'activity') return ({ nace }) => activitiesIn(nace, level)
  return (one) =>
    activitiesIn(one.nace, level).flatMap((activity) =>
      topicsOf(one).map((topic) => `${activity} ${topic}`),
    )
}

/** The activity and the topic of a column, as far as it has them. */
export function partsOf(
  by: Axis,
  column: string,
): Readonly<{ activity: string | undefined; topic: string | undefined }> {
  if (by === 'activity') return { activity: column, topic: undefined }
  if (by === 'topic') return { activity: undefined, topic: column }
  const blank = column.indexOf(' ')
  return { activity: column.slice(0, blank), topic: column.slice(blank + 1) }
}
