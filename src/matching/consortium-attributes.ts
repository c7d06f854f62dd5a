import { affinities } from './affinity.ts'
import type { Consortium } from './consortium-evidence.ts'
import { membersOf, type Network, topicsMax } from './network.ts'
import type { Attributes } from './partner-evidence.ts'

/** What can be said of anybody, with or without a history, by country and kind. */
export const attributeNames = [
  'countries',
  'kinds',
  'country-share',
  'country-here',
  'kind-share',
  'kind-here',
  'both-here',
  'country-in-topics',
  'kind-in-topics',
  'kind-at-size',
] as const

/** Of each of some organisations, its country and its kind. */
export type Groups = Readonly<{ country: Int32Array; kind: Int32Array }>

/**
 * Country and kind of candidates beside those of a consortium: how much more often than by chance they are together, how many
 * of its members share them, and how usual they are in its topics and at its size.
 */
export function attributeEvidence(
  network: Network,
  { country, countries, kind, kinds, topics }: Attributes,
): (consortium: Consortium, candidates: Groups) => Float64Array[] {
  const byCountry = affinities(network, country, countries)
  const byKind = affinities(network, kind, kinds)
  const countryInTopics = usualIn(network, country, countries, topics, topicPlaces)
  const kindInTopics = usualIn(network, kind, kinds, topics, topicPlaces)
  const kindAtSize = usualIn(network, kind, kinds, sizes, (at) => [
    sizePlace(membersOf(network, at).length),
  ])
  return (consortium, candidates) => {
    const { countries: where, kinds: what } = consortium
    const both = new Set(where.map((own, at) => own * kinds + (what[at] as number)))
    const [countryAffinity, ...countriesHere] = besideMembers(byCountry, where, candidates.country)
    const [kindAffinity, ...kindsHere] = besideMembers(byKind, what, candidates.kind)
    return [
      countryAffinity,
      kindAffinity,
      ...countriesHere,
      ...kindsHere,
      Float64Array.from(candidates.country, (own, at) =>
        Number(both.has(own * kinds + (candidates.kind[at] as number))),
      ),
      row(candidates.country, countryInTopics(consortium.topics)),
      row(candidates.kind, kindInTopics(consortium.topics)),
      row(candidates.kind, kindAtSize([sizePlace(consortium.size)])),
    ]
  }
}

/** Of each candidate's group: its mean affinity with those of the members, the share of members in it, and whether any is. */
function besideMembers(
  matrix: Float64Array,
  members: readonly number[],
  candidates: Int32Array,
): [Float64Array, Float64Array, Float64Array] {
  const groups = Math.sqrt(matrix.length)
  const share = shares(members, groups)
  return [
    row(candidates, meanAffinity(matrix, members, groups)),
    row(candidates, share),
    row(
      candidates,
      share.map((of) => Number(of > 0)),
    ),
  ]
}

/** Consortia of up to so many members are alike in size. */
const sizeLimits = [4, 7, 11, 16, 24, 50]
const sizes = sizeLimits.length

function sizePlace(members: number): number {
  const place = sizeLimits.findIndex((limit) => members <= limit)
  return place < 0 ? sizes - 1 : place
}

function topicPlaces(project: number, network: Network): number[] {
  const bits = network.topics[project] as number
  return Array.from({ length: topicsMax }, (_, topic) => topic).filter(
    (topic) => bits & (1 << topic),
  )
}

/** Keeps rare groups near 0: so many members are added to what was seen and to what was expected. */
const prior = 20

/** ln of how much more usual a group is among members of projects of some classes than anywhere. */
function usualIn(
  network: Network,
  groupOf: Int32Array,
  groups: number,
  classes: number,
  classesOf: (project: number, network: Network) => readonly number[],
): (wanted: readonly number[]) => Float64Array {
  const seen = new Float64Array(groups * classes)
  const total = new Float64Array(groups)
  for (let project = 0; project < network.projects; project++) {
    const own = classesOf(project, network)
    for (const member of membersOf(network, project)) {
      const group = groupOf[member] as number
      total[group] = (total[group] as number) + 1
      for (const at of own) seen[group * classes + at] = (seen[group * classes + at] as number) + 1
    }
  }
  const all = total.reduce((sum, value) => sum + value, 0)
  return (wanted) => {
    const here = Float64Array.from({ length: groups }, (_, group) =>
      wanted.reduce((sum, at) => sum + (seen[group * classes + at] as number), 0),
    )
    const whole = here.reduce((sum, value) => sum + value, 0)
    return here.map((value, group) => {
      const expected = all === 0 ? 0 : ((total[group] as number) * whole) / all
      return Math.log((value + prior) / (expected + prior))
    })
  }
}

function shares(values: readonly number[], groups: number): Float64Array {
  const result = new Float64Array(groups)
  for (const value of values) result[value] = (result[value] as number) + 1 / values.length
  return result
}

function meanAffinity(matrix: Float64Array, of: readonly number[], groups: number): Float64Array {
  return Float64Array.from({ length: groups }, (_, group) =>
    of.reduce((sum, own) => sum + (matrix[own * groups + group] as number) / of.length, 0),
  )
}

function row(groupOf: Int32Array, values: Float64Array): Float64Array {
  return Float64Array.from(groupOf, (group) => values[group] as number)
}
