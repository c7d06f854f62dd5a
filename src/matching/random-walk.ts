import { type LinkScores, type Network, projectCounts } from './network.ts'

/** One step of everybody at once: from where they are to where they go. */
type Step = (at: Float64Array) => Float64Array

export type Walk = Readonly<{
  /** How likely the walker goes home at each step, in (0, 1]. */
  restart: number
  /** Steps after which the rest, at most (1 - restart)^steps, is left out. */
  steps: number
}>

/**
 * Random walk with restart (Tong, Faloutsos and Pan, 2006): r = (1 - c) r P + c e, by iteration, with c the restart. A step of P chooses one of
 * the organisation's projects, then another of its members; so a project of n members counts 1/(n - 1) for each pair
 * (Newman, 2001), and large consortia do not drown small ones. The scores add up to 1.
 */
export function randomWalk(network: Network, { restart, steps }: Walk): LinkScores {
  const step = stepper(network)
  return (organisation) => {
    let at = startAt(network, organisation)
    for (let taken = 0; taken < steps; taken++) {
      at = step(at)
      for (let place = 0; place < at.length; place++)
        at[place] = (at[place] as number) * (1 - restart)
      at[organisation] = (at[organisation] as number) + restart
    }
    return at
  }
}

/** Where a walker is after so many steps of the same kind, without going home. */
export function walkOf(network: Network, steps: number): LinkScores {
  const walk = walkFrom(network, steps)
  return (organisation) => walk([organisation])
}

/** The same for a walker that starts at any of a group, each as likely; nowhere where there is nobody. */
export function walkFrom(
  network: Network,
  steps: number,
): (group: readonly number[]) => Float64Array {
  const step = stepper(network)
  return (group) => {
    let at: Float64Array = new Float64Array(network.organisations)
    for (const organisation of group) at[organisation] = 1 / group.length
    for (let taken = 0; taken < steps; taken++) at = step(at)
    return at
  }
}

function startAt({ organisations }: Network, organisation: number): Float64Array {
  const at = new Float64Array(organisations)
  at[organisation] = 1
  return at
}

/** Whoever has no project stays where they are. */
function stepper(network: Network): Step {
  const { members, membersFrom, projects, organisations } = network
  const counts = projectCounts(network)
  const share = new Float64Array(organisations)
  return (at) => {
    const next = new Float64Array(organisations)
    for (let place = 0; place < organisations; place++) {
      const count = counts[place] as number
      if (count === 0) next[place] = at[place] as number
      else share[place] = (at[place] as number) / count
    }
    for (let project = 0; project < projects; project++) {
      const [from, end] = [membersFrom[project] as number, membersFrom[project + 1] as number]
      let sum = 0
      for (let place = from; place < end; place++) sum += share[members[place] as number] as number
      if (sum === 0) continue
      const scale = 1 / (end - from - 1)
      for (let place = from; place < end; place++) {
        const member = members[place] as number
        next[member] = (next[member] as number) + (sum - (share[member] as number)) * scale
      }
    }
    return next
  }
}
