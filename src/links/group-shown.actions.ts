import { round } from '../matching/evidence.ts'
import type { Database } from '../platform/database.ts'
import type { Choice } from './group.choice.ts'
import type { CertifiedGroup, GroupProblem } from './group.ts'
import { evidenceFor, type Pool } from './group-fit.actions.ts'
import type { GroupProposal, ShownGroup, ShownHolder, ShownOrganisation } from './group-proposal.ts'
import { type Holder, missingSeats, type SeatView, seatsOf } from './group-view.ts'

/** A choice as it is shown: places become organisations, each with the sentence that fills its seat. */
export async function shownProposal(
  database: Database,
  pool: Pool,
  problem: GroupProblem,
  { groups, conflict }: Choice,
): Promise<GroupProposal> {
  const views = groups.map((group) => seatsOf(problem, group))
  const holders = await holdersOf(database, pool, views.flat())
  return {
    candidates: problem.candidates.length,
    groups: groups.map((group, place) => shownGroup(pool, group, views[place] ?? [], holders)),
    missing: missingSeats(problem).flatMap(({ seat, nearest }) => {
      const { id, title } = pool.brief.seats[seat] ?? {}
      const where = nearest ? pool.about[nearest.place] : undefined
      if (id === undefined || title === undefined) return []
      const { country, nuts } = where ?? {}
      const near =
        nearest && country !== undefined ? { fit: nearest.fit, country, nuts: nuts ?? null } : null
      return [{ id, title, nearest: near }]
    }),
    conflict: conflict && {
      rules: conflict,
      constraints: pool.brief.constraints,
      names: new Map(pool.about.map(({ id, name }) => [id, name])),
    },
  }
}

type Holders = ReadonlyMap<string, ShownHolder>
const keyOf = (seat: number, { place }: Holder) => `${seat} ${place}`

async function holdersOf(
  database: Database,
  { matching, weights, seats, about, profiles }: Pool,
  views: readonly SeatView[],
): Promise<Holders> {
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
  const evidence = await evidenceFor(database, matching, weights, known)
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
      return organisation
        ? [{ ...shown(organisation), seats: seats.map(({ seat }) => idOf(seat)) }]
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
