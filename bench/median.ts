import { loadavg } from 'node:os'
import type { BenchRow } from './result.ts'

/** The middle of several rounds, which one disturbed round does not move. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

/** What else the machine was doing: the load averages of the last 1, 5 and 15 minutes. */
export function loadOfMachine(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')
}

/** Medians of alternating rounds beside each other. */
export function besideEachOther(
  what: string,
  unit: string,
  ours: readonly number[],
  peer: readonly number[],
): BenchRow {
  const [mine, theirs] = [median(ours), median(peer)]
  return { what, ours: mine, peer: theirs, ratio: mine / theirs, unit }
}
