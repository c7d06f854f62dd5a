import { cosine } from '../matching/fit.ts'
import type { MatchEntry } from '../matching/profile.ts'
import { type Complement, type Complements, keptApart } from './complement.ts'
import type { WeightedGraph } from './consensus.ts'

/** A topic with its proposed group: organisations by their numbers, and which of them answer each other. */
export type Seed = Readonly<{
  /** Everybody whose needs and competencies belong to the topic. */
  community: readonly number[]
  group: readonly number[]
  /** The answers inside the group, best first, and those inside the whole community. */
  answers: readonly Complement[]
  about: readonly Complement[]
  /** Needs of the group that nobody in it answers and that are near to the topic. */
  open: readonly Readonly<{ owner: number; need: MatchEntry }>[]
  /** Sum of the fits inside the group. */
  value: number
}>

export const seeding = {
  /** A group that does one project: more than six seldom do. */
  membersMax: 6,
  openMax: 3,
  /** A need belongs to the topic from this cosine to one of its answered needs on. */
  nearMin: 0.35,
} as const

/** Each two organisations that answer each other in either direction, weighted by the sum of the fits. */
export function complementarity({ members, answers }: Complements): WeightedGraph {
  const weights = new Map<string, { from: number; to: number; weight: number }>()
  for (const { from, to, fit } of answers) {
    const [one, other] = from < to ? [from, to] : [to, from]
    const key = `${one} ${other}`
    const pair = weights.get(key) ?? { from: one, to: other, weight: 0 }
    pair.weight += fit.value
    weights.set(key, pair)
  }
  const pairs = [...weights.values()].toSorted((a, b) => a.from - b.from || a.to - b.to)
  return {
    size: members.length,
    from: Int32Array.from(pairs, ({ from }) => from),
    to: Int32Array.from(pairs, ({ to }) => to),
    weights: Float64Array.from(pairs, ({ weight }) => weight),
  }
}

/** The same answers, only those between members of different sides. */
export function acrossOnly(
  { members, answers }: Complements,
  isAcross: (one: string, other: string) => boolean,
): Complements {
  const across = answers.filter(({ from, to }) => {
    const [one, other] = [members[from]?.id, members[to]?.id]
    return one !== undefined && other !== undefined && isAcross(one, other)
  })
  return { members, answers: across }
}

/** A seed of each community in which anybody answers anybody, the most promising first. */
export function seedsOf(
  complements: Complements,
  communities: readonly (readonly number[])[],
): Seed[] {
  const apart = keptApart(complements.members)
  const communityOf = new Map(
    communities.flatMap((nodes, number) => nodes.map((node) => [node, number] as const)),
  )
  const inside = Map.groupBy(
    complements.answers.filter(({ from, to }) => communityOf.get(from) === communityOf.get(to)),
    ({ from }) => communityOf.get(from) ?? -1,
  )
  return communities
    .flatMap((community, number) => {
      const about = inside.get(number) ?? []
      return about.length === 0 ? [] : [seedOf(complements, community, about, apart)]
    })
    .toSorted((a, b) => b.value - a.value || (a.group[0] as number) - (b.group[0] as number))
}

function seedOf(
  { members }: Complements,
  community: readonly number[],
  about: readonly Complement[],
  apart: ReadonlyMap<number, ReadonlySet<number>>,
): Seed {
  const group = groupOf(about, apart)
  const answers = about
    .filter(({ from, to }) => group.includes(from) && group.includes(to))
    .toSorted((a, b) => b.fit.value - a.fit.value || a.from - b.from || a.to - b.to)
  const answered = new Set(answers.map(({ need }) => need.id))
  const open = group.flatMap((owner) =>
    (members[owner]?.entries ?? [])
      .filter(({ side, id }) => side === 'need' && !answered.has(id))
      .map((need) => ({ owner, need, near: nearest(need, answers) })),
  )
  return {
    community,
    group,
    answers,
    about,
    open: open
      .filter(({ near }) => near >= seeding.nearMin)
      .toSorted((a, b) => b.near - a.near || (a.need.id < b.need.id ? -1 : 1))
      .slice(0, seeding.openMax)
      .map(({ owner, need }) => ({ owner, need })),
    value: answers.reduce((sum, { fit }) => sum + fit.value, 0),
  }
}

function nearest(need: MatchEntry, answers: readonly Complement[]): number {
  return Math.max(-1, ...answers.map((answer) => cosine(need.vector, answer.need.vector)))
}

/**
 * The two that answer each other best, then again and again whoever adds most to what the group answers, as long as it adds
 * anything and nobody in it is to be kept apart from them.
 */
function groupOf(
  answers: readonly Complement[],
  apart: ReadonlyMap<number, ReadonlySet<number>>,
): number[] {
  const ties = new Map<number, Map<number, number>>()
  const tie = (one: number, other: number, fit: number) => {
    const own = ties.get(one) ?? new Map<number, number>()
    ties.set(one, own.set(other, (own.get(other) ?? 0) + fit))
  }
  for (const { from, to, fit } of answers) {
    tie(from, to, fit.value)
    tie(to, from, fit.value)
  }
  const group: number[] = []
  while (group.length < seeding.membersMax) {
    const next = bestNext(ties, group, apart)
    if (next === undefined) break
    group.push(...next)
  }
  return group.toSorted((a, b) => a - b)
}

function bestNext(
  ties: ReadonlyMap<number, ReadonlyMap<number, number>>,
  group: readonly number[],
  apart: ReadonlyMap<number, ReadonlySet<number>>,
): number[] | undefined {
  let [best, most]: [number[] | undefined, number] = [undefined, 0]
  const consider = (nodes: number[], worth: number) => {
    if (worth > most) [best, most] = [nodes, worth]
  }
  for (const [one, own] of [...ties].toSorted(([a], [b]) => a - b)) {
    if (group.length === 0) {
      for (const [other, worth] of own) if (one < other) consider([one, other], worth)
      continue
    }
    const barred = apart.get(one)
    if (group.includes(one) || group.some((node) => barred?.has(node))) continue
    consider(
      [one],
      group.reduce((sum, node) => sum + (own.get(node) ?? 0), 0),
    )
  }
  return best
}

/** Those that are quoted, and those that lend only words to a topic: it must not outlive them either. */
export function entriesIn(seeds: readonly Pick<Seed, 'about' | 'open'>[]): string[] {
  const entries = seeds.flatMap(({ about, open }) => [
    ...about.flatMap(({ need, competency }) => [need.id, competency.id]),
    ...open.map(({ need }) => need.id),
  ])
  return [...new Set(entries)]
}
