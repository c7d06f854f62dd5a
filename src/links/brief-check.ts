import type { FieldProblem } from '../platform/refusal.ts'
import { type Brief, seatsMost } from './brief.ts'
import {
  bothWanted,
  callAsksMore,
  callElsewhere,
  obligatoryTooMany,
  quotaTooLarge,
  rangeReversed,
  repeatedSeat,
  shareTooSmall,
  wrongSeatCount,
} from './brief-phrases.ts'
import { type CallRules, commonRegions, constraintsUnder } from './call.ts'

/** What is wrong with the number of seats of a brief or a link. */
export function seatCountProblems(seats: number): FieldProblem[] {
  return seats >= 1 && seats <= seatsMost
    ? []
    : [{ pointer: '/seats', phrase: wrongSeatCount(String(seats), String(seatsMost)) }]
}

/** What in a brief contradicts itself, or the rules of the call that it is for, whoever might take its seats. */
export function briefProblems(brief: Brief, rules: CallRules = {}): FieldProblem[] {
  const { seats } = brief
  const ids = seats.map(({ id }) => id)
  const repeated = ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ pointer: `/seats/${index}/id`, phrase: repeatedSeat(id, String(ids.indexOf(id) + 1)) }],
  )
  const own = contradictions(brief)
  if (own.length > 0) return [...seatCountProblems(seats.length), ...repeated, ...own]
  return [...seatCountProblems(seats.length), ...repeated, ...againstCall(brief, rules)]
}

function contradictions({ constraints }: Brief): FieldProblem[] {
  const { membersMin, membersMax, obligatory, excluded, quotas, largestShare } = constraints
  const problems: FieldProblem[] = []
  const complain = (field: string, phrase: FieldProblem['phrase']) =>
    problems.push({ pointer: `/constraints/${field}`, phrase })
  const [least, most] = [String(membersMin), String(membersMax)]
  if (membersMin > membersMax) complain('membersMax', rangeReversed(least, most))
  if (obligatory.length > membersMax)
    complain('obligatory', obligatoryTooMany(String(obligatory.length), most))
  const both = obligatory.filter((id) => excluded.includes(id))
  if (both.length > 0) complain('excluded', bothWanted(both))
  for (const [index, { atLeast }] of quotas.entries())
    if (atLeast > membersMax)
      complain(`quotas/${index}/atLeast`, quotaTooLarge(String(atLeast), most))
  if (largestShare * membersMax < 1 - 1e-9)
    complain('largestShare', shareTooSmall(String(largestShare), most))
  return problems
}

function againstCall({ constraints }: Brief, rules: CallRules): FieldProblem[] {
  const joint = constraintsUnder(constraints, rules)
  const problems: FieldProblem[] = []
  if (joint.membersMin > joint.membersMax)
    problems.push({
      pointer: '/constraints/membersMax',
      phrase: callAsksMore(String(joint.membersMin), String(joint.membersMax)),
    })
  if (commonRegions(constraints.regions, rules.regions ?? []) === undefined)
    problems.push({
      pointer: '/constraints/regions',
      phrase: callElsewhere((rules.regions ?? []).join(', ')),
    })
  return problems
}
