import { sharedTopics } from './kindred-projects.ts'
import { membersOf, type Network, partnersOf, projectCounts, projectsOf } from './network.ts'

/** How many members of a group each organisation has worked with. */
export function membersMet(network: Network): (group: readonly number[]) => Float64Array {
  return (group) => {
    const scores = new Float64Array(network.organisations)
    for (const member of group)
      for (const partner of partnersOf(network, member))
        scores[partner] = (scores[partner] as number) + 1
    return scores
  }
}

export type Likeness = Readonly<{
  /** What a past project without a common topic counts beside one with the same topics, from 0 to 1. */
  otherTopics: number
  /** How much busy organisations count less as a link: 0 not at all, 1 inversely to their projects. */
  damping: number
  /** Years after which a past project counts half; Infinity for ever the same. */
  halfLife: number
}>

/** Of each past project that shares a member with a group, how much it is like the project that the group plans. */
type LikeProjects = (group: readonly number[], topics: number) => Map<number, number>

/**
 * A past project q is like a planned one by the members z they share and by their topics (as bits):
 *
 *   (o + (1 - o) · Jaccard of topics) · Σ projects(z)^-damping · 2^(-age / half-life) / √size(q)
 */
export function likeProjects(
  network: Network,
  { otherTopics, damping, halfLife }: Likeness,
): LikeProjects {
  const weights = Float64Array.from(projectCounts(network), (n) => Math.max(1, n) ** -damping)
  return (group, topics) => {
    const shared = new Map<number, number>()
    for (const member of group)
      for (const project of projectsOf(network, member))
        shared.set(project, (shared.get(project) ?? 0) + (weights[member] as number))
    for (const [project, amount] of shared) {
      const alike = sharedTopics(network.topics[project] as number, topics)
      const fading = 2 ** (-(network.age[project] as number) / halfLife)
      const size = membersOf(network, project).length
      shared.set(
        project,
        ((otherTopics + (1 - otherTopics) * alike) * amount * fading) / Math.sqrt(size),
      )
    }
    return shared
  }
}

/** Of each organisation, how much its past projects are like one that is planned: all of them together, and the most alike. */
export function inLikeProjects(
  network: Network,
  like: ReadonlyMap<number, number>,
): { all: Float64Array; most: Float64Array } {
  const [all, most] = [
    new Float64Array(network.organisations),
    new Float64Array(network.organisations),
  ]
  for (const [project, amount] of like) {
    for (const member of membersOf(network, project)) {
      all[member] = (all[member] as number) + amount
      most[member] = Math.max(most[member] as number, amount)
    }
  }
  return { all, most }
}

/** Of each organisation, its past projects q in which k ≥ 2 members of a group were together: Σ (k - 1)² / size(q). */
export function besideSeveral(network: Network): (group: readonly number[]) => Float64Array {
  return (group) => {
    const shared = new Map<number, number>()
    for (const member of group)
      for (const project of projectsOf(network, member))
        shared.set(project, (shared.get(project) ?? 0) + 1)
    for (const [project, k] of shared)
      shared.set(project, (k - 1) ** 2 / membersOf(network, project).length)
    return inLikeProjects(network, shared).all
  }
}

/** Sum and maximum, organisation by organisation, of what a score says of each member of a group. */
export function overGroup(
  group: readonly number[],
  organisations: number,
  scoresOf: (member: number) => Float64Array,
): { sum: Float64Array; most: Float64Array } {
  const [sum, most] = [new Float64Array(organisations), new Float64Array(organisations)]
  for (const member of group) {
    const scores = scoresOf(member)
    for (let at = 0; at < organisations; at++) {
      const score = scores[at] as number
      sum[at] = (sum[at] as number) + score
      if (score > (most[at] as number)) most[at] = score
    }
  }
  return { sum, most }
}
