import { membersOf, type Network } from './network.ts'

/** Years after which a participation counts half. */
const halfLife = 3

/** What organisations work on: `amounts[organisation * topics + topic]`, participations that fade with the years. */
export type TopicProfiles = Readonly<{
  topics: number
  amounts: Float64Array
  /** All amounts of a topic together, at least 1. */
  totals: Float64Array
}>

/** A project's participation is shared among its topics, and counts 2^(-age / 3 years). */
export function topicProfiles(network: Network, topics: number): TopicProfiles {
  const amounts = new Float64Array(network.organisations * topics)
  const totals = new Float64Array(topics)
  for (let project = 0; project < network.projects; project++) {
    const own = topicsIn(network.topics[project] as number, topics)
    const share = 2 ** (-(network.age[project] as number) / halfLife) / own.length
    for (const member of membersOf(network, project)) {
      for (const topic of own) {
        const cell = member * topics + topic
        amounts[cell] = (amounts[cell] as number) + share
        totals[topic] = (totals[topic] as number) + share
      }
    }
  }
  return { topics, amounts, totals: totals.map((total) => Math.max(1, total)) }
}

/** Shares of an organisation's topics, which add up to 1, or are all 0 where nothing is known. */
export function topicShares(
  { topics, amounts }: TopicProfiles,
  organisation: number,
): Float64Array {
  return normalised(amounts.slice(organisation * topics, (organisation + 1) * topics))
}

/** The same shares for topics that somebody names. */
export function sharesOf(named: readonly number[], topics: number): Float64Array {
  const shares = new Float64Array(topics)
  for (const topic of named) shares[topic] = 1
  return normalised(shares)
}

/** Cosine of topic shares with each organisation's topics, rare topics counting more: each is divided by the root of its total. */
export function topicLikeness(profiles: TopicProfiles): (shares: Float64Array) => Float64Array {
  const { topics, amounts, totals } = profiles
  const scale = totals.map((total) => 1 / Math.sqrt(total))
  const weighted = amounts.map((amount, cell) => amount * (scale[cell % topics] as number))
  const norms = Float64Array.from({ length: amounts.length / topics }, (_, organisation) =>
    norm(weighted.subarray(organisation * topics, (organisation + 1) * topics)),
  )
  return (shares) => {
    const wanted = shares.map((share, topic) => share * (scale[topic] as number))
    const length = norm(wanted)
    return products(weighted, wanted).map((product, organisation) => {
      const lengths = length * (norms[organisation] as number)
      return lengths === 0 ? 0 : product / lengths
    })
  }
}

/** How busy each organisation is in these topics: Σ share · amount / √total. */
export function topicStanding(profiles: TopicProfiles): (shares: Float64Array) => Float64Array {
  const scale = profiles.totals.map((total) => 1 / Math.sqrt(total))
  return (shares) =>
    products(
      profiles.amounts,
      shares.map((share, topic) => share * (scale[topic] as number)),
    )
}

/** The topics that a project's bits say. */
function topicsIn(bits: number, topics: number): number[] {
  return Array.from({ length: topics }, (_, topic) => topic).filter((topic) => bits & (1 << topic))
}

function products(matrix: Float64Array, vector: Float64Array): Float64Array {
  const width = vector.length
  const result = new Float64Array(matrix.length / width)
  const used = [...vector.keys()].filter((topic) => vector[topic] !== 0)
  for (let row = 0; row < result.length; row++) {
    let sum = 0
    for (const topic of used)
      sum += (matrix[row * width + topic] as number) * (vector[topic] as number)
    result[row] = sum
  }
  return result
}

function norm(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
}

function normalised(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0)
  return sum === 0 ? values : values.map((value) => value / sum)
}
