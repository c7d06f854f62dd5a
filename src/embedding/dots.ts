import { get, i32, leb, loopUntil, set, v128, wasmFunction, wasmMemory } from './wasm.ts'

type Dots = (row: number, list: number, end: number, into: number) => void

/**
 * Dot products of rows of eight-bit numbers, one with many: a WebAssembly function of a few instructions, many times as fast as a
 * loop in JavaScript. The rows are kept in sixteen bits, which takes twice the memory and half the time, because WebAssembly
 * multiplies and adds up pairs of these in one step. Whole numbers, so that every machine gives the same.
 * @param rows row-major; `width` numbers a row, a multiple of 8
 */
export class RowDots {
  readonly #rowBytes: number
  readonly #list: Uint32Array
  readonly #found: Int32Array
  readonly #dots: Dots

  constructor(rows: Int8Array, width: number) {
    this.#rowBytes = 2 * width
    const listAt = Math.ceil(rows.length / 2) * 4
    const foundAt = listAt + 4 * othersMost
    const memory = wasmMemory(foundAt + 4 * othersMost)
    new Int16Array(memory.buffer, 0, rows.length).set(rows)
    this.#list = new Uint32Array(memory.buffer, listAt, othersMost)
    this.#found = new Int32Array(memory.buffer, foundAt, othersMost)
    this.#dots = wasmFunction(memory, { parameters: 4, locals: [i32, v128], code: dotsOf(width) })
  }

  /** The dot product of a row with each of at most `othersMost` others, in their order; valid until the next call. */
  of(row: number, others: ArrayLike<number>): Int32Array {
    const count = others.length
    if (count > othersMost) throw new RangeError(`${count} rows are too many at once.`)
    for (let i = 0; i < count; i++) this.#list[i] = (others[i] as number) * this.#rowBytes
    const begin = this.#list.byteOffset
    this.#dots(row * this.#rowBytes, begin, begin + 4 * count, this.#found.byteOffset)
    return this.#found
  }
}

/** How many others are taken at once, at most. */
export const othersMost = 1024

const simd = {
  load: [0xfd, 0x00, 4],
  zero: [0xfd, 0x0c, ...Array<number>(16).fill(0)],
  lane: [0xfd, 0x1b],
  add: [0xfd, 0xae, 0x01],
  multiplyAndAddPairs: [0xfd, 0xba, 0x01],
} as const

/** For each address in the list: multiply, add up in four lanes, add the lanes, store. */
function dotsOf(width: number): number[] {
  const [row, list, end, into, other, sum] = [0, 1, 2, 3, 4, 5] as const
  const loaded = (local: number, k: number) => [get, local, ...simd.load, ...leb(16 * k)]
  const { multiplyAndAddPairs, add } = simd
  const block = (k: number) => [
    ...[get, sum, ...loaded(row, k), ...loaded(other, k)],
    ...[...multiplyAndAddPairs, ...add, set, sum],
  ]
  const lanes = [0, 1, 2, 3].flatMap((lane) => [
    ...[get, sum, ...simd.lane, lane],
    ...(lane > 0 ? [0x6a] : []),
  ])
  const forward = (local: number) => [get, local, 0x41, 4, 0x6a, set, local]
  return loopUntil(
    [get, list, get, end, 0x4f],
    [
      ...[get, list, 0x28, 2, 0, set, other, ...simd.zero, set, sum],
      ...Array.from({ length: width / 8 }, (_, k) => block(k)).flat(),
      ...[get, into, ...lanes, 0x36, 2, 0],
      ...forward(list),
      ...forward(into),
    ],
  )
}
