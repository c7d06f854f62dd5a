import { round } from '../matching/evidence.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { Choice } from './group.choice.ts'
import type { CertifiedGroup, GroupProblem } from './group.ts'
import { evidenceFor, type Pool } from './group-fit.actions.ts'
import { constraintPhrase } from './group-phrases.ts'
import type {
  GroupProposal,
  ShownGroup,
  ShownHolder,
  ShownMissing,
  ShownOrganisation,
} from './group-proposal.ts'
import { neededFor, rulesOf } from './group-rules.ts'
import {
  type Holder,
  type MissingSeat,
  missingSeats,
  type SeatView,
  seatsOf,
} from './group-view.ts'

/** A choice as it is shown: places become organisations, each with the sentence that fills its seat. */
export function shownProposal(
  pool: Pool,
  problem: GroupProblem,
  { groups, conflict }: Choice,
): GroupProposal {
  const views = groups.map((group) => seatsOf(problem, group))
  const holders = holdersOf(pool, views.flat())
  const needs = needsIn(pool, problem)
  return {
    candidates: problem.candidates.length,
    groups: groups.map((group, place) =>
      shownGroup(pool, group, views[place] ?? [], holders, needs),
    ),
    missing: missingSeats(problem).flatMap((one) => shownMissing(pool, one)),
    conflict: conflict && {
      rules: conflict,
      constraints: pool.brief.constraints,
      names: new Map(pool.about.map(({ id, name }) => [id, name])),
    },
  }
}

function shownMissing(pool: Pool, { seat, nearest }: MissingSeat): ShownMissing[] {
  const { id, title } = pool.brief.seats[seat] ?? {}
  if (id === undefined || title === undefined) return []
  const where = nearest ? pool.about[nearest.place] : undefined
  if (!nearest || !where) return [{ id, title, nearest: null }]
  const [meaning, profile] = [pool.seats[seat], pool.profiles.get(where.id)]
  const [evidence = null] =
    meaning && profile ? evidenceFor(pool, [{ seat: meaning, profile }]) : []
  const { name, country, nuts } = where
  const { fit, admitted, answers } = nearest
  return [{ id, title, nearest: { name, fit, country, nuts, admitted, answers, evidence } }]
}

type Needs = (members: readonly number[], member: number) => Phrase[]

function needsIn({ brief, about }: Pool, problem: GroupProblem): Needs {
  const rules = rulesOf(problem)
  const names = new Map(about.map(({ id, name }) => [id, name]))
  return (members, member) =>
    neededFor(problem, rules, members, member).map((rule) =>
      constraintPhrase(rule, brief.constraints, (id) => names.get(id) ?? id),
    )
}

type Holders = ReadonlyMap<string, ShownHolder>
const keyOf = (seat: number, { place }: Holder) => `${seat} ${place}`

function holdersOf(pool: Pool, views: readonly SeatView[]): Holders {
  const { seats, about, profiles } = pool
  const asked = new Map(
    views.flatMap(({ seat, holder, runnerUp }) =>
      [holder, runnerUp].flatMap((one) =>
        one ? [[keyOf(seat, one), { seat, one }] as const] : [],
      ),
    ),
  )
  const known = [...asked].flatMap(([key, { seat, one }]) => {
    const [organisation, meaning] = [about[one.place], seats[seat]]
    const profile = organisation && profiles.get(organisation.id)
    return organisation && meaning && profile
      ? [{ key, fit: one.fit, organisation, profile, seat: meaning }]
      : []
  })
  const evidence = evidenceFor(pool, known)
  return new Map(
    known.map(({ key, fit, organisation }, place) => [
      key,
      { organisation: shown(organisation), fit, evidence: evidence[place] ?? null },
    ]),
  )
}

function shownGroup(
  { brief, about }: Pool,
  { members, value, bound, gap }: CertifiedGroup,
  views: readonly SeatView[],
  holders: Holders,
  needs: Needs,
): ShownGroup {
  const idOf = (seat: number) => brief.seats[seat]?.id ?? ''
  const find = (seat: number, holder: Holder | null) =>
    (holder && holders.get(keyOf(seat, holder))) ?? null
  const { total, ...parts } = value
  return {
    value: round(total),
    parts: {
      coverage: round(parts.coverage),
      willingness: round(parts.willingness),
      diversity: round(parts.diversity),
      load: round(parts.load),
    },
    bound: round(bound),
    gap: round(gap),
    members: members.flatMap((place) => {
      const organisation = about[place]
      const seats = views.filter(({ holder }) => holder?.place === place)
      const needed = seats.length > 0 ? [] : needs(members, place)
      return organisation
        ? [
            {
              ...shown(organisation),
              seats: seats.map(({ seat }) => idOf(seat)),
              neededFor: needed,
            },
          ]
        : []
    }),
    seats: views.map(({ seat, state, holder, runnerUp }) => ({
      id: idOf(seat),
      title: brief.seats[seat]?.title ?? '',
      state,
      holder: find(seat, holder),
      runnerUp: find(seat, runnerUp),
    })),
  }
}

function shown({ id, name, kind, country, nuts, city }: ShownOrganisation): ShownOrganisation {
  return { id, name, kind, country, nuts, city }
}
