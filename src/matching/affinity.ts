import { membersOf, type Network } from './network.ts'

/** Keeps rare pairs near 0: so many expected pairs are added to what was seen and to what was expected. */
const prior = 5

/**
 * How much more often organisations of two groups work together than chance would have it: ln((seen + 5) / (expected + 5)),
 * where a project of n members counts 1/(n - 1) for each pair and chance keeps how often each group takes part.
 * @param groupOf of each organisation its group, counted from 0: its country, or its kind
 * @returns by group × group, symmetric
 */
export function affinities(network: Network, groupOf: Int32Array, groups: number): Float64Array {
  const seen = new Float64Array(groups * groups)
  for (let project = 0; project < network.projects; project++) {
    const members = membersOf(network, project)
    const weight = 1 / (members.length - 1)
    for (const one of members) {
      for (const other of members) {
        if (one === other) continue
        const cell = (groupOf[one] as number) * groups + (groupOf[other] as number)
        seen[cell] = (seen[cell] as number) + weight
      }
    }
  }
  const sums = Float64Array.from({ length: groups }, (_, group) =>
    seen.subarray(group * groups, (group + 1) * groups).reduce((sum, value) => sum + value, 0),
  )
  const total = sums.reduce((sum, value) => sum + value, 0)
  return seen.map((value, cell) => {
    const [one, other] = [Math.floor(cell / groups), cell % groups]
    const expected = total === 0 ? 0 : ((sums[one] as number) * (sums[other] as number)) / total
    return Math.log((value + prior) / (expected + prior))
  })
}

/**
 * Who works with organisations of a group, in projects of certain topics: for each organisation, the number of members of that
 * group in its projects, each project counting by the share of its topics that is wanted and 1/(n - 1).
 * @param except a member whose own projects do not count
 */
export function companyOf(
  network: Network,
  groupOf: Int32Array,
): (group: number, shares: Float64Array, except: number | null) => Float64Array {
  return (group, shares, except) => {
    const scores = new Float64Array(network.organisations)
    for (let project = 0; project < network.projects; project++) {
      const wanted = wantedShare(network.topics[project] as number, shares)
      if (wanted === 0) continue
      const members = membersOf(network, project)
      if (except !== null && members.includes(except)) continue
      addCompany(scores, members, groupOf, group, wanted / (members.length - 1))
    }
    return scores
  }
}

/** Adds to each member how many of the others are of the group, each counting `weight`. */
function addCompany(
  scores: Float64Array,
  members: Int32Array,
  groupOf: Int32Array,
  group: number,
  weight: number,
): void {
  let alike = 0
  for (const member of members) if (groupOf[member] === group) alike++
  if (alike === 0) return
  for (const member of members) {
    const others = groupOf[member] === group ? alike - 1 : alike
    scores[member] = (scores[member] as number) + weight * others
  }
}

/** How much of what is wanted a project is about; all of it where nothing is said. */
function wantedShare(bits: number, shares: Float64Array): number {
  let [wanted, all] = [0, 0]
  for (let topic = 0; topic < shares.length; topic++) {
    const share = shares[topic] as number
    all += share
    if (bits & (1 << topic)) wanted += share
  }
  return all === 0 ? 1 : wanted
}
