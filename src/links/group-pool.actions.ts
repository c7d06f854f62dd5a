import type { Matching } from '../matching/candidate.queries.ts'
import { fit, type Meaning } from '../matching/fit.ts'
import { lexicalBag } from '../matching/lexical.loader.ts'
import type { Narrowing } from '../matching/narrowing.ts'
import { nearestEntries } from '../matching/nearest.queries.ts'
import { loadHits } from '../matching/search.queries.ts'
import { pairOf, type Weights } from '../matching/weights.ts'
import type { Database } from '../platform/database.ts'
import type { Constraints } from './brief.ts'

/** Of each seat so many of the nearest entries are looked at, half of them in its own language. */
const nearestEach = 60
/** Of each quota, and of what the constraints admit. */
const nearestAdmitted = 40
/** So many organisations are compared at most; those of the best fits, seat by seat in turn. */
const poolMost = 60

/** Organisations by id, each with how near it comes to each seat. */
type Nearness = Map<string, number[]>

/**
 * Who might fill these seats: organisations with the nearest competencies, within the constraints and anywhere, so that it can
 * be told where the nearest answer is; some of the kinds that the quotas ask for; and whoever must be a member.
 * @returns ids, the obligatory first
 */
export async function poolFor(
  database: Database,
  matching: Matching,
  weights: Weights,
  seats: readonly Meaning[],
  constraints: Constraints,
  namedOnly: boolean,
): Promise<string[]> {
  const wishes = narrowings(constraints, namedOnly)
  const pools: string[][] = []
  for (const { by, wanted } of wishes) {
    const nearness: Nearness = new Map()
    for (const [place, seat] of seats.entries())
      await note(database, matching, weights, seats.length, { place, seat }, by, wanted, nearness)
    pools.push(inTurn(seats.length, nearness))
  }
  const pool = new Set(constraints.obligatory)
  for (let place = 0; pool.size < poolMost && place < poolMost; place++)
    for (const one of pools) {
      const id = one[place]
      if (id !== undefined && pool.size < poolMost) pool.add(id)
    }
  return [...pool]
}

type Wish = Readonly<{ by: Narrowing; wanted: number }>

function narrowings({ regions, clusters, quotas }: Constraints, namedOnly: boolean): Wish[] {
  const all: Narrowing = { side: 'competency', namedOnly }
  const admitted: Narrowing = {
    ...all,
    ...within(regions),
    ...(clusters.length > 0 ? { cluster: clusters } : {}),
  }
  const isNarrow = regions.length > 0 || clusters.length > 0
  return [
    { by: all, wanted: nearestEach },
    ...(isNarrow ? [{ by: admitted, wanted: nearestAdmitted }] : []),
    ...quotas.map(({ kinds, sme }) => ({
      by: {
        ...admitted,
        ...(sme ? { kind: ['company'] } : kinds.length > 0 ? { kind: kinds } : {}),
      },
      wanted: nearestAdmitted,
    })),
  ]
}

/** Whole countries are asked by country: an organisation need not say where in it it is. */
function within(regions: readonly string[]): Pick<Narrowing, 'country' | 'region'> {
  if (regions.length === 0) return {}
  return regions.every((code) => code.length === 2) ? { country: regions } : { region: regions }
}

async function note(
  database: Database,
  matching: Matching,
  weights: Weights,
  seats: number,
  { place, seat }: Readonly<{ place: number; seat: Meaning }>,
  by: Narrowing,
  wanted: number,
  nearness: Nearness,
): Promise<void> {
  const own = { ...by, language: [seat.language] }
  const unrelated = weights.background[pairOf(seat.language, seat.language)].dense
  const sought = { vector: seat.vector, unrelated }
  const near = [
    await nearestEntries(database, matching, sought, own, wanted / 2),
    await nearestEntries(database, matching, sought, by, wanted),
  ]
  const ids = [...new Set(near.flatMap((found) => found.ids))]
  for (const hit of await loadHits(database.reader, matching.modelId, ids)) {
    const { value } = fit(
      seat,
      { ...hit, words: lexicalBag(`${hit.title}\n${hit.description}`) },
      weights,
    )
    const row = nearness.get(hit.organisation.id) ?? new Array<number>(seats).fill(0)
    row[place] = Math.max(row[place] ?? 0, value)
    nearness.set(hit.organisation.id, row)
  }
}

/** Organisations by how near they come: the best of each seat, then the second of each, and so on, each once. */
function inTurn(seats: number, nearness: Nearness): string[] {
  const bySeat = Array.from({ length: seats }, (_, seat) =>
    [...nearness]
      .filter(([, row]) => (row[seat] ?? 0) > 0)
      .sort(([a, one], [b, other]) => (other[seat] ?? 0) - (one[seat] ?? 0) || (a < b ? -1 : 1))
      .map(([id]) => id),
  )
  const order = new Set<string>()
  for (let place = 0; place < nearness.size; place++)
    for (const row of bySeat) for (const id of row.slice(place, place + 1)) order.add(id)
  return [...order]
}
