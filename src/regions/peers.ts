import { type Matrix, type Presence, rowOf, sumOf } from './matrix.ts'

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

/**
 * The regions whose structure is most like one's own, most alike first, those without anything left out.
 * @param among whether there is enough of a region to be compared with
 */
export function peersOf(
  table: Matrix,
  region: number,
  most: number,
  among: (region: number) => boolean,
): { region: number; similarity: number }[] {
  const own = rowOf(table, region)
  return Array.from({ length: table.rows }, (_, other) => other)
    .filter((other) => other !== region && among(other))
    .map((other) => ({
      region: other,
      similarity: structuralSimilarity(own, rowOf(table, other)),
    }))
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity || a.region - b.region)
    .slice(0, most)
}

/** An activity beside those of peers: how many of them are specialised in it, and whether the region itself is not. */
export type Beside = Readonly<{ activity: number; had: number; lacked: boolean }>

/**
 * Activities in which the region or a peer is specialised; first what the region lacks, by how many peers have it, then by how much
 * of what is related to it is there.
 * @param density region × activity, from 0 to 100
 * @param peers rows
 */
export function besidePeers(
  { activities, values }: Presence,
  density: Matrix,
  region: number,
  peers: readonly number[],
): Beside[] {
  const has = (row: number, activity: number) => values[row * activities + activity] === 1
  const near = ({ activity }: Beside) => density.values[region * activities + activity] as number
  return Array.from({ length: activities }, (_, activity) => ({
    activity,
    had: peers.filter((row) => has(row, activity)).length,
    lacked: !has(region, activity),
  }))
    .filter(({ had, lacked }) => had > 0 || !lacked)
    .sort(
      (a, b) =>
        Number(b.lacked) - Number(a.lacked) ||
        b.had - a.had ||
        near(b) - near(a) ||
        a.activity - b.activity,
    )
}
