/** What is used of it here; the types of Node.js leave it to those of browsers. */
declare const WebAssembly: Readonly<{
  Memory: new (pages: { initial: number; maximum: number }) => { buffer: ArrayBuffer }
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> }
}>

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
    const pages = Math.ceil((foundAt + 4 * othersMost) / pageBytes)
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    new Int16Array(memory.buffer, 0, rows.length).set(rows)
    this.#list = new Uint32Array(memory.buffer, listAt, othersMost)
    this.#found = new Int32Array(memory.buffer, foundAt, othersMost)
    const module = new WebAssembly.Module(moduleBytes(width))
    const { exports } = new WebAssembly.Instance(module, { m: { m: memory } })
    this.#dots = exports['d'] as Dots
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
const pageBytes = 65_536

const [i32, v128, nothing] = [0x7f, 0x7b, 0x40] as const
const [get, set] = [0x20, 0x21] as const
const simd = {
  load: [0xfd, 0x00, 4],
  zero: [0xfd, 0x0c, ...Array<number>(16).fill(0)],
  lane: [0xfd, 0x1b],
  add: [0xfd, 0xae, 0x01],
  multiplyAndAddPairs: [0xfd, 0xba, 0x01],
} as const

/** The module: imports its memory as m.m and exports d(row, list, end, into), all of them addresses in bytes. */
function moduleBytes(width: number): Uint8Array<ArrayBuffer> {
  const type = [1, 0x60, 4, i32, i32, i32, i32, 0]
  const code = body(width)
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, type),
    ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x64, 0, 0]),
    ...section(10, [1, ...leb(code.length), ...code]),
  ])
}

/** For each address in the list: multiply, add up in four lanes, add the lanes, store. */
function body(width: number): number[] {
  const [row, list, end, into, other, sum] = [0, 1, 2, 3, 4, 5] as const
  const block = (k: number) => [
    ...[get, sum, get, row, ...simd.load, ...leb(16 * k)],
    ...[
      get,
      other,
      ...simd.load,
      ...leb(16 * k),
      ...simd.multiplyAndAddPairs,
      ...simd.add,
      set,
      sum,
    ],
  ]
  const lanes = [0, 1, 2, 3].flatMap((lane) => [
    ...[get, sum, ...simd.lane, lane],
    ...(lane > 0 ? [0x6a] : []),
  ])
  const forward = (local: number) => [get, local, 0x41, 4, 0x6a, set, local]
  return [
    ...[2, 1, i32, 1, v128],
    ...[0x02, nothing, 0x03, nothing],
    ...[get, list, get, end, 0x4f, 0x0d, 1],
    ...[get, list, 0x28, 2, 0, set, other, ...simd.zero, set, sum],
    ...Array.from({ length: width / 8 }, (_, k) => block(k)).flat(),
    ...[get, into, ...lanes, 0x36, 2, 0],
    ...forward(list),
    ...forward(into),
    ...[0x0c, 0, 0x0b, 0x0b, 0x0b],
  ]
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...leb(content.length), ...content]
}

/** A whole number as WebAssembly writes it (LEB128). */
function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]
}
