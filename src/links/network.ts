import type { Named } from './population.ts'

/** How two organisations are tied: they agreed on a link, were introduced with both sides' interest, or worked in one project. */
export const tieKinds = ['link', 'introduction', 'collaboration'] as const
type TieKind = (typeof tieKinds)[number]

/** A tie between two organisations, the smaller id first; `times` it came about, first on `since`, null where unknown. */
export type Tie = Readonly<{
  one: string
  other: string
  kind: TieKind
  since: string | null
  times: number
}>

/** An organisation in the network; `clusters` are those it is in. */
export type Member = Named & Readonly<{ clusters: readonly string[] }>

/** Two clusters and the ties between members of the one and of the other that are in no cluster together. */
export type Bridge = Readonly<{ clusters: readonly [string, string]; ties: readonly Tie[] }>

/** In a year: how many pairs were tied by its end, of all pairs there are. Pairs since an unknown day count from the first year on. */
export type DensityOfYear = Readonly<{ year: number; pairs: number; density: number }>

/** Ties between these members, in one order whatever order they came in; those of the same two and kind are joined. */
export function orderedTies(members: readonly Member[], ties: readonly Tie[]): Tie[] {
  const known = new Set(members.map(({ id }) => id))
  const joined = new Map<string, Tie>()
  for (const tie of ties) {
    if (tie.one === tie.other || !known.has(tie.one) || !known.has(tie.other)) continue
    const [one, other] = tie.one < tie.other ? [tie.one, tie.other] : [tie.other, tie.one]
    const key = `${one} ${other} ${tie.kind}`
    const before = joined.get(key)
    joined.set(key, {
      one,
      other,
      kind: tie.kind,
      since: earlier(before?.since ?? null, tie.since),
      times: (before?.times ?? 0) + tie.times,
    })
  }
  return [...joined].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, tie]) => tie)
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

/** Members whom nothing ties to another. */
export function isolatedMembers(members: readonly Member[], ties: readonly Tie[]): Member[] {
  const tied = new Set(ties.flatMap(({ one, other }) => [one, other]))
  return members.filter(({ id }) => !tied.has(id))
}

/** How many others each is tied to. */
export function degreesOf(ties: readonly Tie[]): Map<string, number> {
  const others = new Map<string, Set<string>>()
  const note = (one: string, other: string) =>
    others.set(one, (others.get(one) ?? new Set<string>()).add(other))
  for (const { one, other } of ties) {
    note(one, other)
    note(other, one)
  }
  return new Map([...others].map(([id, own]) => [id, own.size]))
}

/** Which clusters are tied by whom, those with most ties first. */
export function bridgesBetween(members: readonly Member[], ties: readonly Tie[]): Bridge[] {
  const clustersOf = new Map(members.map(({ id, clusters }) => [id, clusters]))
  const found = new Map<string, { clusters: [string, string]; ties: Tie[] }>()
  for (const tie of ties) {
    const [mine, theirs] = [clustersOf.get(tie.one) ?? [], clustersOf.get(tie.other) ?? []]
    if (mine.some((cluster) => theirs.includes(cluster))) continue
    for (const one of mine)
      for (const other of theirs) {
        const clusters: [string, string] = one < other ? [one, other] : [other, one]
        const key = clusters.join(' ')
        const bridge = found.get(key) ?? { clusters, ties: [] }
        bridge.ties.push(tie)
        found.set(key, bridge)
      }
  }
  return [...found]
    .toSorted(([a, one], [b, other]) => other.ties.length - one.ties.length || (a < b ? -1 : 1))
    .map(([, bridge]) => bridge)
}

/** Year by year from the first tie with a day up to `until`; empty where no day is known. */
export function densityOverTime(
  members: readonly Member[],
  ties: readonly Tie[],
  until: number,
): DensityOfYear[] {
  const firstOf = new Map<string, number>()
  for (const { one, other, since } of ties) {
    const pair = `${one} ${other}`
    const year = since === null ? Number.NEGATIVE_INFINITY : Number(since.slice(0, 4))
    firstOf.set(pair, Math.min(firstOf.get(pair) ?? Number.POSITIVE_INFINITY, year))
  }
  const years = [...firstOf.values()].filter(Number.isFinite)
  if (years.length === 0) return []
  const first = years.reduce((least, year) => Math.min(least, year))
  const possible = (members.length * (members.length - 1)) / 2
  return Array.from({ length: Math.max(0, until - first + 1) }, (_, at) => {
    const pairs = [...firstOf.values()].filter((year) => year <= first + at).length
    return { year: first + at, pairs, density: pairs / possible }
  })
}
