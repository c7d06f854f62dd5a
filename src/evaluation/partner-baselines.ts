import {
  adamicAdar,
  commonNeighbours,
  popularity,
  preferentialAttachment,
  resourceAllocation,
} from '../matching/link-scores.ts'
import type { Network } from '../matching/network.ts'
import type { Asker, Attributes } from '../matching/partner-evidence.ts'
import { randomWalk } from '../matching/random-walk.ts'
import {
  sharesOf,
  topicLikeness,
  topicProfiles,
  topicShares,
  topicStanding,
} from '../matching/topics.ts'

const baselineNames = [
  'popularity',
  'preferential-attachment',
  'common-neighbours',
  'adamic-adar',
  'resource-allocation',
  'random-walk',
  'topic-similarity',
  'topic-popularity',
] as const
type BaselineName = (typeof baselineNames)[number]

export type Baseline = Readonly<{
  name: BaselineName
  scores: (asker: Asker) => Float64Array
}>

/** What everybody tries first. Of an asker without history only popularity and topics can say anything. */
export function baselinesOf(network: Network, { topics }: Attributes): Baseline[] {
  const profiles = topicProfiles(network, topics)
  const shares = ({ organisation, topics: named }: Asker) =>
    named === null && organisation !== null
      ? topicShares(profiles, organisation)
      : sharesOf(named ?? [], topics)
  const linked = {
    popularity: popularity(network),
    'preferential-attachment': preferentialAttachment(network),
    'common-neighbours': commonNeighbours(network),
    'adamic-adar': adamicAdar(network),
    'resource-allocation': resourceAllocation(network),
    'random-walk': randomWalk(network, { restart: 0.25, steps: 12 }),
  }
  const [likeness, standing] = [topicLikeness(profiles), topicStanding(profiles)]
  return [
    ...Object.entries(linked).map(([name, scores]) => ({
      name: name as BaselineName,
      scores: ({ organisation }: Asker) =>
        organisation === null
          ? name === 'popularity'
            ? scores(0)
            : new Float64Array(network.organisations)
          : scores(organisation),
    })),
    { name: 'topic-similarity', scores: (asker) => likeness(shares(asker)) },
    { name: 'topic-popularity', scores: (asker) => standing(shares(asker)) },
  ]
}
