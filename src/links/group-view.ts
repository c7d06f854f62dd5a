import { enoughFit, type Group, type GroupProblem, nearestFit } from './group.ts'
import { breaches, eligible, type Rules, rulesOf } from './group-rules.ts'
import { leastFits } from './group-terms.ts'

/** Somebody on a seat, by place, and how well it would fill it, in [0, 1]. */
export type Holder = Readonly<{ place: number; fit: number }>

/**
 * One seat of a group. `filled` where its holder fits well enough; `open` where its holder is doubtful, or the group as a whole
 * is better with nobody there; `missing` where nobody whom the constraints admit gives an answer at all.
 */
export type SeatView = Readonly<{
  seat: number
  state: 'filled' | 'open' | 'missing'
  holder: Holder | null
  /** Who would take the place of the holder in this group best, within all constraints. */
  runnerUp: Holder | null
}>

/**
 * A seat that nobody fills well enough, and whoever comes nearest to it, wherever that is and whatever is asked: `admitted` where
 * that keeps to the constraints, `answers` where it is an answer at all, if only a doubtful one.
 */
export type MissingSeat = Readonly<{
  seat: number
  nearest: (Holder & Readonly<{ admitted: boolean; answers: boolean }>) | null
}>

export function seatsOf(problem: GroupProblem, group: Group): SeatView[] {
  const rules = rulesOf(problem)
  const open = eligible(problem, rules)
  const others = problem.candidates.flatMap((_, place) =>
    open[place] && !group.members.includes(place) ? [place] : [],
  )
  const least = leastFits(problem)
  return group.seating.map((place, seat) => {
    const fit = fitOf(problem, place, seat)
    const holder = place < 0 ? null : { place, fit }
    const able = byFit(problem, others, seat, least[seat] ?? 0)
    const couldSit = able.length + byFit(problem, group.members, seat, least[seat] ?? 0).length > 0
    const state = fit >= enoughFit ? 'filled' : couldSit ? 'open' : 'missing'
    return { seat, state, holder, runnerUp: runnerUp(problem, rules, group, able, seat) }
  })
}

/** Seats that nobody whom the constraints admit fills well enough. */
export function missingSeats(problem: GroupProblem): MissingSeat[] {
  const open = eligible(problem, rulesOf(problem))
  const everybody = problem.candidates.map((_, place) => place)
  const admitted = everybody.filter((place) => open[place])
  return leastFits(problem).flatMap((least, seat): MissingSeat[] => {
    if (byFit(problem, admitted, seat, enoughFit).length > 0) return []
    const [near] = byFit(problem, everybody, seat, nearestFit)
    if (!near) return [{ seat, nearest: null }]
    const isAdmitted = open[near.place] === true
    return [{ seat, nearest: { ...near, admitted: isAdmitted, answers: near.fit >= least } }]
  })
}

function runnerUp(
  problem: GroupProblem,
  rules: Rules,
  { members, seating }: Group,
  able: readonly Holder[],
  seat: number,
): Holder | null {
  const holder = seating[seat] ?? -1
  // Whoever holds other seats as well stays for those.
  const holdsOthers = seating.some((place, other) => place === holder && other !== seat)
  const rest = holdsOthers ? members : members.filter((place) => place !== holder)
  const found = able.find(({ place }) => breaches(problem, rules, [...rest, place]) === 0)
  return found ?? null
}

/** Those who fit a seat so well at least, best first; equal fits in the order of the candidates. */
function byFit(
  problem: GroupProblem,
  places: readonly number[],
  seat: number,
  least: number,
): Holder[] {
  return places
    .map((place) => ({ place, fit: fitOf(problem, place, seat) }))
    .filter(({ fit }) => fit >= least)
    .sort((a, b) => b.fit - a.fit || a.place - b.place)
}

function fitOf({ candidates }: GroupProblem, place: number, seat: number): number {
  return candidates[place]?.fits[seat] ?? 0
}
