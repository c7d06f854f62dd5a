import type { PieceCosines } from '../embedding/piece-cosines.ts'

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
  /** How many pieces there are, the columns: those used most come first. */
  width: number
  needs: SharedBags
  competencies: SharedBags
  /**
   * Of the first columns, a row of cosines with all columns, and whether it is written. That happens when it is first asked for, by
   * whichever thread: all write the same.
   */
  rows: Readonly<{ ready: Int32Array; cosines: Float32Array }>
  lists: PairLists
}>

/**
 * Reads pairs of texts as `LexicalBag.likeness` does, number for number, where there are so many that pieces meet again and again.
 * @param cosines of the columns
 */
export class PairReader {
  readonly #work: PairWork
  readonly #cosines: PieceCosines
  readonly #all: Uint32Array
  /** For the need at hand: where the columns of each competency begin, and all of them, one competency after the other. */
  readonly #starts: Uint32Array
  #columns = new Uint32Array(0)
  #inOrder = new Uint32Array(0)
  /** By place in these columns, the cosines with one piece that has no row, and the largest with any piece. */
  #ofOne = new Float32Array(0)
  #nearest = new Float32Array(0)

  constructor(work: PairWork, cosines: PieceCosines) {
    this.#work = work
    this.#cosines = cosines
    this.#all = Uint32Array.from({ length: work.width }, (_, column) => column)
    this.#starts = new Uint32Array(work.lists.k + 1)
  }

  /** Fills what is found of these needs, from one up to, without, another. */
  read(from: number, to: number): void {
    for (let need = from; need < to; need++) this.#readOne(need)
  }

  #readOne(need: number): void {
    const { needs, lists } = this.#work
    const first = need * lists.k
    const columns = this.#gather(first)
    this.#nearest.fill(0, 0, columns.length)
    const found = lists.found.subarray(first, first + lists.k).fill(0)
    const end = needs.starts[need + 1] as number
    for (let at = needs.starts[need] as number; at < end; at++)
      this.#meet(needs.columns[at] as number, needs.shares[at] as number, columns, found)
    this.#addWayBack(first, found)
  }

  #gather(first: number): Uint32Array {
    const { competencies, lists } = this.#work
    let count = 0
    for (let at = 0; at < lists.k; at++) {
      this.#starts[at] = count
      const competency = lists.places[first + at] as number
      if (competency < 0) continue
      const [from, to] = [competencies.starts[competency], competencies.starts[competency + 1]]
      const columns = competencies.columns.subarray(from, to)
      this.#makeRoom(count + columns.length)
      this.#columns.set(columns, count)
      count += columns.length
    }
    this.#starts[lists.k] = count
    return this.#columns.subarray(0, count)
  }

  #makeRoom(count: number): void {
    if (count <= this.#columns.length) return
    const columns = new Uint32Array(2 * count)
    columns.set(this.#columns)
    this.#columns = columns
    this.#inOrder = Uint32Array.from(columns, (_, at) => at)
    this.#ofOne = new Float32Array(2 * count)
    this.#nearest = new Float32Array(2 * count)
  }

  /** One piece of the need seeks its nearest in each competency, and each piece there remembers the nearest that came by. */
  #meet(column: number, share: number, columns: Uint32Array, found: Float64Array): void {
    const [cosines, begin] = this.#cosinesOf(column, columns)
    const places = cosines === this.#ofOne ? this.#inOrder : columns
    const nearest = this.#nearest
    for (let at = 0; at < found.length; at++) {
      let best = 0
      for (let i = this.#starts[at] as number; i < (this.#starts[at + 1] as number); i++) {
        const cosine = cosines[begin + (places[i] as number)] as number
        if (cosine > best) best = cosine
        if (cosine > (nearest[i] as number)) nearest[i] = cosine
      }
      found[at] = (found[at] as number) + best * share
    }
  }

  /** A piece's cosines with all columns, from a place on, where it has a row; else with those at hand, in their order. */
  #cosinesOf(column: number, columns: Uint32Array): [cosines: Float32Array, begin: number] {
    const { width, rows } = this.#work
    if (column >= rows.ready.length) {
      this.#cosines.write(column, columns, this.#ofOne, 0)
      return [this.#ofOne, 0]
    }
    const begin = column * width
    if (Atomics.load(rows.ready, column) === 0) {
      this.#cosines.write(column, this.#all, rows.cosines, begin)
      Atomics.store(rows.ready, column, 1)
    }
    return [rows.cosines, begin]
  }

  #addWayBack(first: number, found: Float64Array): void {
    const { competencies, lists } = this.#work
    for (let at = 0; at < found.length; at++) {
      const [begin, end] = [this.#starts[at] as number, this.#starts[at + 1] as number]
      const from = competencies.starts[lists.places[first + at] as number] as number
      let back = 0
      for (let i = begin; i < end; i++)
        back += (this.#nearest[i] as number) * (competencies.shares[from + i - begin] as number)
      found[at] = Math.min(1, ((found[at] as number) + back) / 2)
    }
  }
}
