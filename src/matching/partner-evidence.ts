import { affinities, companyOf } from './affinity.ts'
import { kindredProjects } from './kindred-projects.ts'
import { adamicAdar } from './link-scores.ts'
import { membersOf, type Network, projectCounts, projectsOf } from './network.ts'
import { walkOf } from './random-walk.ts'
import { sharesOf, topicLikeness, topicProfiles, topicShares, topicStanding } from './topics.ts'

/** What speaks for or against a partner one has not worked with yet. */
export const evidenceNames = [
  'common-partners',
  'three-steps',
  'kindred',
  'kindred-rare',
  'kindred-busy',
  'topics',
  'topic-standing',
  'company',
  'same-kind-company',
  'countries',
  'kinds',
  'popularity',
  'momentum',
  'dormant',
  'running',
  'last-year',
  'newcomers-met',
  'other-duration',
  'same-country',
] as const
export type EvidenceName = (typeof evidenceNames)[number]

/** Of each organisation, its country and its kind, as groups counted from 0. */
export type Attributes = Readonly<{
  country: Int32Array
  countries: number
  kind: Int32Array
  kinds: number
  topics: number
}>

/** Who asks for partners. What is not known, or must not be used, is null. */
export type Asker = Readonly<{
  /** Its place in the network, whose history is used; null for a newcomer. */
  organisation: number | null
  /** The topics it looks for partners in; by its history when null. */
  topics: readonly number[] | null
  country: number
  kind: number
}>

/** One number an organisation for each name, in their order. */
export type Evidence = readonly Float64Array[]

/**
 * Everything that is known of each organisation as a new partner of an asker. Amounts are taken as ln(1 + amount / unit), so
 * that a weighted sum of them is a product of powers.
 */
export function evidenceOf(network: Network, attributes: Attributes): (asker: Asker) => Evidence {
  const historical = historicalEvidence(network)
  const thematic = thematicEvidence(network, attributes)
  const standing = standingEvidence(network)
  const { country, countries, kind, kinds } = attributes
  const [byCountry, byKind] = [
    affinities(network, country, countries),
    affinities(network, kind, kinds),
  ]
  const own = meanDurations(network)
  return (asker) => {
    const mine = asker.organisation === null ? null : (own[asker.organisation] as number)
    return [
      ...historical(asker),
      ...thematic(asker),
      groupRow(byCountry, asker.country, country),
      groupRow(byKind, asker.kind, kind),
      ...standing,
      differences(own, mine),
      membersOfGroup(country, asker.country),
    ]
  }
}

function historicalEvidence(network: Network): (asker: Asker) => Float64Array[] {
  const counts = projectCounts(network)
  const scores = [
    { of: adamicAdar(network), unit: 0.1 },
    { of: walkOf(network, 3), unit: 1e-4 },
    { of: kindredProjects(network, { otherTopics: 0.2, damping: 0 }), unit: 0.002 },
    { of: kindredProjects(network, { otherTopics: 0.2, damping: 0.5 }), unit: 0.002 },
  ]
  return ({ organisation }) => {
    if (organisation === null)
      return Array.from(
        { length: scores.length + 1 },
        () => new Float64Array(network.organisations),
      )
    const rows = scores.map(({ of, unit }) => logarithms(of(organisation), unit))
    const busy = Math.log1p(counts[organisation] as number)
    const rare = rows.at(-1) ?? new Float64Array()
    return [...rows, rare.map((value) => value * busy)]
  }
}

function thematicEvidence(network: Network, attributes: Attributes) {
  const profiles = topicProfiles(network, attributes.topics)
  const [likeness, standing] = [topicLikeness(profiles), topicStanding(profiles)]
  const [compatriots, colleagues] = [
    companyOf(network, attributes.country),
    companyOf(network, attributes.kind),
  ]
  return ({ organisation, topics, country, kind }: Asker): Float64Array[] => {
    const known = topics !== null || organisation === null
    const shares = known
      ? sharesOf(topics ?? [], attributes.topics)
      : topicShares(profiles, organisation)
    return [
      likeness(shares),
      logarithms(standing(shares), 0.01),
      logarithms(compatriots(country, shares, organisation), 0.05),
      logarithms(colleagues(kind, shares, organisation), 0.05),
    ]
  }
}

/** Evidence that is the same for whoever asks: popularity, momentum, dormant, running, last-year, newcomers-met. */
export function standingEvidence(network: Network): Float64Array[] {
  const all = Float64Array.from(projectCounts(network), (count) => Math.log1p(count))
  const recent = new Float64Array(network.organisations)
  const last = new Float64Array(network.organisations).fill(dormantMax)
  for (let project = 0; project < network.projects; project++) {
    const age = network.age[project] as number
    for (const member of membersOf(network, project)) {
      recent[member] = (recent[member] as number) + 2 ** (-age / 3)
      last[member] = Math.min(last[member] as number, age)
    }
  }
  const momentum = recent.map((amount, at) => Math.log1p(amount) - (all[at] as number))
  return [all, momentum, last, ...activityNow(network)]
}

/** How many projects each has under way, began within a year, and how many newcomers it met, which count less with the years. */
function activityNow(network: Network): Float64Array[] {
  const { organisations, projects, age, duration } = network
  const [running, lastYear, met] = [0, 1, 2].map(() => new Float64Array(organisations)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const first = firstProjects(network)
  for (let project = 0; project < projects; project++) {
    const years = age[project] as number
    const members = membersOf(network, project)
    const isNew = (member: number) => Number(years >= (first[member] as number))
    const newcomers = members.reduce((sum, member) => sum + isNew(member), 0)
    for (const member of members) {
      if ((duration[project] as number) > years) running[member] = (running[member] as number) + 1
      if (years < 1) lastYear[member] = (lastYear[member] as number) + 1
      const others = newcomers - isNew(member)
      met[member] = (met[member] as number) + others * 2 ** (-years / 3)
    }
  }
  return [logarithms(running, 1), logarithms(lastYear, 1), logarithms(met, 0.3)]
}

/** How many years ago each organisation started its first project. */
function firstProjects(network: Network): Float64Array {
  const first = new Float64Array(network.organisations)
  for (let project = 0; project < network.projects; project++) {
    const years = network.age[project] as number
    for (const member of membersOf(network, project))
      first[member] = Math.max(first[member] as number, years)
  }
  return first
}

/** Years of silence after which more of it says nothing. */
const dormantMax = 10

function meanDurations(network: Network): Float64Array {
  return Float64Array.from({ length: network.organisations }, (_, organisation) => {
    const own = projectsOf(network, organisation)
    const sum = own.reduce((total, project) => total + (network.duration[project] as number), 0)
    return own.length === 0 ? 0 : sum / own.length
  })
}

/** How far each mean is from mine; nowhere where mine is not known. */
function differences(means: Float64Array, mine: number | null): Float64Array {
  const far = new Float64Array(means.length)
  if (mine === null) return far
  for (let at = 0; at < far.length; at++) far[at] = Math.abs((means[at] as number) - mine)
  return far
}

function membersOfGroup(groupOf: Int32Array, group: number): Float64Array {
  const row = new Float64Array(groupOf.length)
  for (let at = 0; at < row.length; at++) row[at] = groupOf[at] === group ? 1 : 0
  return row
}

function groupRow(matrix: Float64Array, group: number, groupOf: Int32Array): Float64Array {
  const groups = Math.sqrt(matrix.length)
  const row = new Float64Array(groupOf.length)
  for (let at = 0; at < row.length; at++)
    row[at] = matrix[group * groups + (groupOf[at] as number)] as number
  return row
}

/** ln(1 + amount / unit) of each. */
export function logarithms(amounts: Float64Array, unit: number): Float64Array {
  const row = new Float64Array(amounts.length)
  for (let at = 0; at < row.length; at++) {
    const amount = amounts[at] as number
    row[at] = amount === 0 ? 0 : Math.log1p(amount / unit)
  }
  return row
}
