import { type Random, seededRandom } from '../../src/embedding/random.ts'
import { type Constraints, usualConstraints } from '../../src/links/brief.ts'
import type { Candidate, Group, GroupProblem } from '../../src/links/group.ts'
import { breaches, rulesOf } from '../../src/links/group-rules.ts'
import { keepsToShare } from '../../src/links/group-seating.ts'
import { leastFits, termsOf } from '../../src/links/group-terms.ts'
import { worthOfGroup } from '../../src/links/group-value.ts'
import { type OrganisationKind, organisationKinds } from '../../src/organisations/organisation.ts'

export type WorldShape = Readonly<{
  seed: number
  candidates: number
  seats: number
  /** The part of fits that are any at all. */
  density: number
  /** Pairs, as many for each candidate, that are willing. */
  willing: number
  constraints?: Partial<Constraints>
}>

const countries = ['PL', 'DE', 'FR', 'CZ', 'AT', 'IT'] as const
const kinds: readonly OrganisationKind[] = organisationKinds

/** Candidates with random fits, as methods for choosing groups are usually measured on: fits in [0.1, 0.76]. */
export function randomWorld(shape: WorldShape): GroupProblem {
  const random = seededRandom(shape.seed)
  const pick = <T>(of: readonly T[]) => of[random.below(of.length)] as T
  const candidates = Array.from({ length: shape.candidates }, (_, place): Candidate => {
    const country = pick(countries)
    return {
      id: `c${place}`,
      country,
      nuts: `${country}${random.below(3)}`,
      kind: random.unit() < 0.6 ? 'company' : pick(kinds),
      size: pick(['micro', 'small', 'medium', 'large', 'large', null]),
      clusters: random.unit() < 0.5 ? ['k1'] : [],
      fits: Array.from({ length: shape.seats }, () =>
        random.unit() < shape.density ? 0.1 + 0.66 * random.unit() : 0,
      ),
      load: random.unit() < 0.3 ? random.unit() : 0,
    }
  })
  return {
    seatWeights: Array.from({ length: shape.seats }, () => 1 + random.below(3)),
    candidates,
    willing: willingPairs(random, shape),
    apart: [[0, 1]],
    constraints: { ...usualConstraints, ...shape.constraints },
    unlike: [],
  }
}

function willingPairs(random: Random, { candidates, willing }: WorldShape) {
  const pairs = new Map<number, { one: number; other: number; value: number }>()
  for (let count = 0; count < candidates * willing; count++) {
    const [a, b] = [random.below(candidates), random.below(candidates)]
    if (a === b) continue
    const [one, other] = a < b ? [a, b] : [b, a]
    pairs.set(one * candidates + other, { one, other, value: 0.1 + 0.6 * random.unit() })
  }
  return [...pairs.values()]
}

/** The best group there is, by looking at every group and every seating: for worlds of a few candidates only. */
export function bestByForce(problem: GroupProblem): Group | undefined {
  const [terms, rules] = [termsOf(problem), rulesOf(problem)]
  let best: Group | undefined
  for (let set = 1; set < 2 ** problem.candidates.length; set++) {
    const members = problem.candidates.flatMap((_, place) => ((set >> place) & 1 ? [place] : []))
    if (members.length > rules.sizeMax || breaches(problem, rules, members) > 0) continue
    for (const seating of seatings(problem, members)) {
      if (!keepsToShare(terms, seating, rules.largestShare)) continue
      const value = worthOfGroup(terms, members, seating)
      if (!best || value.total > best.value.total) best = { members, seating, value }
    }
  }
  return best
}

function seatings(problem: GroupProblem, members: readonly number[]): number[][] {
  const least = leastFits(problem)
  return problem.seatWeights.reduce<number[][]>(
    (before, _, seat) =>
      before.flatMap((seating) =>
        [
          -1,
          ...members.filter(
            (place) => (problem.candidates[place]?.fits[seat] ?? 0) >= (least[seat] ?? 0),
          ),
        ].map((place) => [...seating, place]),
      ),
    [[]],
  )
}
