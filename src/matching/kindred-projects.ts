import { type LinkScores, membersOf, type Network, projectCounts, projectsOf } from './network.ts'

export type Kinship = Readonly<{
  /** What a project without a common topic counts beside one with the same topics, from 0 to 1. */
  otherTopics: number
  /** How much busy organisations count less as a link between two projects: 0 not at all, 1 inversely to their projects. */
  damping: number
}>

/**
 * Who is in projects that are kin to mine: common partners, but only as far as they were met for the same topics.
 *
 *   Σ over my projects p and others q:  k(p, q) · Σ over common members z of p and q:  projects(z)^-damping
 *
 * summed for each member of q and divided by the root of the number of my projects, with
 * k(p, q) = (o + (1 - o) · Jaccard of topics) / √(size(p) · size(q)).
 * This is collaborative filtering by items (Sarwar et al., 2001) whose items are projects, each with a topic.
 */
export function kindredProjects(network: Network, { otherTopics, damping }: Kinship): LinkScores {
  const counts = projectCounts(network)
  const weights = Float64Array.from(counts, (count) => Math.max(1, count) ** -damping)
  const kin = (one: number, other: number) =>
    (otherTopics +
      (1 - otherTopics) *
        sharedTopics(network.topics[one] as number, network.topics[other] as number)) /
    Math.sqrt(sizeOf(network, one) * sizeOf(network, other))
  const links = new Float64Array(network.projects)
  return (organisation) => {
    const own = projectsOf(network, organisation)
    const likeness = new Float64Array(network.projects)
    for (const project of own) {
      for (const other of linkedTo(network, project, organisation, weights, links)) {
        if (other !== project)
          likeness[other] =
            (likeness[other] as number) + (links[other] as number) * kin(project, other)
        links[other] = 0
      }
    }
    return spread(network, likeness, 1 / Math.sqrt(Math.max(1, own.length)), organisation)
  }
}

/** Adds to `links` how strongly members of a project link it to each of the projects returned; oneself links nothing. */
function linkedTo(
  network: Network,
  project: number,
  organisation: number,
  weights: Float64Array,
  links: Float64Array,
): number[] {
  const linked: number[] = []
  for (const member of membersOf(network, project)) {
    if (member === organisation) continue
    for (const other of projectsOf(network, member)) {
      if (links[other] === 0) linked.push(other)
      links[other] = (links[other] as number) + (weights[member] as number)
    }
  }
  return linked
}

function spread(network: Network, likeness: Float64Array, scale: number, organisation: number) {
  const scores = new Float64Array(network.organisations)
  for (let project = 0; project < network.projects; project++) {
    const amount = (likeness[project] as number) * scale
    if (amount === 0) continue
    for (const member of membersOf(network, project))
      scores[member] = (scores[member] as number) + amount
  }
  scores[organisation] = 0
  return scores
}

function sizeOf({ membersFrom }: Network, project: number): number {
  return (membersFrom[project + 1] as number) - (membersFrom[project] as number)
}

/** Jaccard likeness of two sets of bits, in [0, 1]; 0 when both are empty. */
export function sharedTopics(one: number, other: number): number {
  const all = bitCount(one | other)
  return all === 0 ? 0 : bitCount(one & other) / all
}

function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}
