import { get, leb, loopUntil, set, v128, wasmFunction, wasmMemory } from '../embedding/wasm.ts'
import { cosine } from './fit.ts'

type Dots = (vector: number, row: number, end: number, into: number, stride: number) => void

/** So many rows are taken at once: the sums of one would have to wait for each other. */
const together = 4

/**
 * The cosines of one vector with many, number for number as `cosine` tells them: it sums in four lanes, and so does WebAssembly, in
 * the same order and with the same rounding, more than ten times as fast.
 */
export class Cosines {
  readonly #rows: readonly Float32Array[]
  readonly #width: number
  readonly #vector: Float64Array = new Float64Array(0)
  readonly #found: Float64Array = new Float64Array(0)
  readonly #dots: Dots | undefined

  /** @param rows unit vectors, of one length as far as they are of one model */
  constructor(rows: readonly Float32Array[]) {
    this.#rows = rows
    this.#width = rows[0]?.length ?? 0
    // Lanes are four, and what is left over of other lengths would be summed elsewhere.
    if (this.#width === 0 || this.#width % 4 > 0) return
    if (rows.some(({ length }) => length !== this.#width)) return
    const room = together * Math.ceil(rows.length / together)
    const memory = wasmMemory(8 * (this.#width + room) + 4 * this.#width * room)
    this.#vector = new Float64Array(memory.buffer, 0, this.#width)
    this.#found = new Float64Array(memory.buffer, 8 * this.#width, room)
    const kept = new Float32Array(memory.buffer, 8 * (this.#width + room), this.#width * room)
    for (const [at, row] of rows.entries()) kept.set(row, this.#width * at)
    this.#dots = wasmFunction(memory, { parameters: 5, locals, code: dotsOf(this.#width) })
  }

  /** With each row in its order; valid until the next call. */
  of(vector: Float32Array): Float64Array {
    const { length } = this.#rows
    if (!this.#dots || vector.length !== this.#width)
      return Float64Array.from(this.#rows, (row) => cosine(vector, row))
    this.#vector.set(vector)
    const rowBytes = 4 * this.#width
    const first = 8 * this.#width + this.#found.byteLength
    this.#dots(0, first, first + rowBytes * length, this.#found.byteOffset, together * rowBytes)
    for (let at = 0; at < length; at++)
      this.#found[at] = Math.max(-1, Math.min(1, this.#found[at] as number))
    return this.#found.subarray(0, length)
  }
}

const locals = Array<number>(2 * together + 2).fill(v128)

const simd = {
  load: [0xfd, 0x00, 3],
  loadHalf: [0xfd, 0x5d, 2],
  widen: [0xfd, 0x5f],
  zero: [0xfd, 0x0c, ...Array<number>(16).fill(0)],
  multiply: [0xfd, 0xf2, 0x01],
  add: [0xfd, 0xf0, 0x01],
  lane: [0xfd, 0x21],
} as const

/** For each four rows: multiply, add up in four lanes, add the lanes from the first to the last, store. */
function dotsOf(width: number): number[] {
  const [vector, row, end, into, stride, sums] = [0, 1, 2, 3, 4, 5] as const
  const rows = Array.from({ length: together }, (_, at) => at)
  const halves = [0, 1] as const
  const parts = sums + 2 * together
  const sumOf = (at: number, half: number) => sums + 2 * at + half
  const ofVector = (offset: number) => [get, vector, ...simd.load, ...leb(offset)]
  const ofRow = (offset: number) => [get, row, ...simd.loadHalf, ...leb(offset), ...simd.widen]
  const { multiply, add } = simd
  const step = (k: number) => [
    ...halves.flatMap((half) => [...ofVector(32 * k + 16 * half), set, parts + half]),
    ...rows.flatMap((at) =>
      halves.flatMap((half) => [
        ...[get, sumOf(at, half), get, parts + half],
        ...ofRow(4 * width * at + 16 * k + 8 * half),
        ...[...multiply, ...add, set, sumOf(at, half)],
      ]),
    ),
  ]
  const lanes = (at: number) =>
    halves.flatMap((half) =>
      halves.flatMap((lane) => [
        ...[get, sumOf(at, half), ...simd.lane, lane],
        ...(half + lane > 0 ? [0xa0] : []),
      ]),
    )
  const store = (at: number) => [get, into, ...lanes(at), 0x39, 3, 8 * at]
  const forward = (local: number, by: readonly number[]) => [get, local, ...by, 0x6a, set, local]
  return loopUntil(
    [get, row, get, end, 0x4f],
    [
      ...rows.flatMap((at) => halves.flatMap((half) => [...simd.zero, set, sumOf(at, half)])),
      ...Array.from({ length: width / 4 }, (_, k) => step(k)).flat(),
      ...rows.flatMap(store),
      ...forward(row, [get, stride]),
      ...forward(into, [0x41, 8 * together]),
    ],
  )
}
