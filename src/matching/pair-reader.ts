import type { PieceCosines } from '../embedding/piece-cosines.ts'
import { NearestPieces } from './nearest-pieces.ts'
import { type Range, rangesOf } from './ranges.ts'

/** They mean 200 kB: the nearest memory but one holds that. */
const columnsAtOnce = 256

/** Texts in numbers that threads share: of text t the pieces, as columns, and their shares from `starts[t]` to `starts[t + 1]`. */
export type SharedBags = Readonly<{
  starts: Uint32Array
  columns: Uint32Array
  shares: Float64Array
}>

/** Of need n the competencies `places[n·k …]`, -1 for none, and in `found` likewise how alike the words of the two are. */
export type PairLists = Readonly<{ k: number; places: Int32Array; found: Float64Array }>

/** All that reading pairs takes, in shared memory. */
export type PairWork = Readonly<{
  /** How many pieces there are in use: the columns, in the order of bags. */
  width: number
  needs: SharedBags
  competencies: SharedBags
  /**
   * Of the columns used most, a row of cosines with all columns: by column, which row (-1 for none), and by row, which column.
   */
  rows: Readonly<{ of: Int32Array; columns: Int32Array; cosines: Float32Array }>
  lists: PairLists
}>

/**
 * Reads pairs of texts as `LexicalBag.likeness` does, number for number, where there are so many that pieces meet again and again.
 * @param cosines of the columns
 */
export class PairReader {
  readonly #work: PairWork
  readonly #cosines: PieceCosines
  readonly #pieces: NearestPieces
  /** By column, the last place where the needs at hand have it, -1 for none; and by place, the one before. */
  readonly #last: Int32Array
  #before = new Int32Array(0)
  /** Where the columns of each competency of the needs at hand begin, in the order of the lists. */
  #starts = new Uint32Array(0)

  constructor(work: PairWork, cosines: PieceCosines) {
    this.#work = work
    this.#cosines = cosines
    this.#pieces = new NearestPieces(work.width)
    this.#last = new Int32Array(work.width)
  }

  /** Writes these rows of cosines, a block of columns after the other, so that what a block means is fetched from memory once. */
  compare({ from, to }: Range): void {
    const { rows, width } = this.#work
    for (const block of rangesOf({ from: 0, to: width }, columnsAtOnce)) {
      const columns = Uint32Array.from(
        { length: block.to - block.from },
        (_, at) => block.from + at,
      )
      for (let row = from; row < to; row++) {
        const begin = row * width + block.from
        this.#cosines.write(rows.columns[row] as number, columns, rows.cosines, begin)
      }
    }
  }

  /**
   * Once all rows are written, fills what is found of these needs, from one up to, without, another: piece by piece over all of
   * them, so that a row of cosines is fetched once.
   */
  read({ from, to }: Range): void {
    const { needs, lists, rows, width } = this.#work
    const { found, k } = lists
    this.#gather(from * k, to * k)
    found.fill(0, from * k, to * k)
    const needOf = this.#sortPieces(from, to)
    const first = needs.starts[from] as number
    for (let column = 0; column < width; column++) {
      const row = rows.of[column] as number
      if (row >= 0 && this.#last[column] !== -1)
        this.#pieces.cosines.set(rows.cosines.subarray(row * width, (row + 1) * width))
      for (let at = this.#last[column] as number; at >= 0; at = this.#before[at] as number) {
        const list = (needOf[at] as number) * k
        if (row < 0) this.#writeCosines(column, from * k + list)
        this.#meet(needs.shares[first + at] as number, list, from * k + list)
      }
    }
    this.#addWayBack(from * k, to * k)
  }

  /** Chains the pieces of these needs by their columns. @returns by place, which of the needs it belongs to */
  #sortPieces(from: number, to: number): Uint16Array {
    const { starts, columns } = this.#work.needs
    const first = starts[from] as number
    const count = (starts[to] as number) - first
    if (count > this.#before.length) this.#before = new Int32Array(2 * count)
    this.#last.fill(-1)
    const needOf = new Uint16Array(count)
    for (let need = from; need < to; need++) {
      const [begin, end] = [starts[need] as number, starts[need + 1] as number]
      needOf.fill(need - from, begin - first, end - first)
    }
    for (let at = 0; at < count; at++) {
      const column = columns[first + at] as number
      this.#before[at] = this.#last[column] as number
      this.#last[column] = at
    }
    return needOf
  }

  #gather(first: number, end: number): void {
    const { places } = this.#work.lists
    this.#starts = new Uint32Array(end - first + 1)
    // Each competency may need up to three places more, to begin at a multiple of four.
    let room = 0
    for (let at = first; at < end; at++) room += this.#columnsOf(places[at] as number).length + 3
    this.#pieces.begin(4 * Math.ceil(room / 4))
    for (let at = first; at < end; at++) {
      const columns = this.#columnsOf(places[at] as number)
      this.#starts[at - first + 1] = this.#pieces.put(columns, this.#starts[at - first] as number)
    }
  }

  #columnsOf(competency: number): Uint32Array {
    const { starts, columns } = this.#work.competencies
    if (competency < 0) return columns.subarray(0, 0)
    return columns.subarray(starts[competency], starts[competency + 1])
  }

  /** Those of a piece that has no row, with the columns of one list. */
  #writeCosines(column: number, first: number): void {
    const { places, k } = this.#work.lists
    for (let at = first; at < first + k; at++) {
      const columns = this.#columnsOf(places[at] as number)
      const some = new Float32Array(columns.length)
      this.#cosines.write(column, columns, some, 0)
      for (let i = 0; i < columns.length; i++)
        this.#pieces.cosines[columns[i] as number] = some[i] as number
    }
  }

  /** One piece of a need seeks its nearest in each competency of its list. */
  #meet(share: number, list: number, first: number): void {
    const { found, k } = this.#work.lists
    for (let at = 0; at < k; at++) {
      const [begin, end] = [
        this.#starts[list + at] as number,
        this.#starts[list + at + 1] as number,
      ]
      const before = found[first + at] as number
      found[first + at] = before + this.#pieces.seek(begin, end) * share
    }
  }

  #addWayBack(first: number, end: number): void {
    const { competencies, lists } = this.#work
    const { nearest } = this.#pieces
    for (let at = first; at < end; at++) {
      const competency = lists.places[at] as number
      const from = competencies.starts[competency] as number
      const begin = this.#starts[at - first] as number
      const { length } = this.#columnsOf(competency)
      let back = 0
      for (let i = 0; i < length; i++)
        back += (nearest[begin + i] as number) * (competencies.shares[from + i] as number)
      lists.found[at] = Math.min(1, ((lists.found[at] as number) + back) / 2)
    }
  }
}
