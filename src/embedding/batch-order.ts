import { type Random, shuffle } from './random.ts'

/**
 * An order of pairs in which those that are easily mistaken for each other come together, `runLength` at a time, so that
 * each is a wrong answer to the others in a batch. Within these runs and among them the order is random.
 * @param likeness a number that pairs alike share; drawn anew for each epoch
 * @returns every number below `pairs` once
 */
export function orderByLikeness(
  pairs: number,
  likeness: (pair: number) => number,
  runLength: number,
  random: Random,
): Int32Array {
  const order = Int32Array.from({ length: pairs }, (_, pair) => pair)
  shuffle(random, order)
  if (runLength < 2) return order
  const runs: number[][] = []
  const open = new Map<number, number[]>()
  for (const pair of order) {
    const kind = likeness(pair)
    let run = open.get(kind)
    if (!run || run.length === runLength) {
      run = []
      runs.push(run)
      open.set(kind, run)
    }
    run.push(pair)
  }
  const places = Int32Array.from(runs, (_, place) => place)
  shuffle(random, places)
  let at = 0
  for (const place of places) {
    for (const pair of runs[place] ?? []) order[at++] = pair
  }
  return order
}
