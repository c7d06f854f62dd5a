import { cosine } from './fit.ts'

/** How many places of a list are made diverse, and from how many of its first. */
const places = 10
const among = 30

/** Something ranked by its merit (its score and what its room adds), with a unit vector of what it is about; none where it is about nothing. */
type Diversifiable = Readonly<{ merit: number; about: Float32Array | undefined }>

/**
 * Maximal marginal relevance (Carbonell and Goldstein, 1998): each of the first ten places goes to whoever has the most of
 * (1 − diversity) · merit ∕ best merit − diversity · likeness to the nearest one above. What follows keeps its order.
 * @param ranked best first
 * @param diversity from 0 (by merit alone) to 1
 */
export function diversified<T extends Diversifiable>(ranked: readonly T[], diversity: number): T[] {
  const waiting = ranked.slice(0, among)
  const best = ranked[0]?.merit ?? 0
  if (diversity === 0 || best === 0) return [...ranked]
  const nearest = waiting.map(() => 0)
  const chosen: T[] = []
  while (chosen.length < places && waiting.length > 0) {
    let at = 0
    let most = Number.NEGATIVE_INFINITY
    for (const [place, item] of waiting.entries()) {
      const marginal =
        ((1 - diversity) * item.merit) / best - diversity * (nearest[place] as number)
      if (marginal > most) [at, most] = [place, marginal]
    }
    const [taken] = waiting.splice(at, 1)
    nearest.splice(at, 1)
    if (!taken) break
    chosen.push(taken)
    for (const [place, item] of waiting.entries())
      nearest[place] = Math.max(nearest[place] as number, likenessOf(taken, item))
  }
  return [...chosen, ...waiting, ...ranked.slice(among)]
}

function likenessOf(a: Diversifiable, b: Diversifiable): number {
  return a.about && b.about ? Math.max(0, cosine(a.about, b.about)) : 0
}

/** The direction that unit vectors point to together; none for none, and where they cancel out. */
export function middleOf(vectors: readonly Float32Array[]): Float32Array | undefined {
  const sum = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (vector[i] ?? 0)
  const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0))
  return length > 0 ? sum.map((value) => value / length) : undefined
}
