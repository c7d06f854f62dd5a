import { attributeEvidence, attributeNames } from './consortium-attributes.ts'
import {
  besideSeveral,
  inLikeProjects,
  likeProjects,
  membersMet,
  overGroup,
} from './consortium-links.ts'
import { adamicAdar } from './link-scores.ts'
import { bitsOf, membersOf, type Network } from './network.ts'
import { type Attributes, type Evidence, logarithms, standingEvidence } from './partner-evidence.ts'
import { walkFrom } from './random-walk.ts'
import { sharesOf, topicLikeness, topicProfiles, topicStanding } from './topics.ts'

/** What speaks for or against an organisation with a history as one more member of a consortium. */
export const consortiumNames = [
  'members-met',
  'beside-several',
  'like-projects',
  'most-like-project',
  'like-projects-rare',
  'like-projects-recent',
  'most-like-recent',
  'common-partners',
  'most-common-partners',
  'two-steps',
  'three-steps',
  'topics',
  'topic-standing',
  'popularity',
  'momentum',
  'dormant',
  'running',
  'last-year',
  'newcomers-met',
  'other-size',
  ...attributeNames,
] as const
export type ConsortiumName = (typeof consortiumNames)[number]

/** Who plans a project together, and lacks one member. */
export type Consortium = Readonly<{
  /** Places in the network of those members that have a history. */
  members: readonly number[]
  /** Of every member, with a history or without, its country and its kind. */
  countries: readonly number[]
  kinds: readonly number[]
  topics: readonly number[]
  /** How many they will be with the one that is missing. */
  size: number
}>

/** For each organisation of the network one number a name, in their order. */
export function consortiumEvidence(
  network: Network,
  attributes: Attributes,
): (consortium: Consortium) => Evidence {
  const linked = linkedEvidence(network)
  const profiles = topicProfiles(network, attributes.topics)
  const [likeness, topical] = [topicLikeness(profiles), topicStanding(profiles)]
  const standing = standingEvidence(network)
  const attributed = attributeEvidence(network, attributes)
  const usual = meanSizes(network)
  return (consortium) => {
    const shares = sharesOf(consortium.topics, attributes.topics)
    const size = Math.log(consortium.size)
    return [
      ...linked(consortium),
      likeness(shares),
      logarithms(topical(shares), 0.01),
      ...standing,
      usual.map((mean) => Math.abs(mean - size)),
      ...attributed(consortium, attributes),
    ]
  }
}

function linkedEvidence(network: Network): (consortium: Consortium) => Float64Array[] {
  const met = membersMet(network)
  const several = besideSeveral(network)
  const like = likeProjects(network, { otherTopics: 0.2, damping: 0, halfLife: Infinity })
  const rare = likeProjects(network, { otherTopics: 0.2, damping: 0.7, halfLife: Infinity })
  const recent = likeProjects(network, { otherTopics: 0.3, damping: 0.5, halfLife: 1.5 })
  const common = adamicAdar(network)
  const [two, three] = [walkFrom(network, 2), walkFrom(network, 3)]
  return ({ members, topics }) => {
    const bits = bitsOf(topics)
    const alike = inLikeProjects(network, like(members, bits))
    const lately = inLikeProjects(network, recent(members, bits))
    const shared = overGroup(members, network.organisations, common)
    return [
      logarithms(met(members), 0.5),
      logarithms(several(members), 0.1),
      logarithms(alike.all, 0.05),
      logarithms(alike.most, 0.05),
      logarithms(inLikeProjects(network, rare(members, bits)).all, 0.01),
      logarithms(lately.all, 0.01),
      logarithms(lately.most, 0.01),
      logarithms(shared.sum, 0.1),
      logarithms(shared.most, 0.1),
      logarithms(two(members), 1e-4),
      logarithms(three(members), 1e-4),
    ]
  }
}

/** Of each organisation, the mean of the logarithm of how many its projects have as members. */
function meanSizes(network: Network): Float64Array {
  const [sum, count] = [
    new Float64Array(network.organisations),
    new Float64Array(network.organisations),
  ]
  for (let project = 0; project < network.projects; project++) {
    const members = membersOf(network, project)
    for (const member of members) {
      sum[member] = (sum[member] as number) + Math.log(members.length)
      count[member] = (count[member] as number) + 1
    }
  }
  return sum.map((value, at) => (count[at] === 0 ? 0 : value / (count[at] as number)))
}
