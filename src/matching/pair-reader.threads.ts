import { availableParallelism } from 'node:os'
import type { QuantisedTable } from '../embedding/quantise.ts'
import { openThread, shareAmong } from '../platform/thread.ts'
import type { LexicalBag } from './lexical.ts'
import type { PairLists, PairWork, SharedBags } from './pair-reader.ts'
import type { PairTask, PairThreadWork } from './pair-reader.worker.ts'
import { type Range, rangesOf } from './ranges.ts'

const threadsMax = 4
const [rowsAtOnce, needsAtOnce] = [128, 2048]
/** For the rows of cosines; whatever piece has none is compared each time that it is met. */
const rowBytesMost = 256 * 2 ** 20
/** Pieces that one need meets, about: a piece in fewer needs is sooner compared with these each time than once with all in use. */
const metByNeed = 400

/**
 * The likeness of words of many pairs at once, as `LexicalBag.likeness` gives it, number for number: the pieces in use are
 * compared once for all pairs, and pairs are read in threads.
 * @param needs, competencies all of the same model
 * @param lists of need n the competencies `places[n·k …]`, -1 for none
 * @param tell told the share that is done, from 0 to 1
 * @returns by the same places; 0 where there is no competency
 */
export async function readPairs(
  needs: readonly LexicalBag[],
  competencies: readonly LexicalBag[],
  lists: Omit<PairLists, 'found'>,
  tell: (share: number) => void = () => {},
): Promise<Float64Array> {
  const found = new Float64Array(new SharedArrayBuffer(8 * lists.places.length))
  if (needs.length === 0) return found
  const workerData = workOf(needs, competencies, { ...lists, found })
  const rows = workerData.rows.columns.length
  const comparing = rangesOf({ from: 0, to: rows }, rowsAtOnce).map(task('compare'))
  const reading = rangesOf({ from: 0, to: needs.length }, needsAtOnce).map(task('read'))
  const file = new URL('./pair-reader.worker.ts', import.meta.url)
  const threads = Math.min(availableParallelism(), threadsMax, reading.length)
  const pool = Array.from({ length: threads }, () => openThread<PairTask, void>(file, workerData))
  let done = 0
  const tellAfter = () => tell(++done / (comparing.length + reading.length))
  try {
    await shareAmong(pool, comparing, tellAfter)
    await shareAmong(pool, reading, tellAfter)
  } finally {
    await Promise.all(pool.map((thread) => thread.close()))
  }
  return found
}

function task(kind: PairTask['kind']): (range: Range) => PairTask {
  return (range) => ({ kind, ...range })
}

/** The same pairs in numbers, and what their pieces mean. */
export function workOf(
  needs: readonly LexicalBag[],
  competencies: readonly LexicalBag[],
  lists: PairLists,
): PairThreadWork {
  const { table } = (needs[0] as LexicalBag).meanings
  const uses = new Uint32Array(table.scales.length)
  for (const bags of [needs, competencies])
    for (const { pieces } of bags)
      for (const piece of pieces) uses[piece] = (uses[piece] as number) + 1
  const pieces = Uint32Array.from(uses.keys().filter((piece) => uses[piece] !== 0))
  const columnOf = new Uint32Array(uses.length)
  for (const [column, piece] of pieces.entries()) columnOf[piece] = column
  return {
    width: pieces.length,
    needs: sharedBags(needs, columnOf),
    competencies: sharedBags(competencies, columnOf),
    rows: roomForRows(pieces, uses),
    lists,
    table: rowsOf(table, pieces),
  }
}

/** These rows of a table, in shared memory. */
function rowsOf({ dimension, rows, scales }: QuantisedTable, chosen: Uint32Array): QuantisedTable {
  const some = new Int8Array(new SharedArrayBuffer(chosen.length * dimension))
  for (const [at, row] of chosen.entries())
    some.set(rows.subarray(row * dimension, (row + 1) * dimension), at * dimension)
  return {
    dimension,
    rows: some,
    scales: Float32Array.from(chosen, (row) => scales[row] as number),
  }
}

function sharedBags(bags: readonly LexicalBag[], columnOf: Uint32Array): SharedBags {
  const total = bags.reduce((sum, { pieces }) => sum + pieces.length, 0)
  const starts = new Uint32Array(new SharedArrayBuffer(4 * (bags.length + 1)))
  const columns = new Uint32Array(new SharedArrayBuffer(4 * total))
  const shares = new Float64Array(new SharedArrayBuffer(8 * total))
  for (const [at, bag] of bags.entries()) {
    const begin = starts[at] as number
    starts[at + 1] = begin + bag.pieces.length
    shares.set(bag.shares, begin)
    for (let i = 0; i < bag.pieces.length; i++)
      columns[begin + i] = columnOf[bag.pieces[i] as number] as number
  }
  return { starts, columns, shares }
}

/** For the pieces used most: as many as a row pays for, and as memory reaches for. */
function roomForRows(pieces: Uint32Array, uses: Uint32Array): PairWork['rows'] {
  const width = pieces.length
  const often = [...pieces.keys()]
    .filter((column) => usesOf(column) >= width / metByNeed)
    .sort((a, b) => usesOf(b) - usesOf(a))
    .slice(0, Math.floor(rowBytesMost / (4 * Math.max(1, width))))
  const of = new Int32Array(width).fill(-1)
  for (const [row, column] of often.entries()) of[column] = row
  return {
    of,
    columns: Int32Array.from(often),
    cosines: new Float32Array(new SharedArrayBuffer(4 * often.length * width)),
  }
  function usesOf(column: number): number {
    return uses[pieces[column] as number] as number
  }
}
