import { type Matrix, rowOf, sumOf } from './matrix.ts'

/**
 * How alike the structures of two regions are, from 0 (nothing in common) to 1 (the same shares): what their shares of
 * activities have in common (1 less Krugman's index of specialisation, halved).
 * @param one,other what each region has of each activity, none below 0
 * @returns 0 too for a region that has nothing
 */
export function structuralSimilarity(one: Float64Array, other: Float64Array): number {
  const [all, theirs] = [sumOf(one), sumOf(other)]
  if (all === 0 || theirs === 0) return 0
  let common = 0
  for (let at = 0; at < one.length; at++)
    common += Math.min((one[at] as number) / all, (other[at] as number) / theirs)
  return Math.min(1, common)
}

/** The regions whose structure is most like one's own, most alike first, those without anything left out. */
export function peersOf(
  table: Matrix,
  region: number,
  most: number,
): { region: number; similarity: number }[] {
  const own = rowOf(table, region)
  return Array.from({ length: table.rows }, (_, other) => ({
    region: other,
    similarity: other === region ? 0 : structuralSimilarity(own, rowOf(table, other)),
  }))
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity || a.region - b.region)
    .slice(0, most)
}
