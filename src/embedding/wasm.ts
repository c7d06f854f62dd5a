/** What is used of it here; the types of Node.js leave it to those of browsers. */
declare const WebAssembly: Readonly<{
  Memory: new (pages: { initial: number }) => WasmMemory
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> }
}>

export type WasmMemory = { readonly buffer: ArrayBuffer; grow(pages: number): number }

/**
 * One function of numbers, in the instructions of WebAssembly: it works on its memory, and is called with addresses there.
 * @property locals each one's type, after the parameters, which are 32-bit whole numbers all
 */
export type WasmFunction = Readonly<{
  parameters: number
  result?: number
  locals: readonly number[]
  code: readonly number[]
}>

export const [i32, f32, v128] = [0x7f, 0x7d, 0x7b] as const
export const [get, set] = [0x20, 0x21] as const
const pageBytes = 65_536

export function wasmMemory(bytes: number): WasmMemory {
  return new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / pageBytes)) })
}

/** Views of a memory are of no use once it has grown. */
export function growTo(memory: WasmMemory, bytes: number): void {
  const more = bytes - memory.buffer.byteLength
  if (more > 0) memory.grow(Math.ceil(more / pageBytes))
}

/** The function, ready to be called. */
export function wasmFunction<Called>(memory: WasmMemory, given: WasmFunction): Called {
  const module = new WebAssembly.Module(moduleBytes(given))
  return new WebAssembly.Instance(module, { m: { m: memory } }).exports['d'] as Called
}

/** Instructions that repeat `code` until `left`, which is asked before each time, leaves a truth on the stack. */
export function loopUntil(left: readonly number[], code: readonly number[]): number[] {
  const nothing = 0x40
  return [0x02, nothing, 0x03, nothing, ...left, 0x0d, 1, ...code, 0x0c, 0, 0x0b, 0x0b]
}

/** A module that imports its memory as m.m and exports one function, d. */
function moduleBytes({ parameters, result, locals, code }: WasmFunction): Uint8Array<ArrayBuffer> {
  const results = result === undefined ? [0] : [1, result]
  const declared = [locals.length, ...locals.flatMap((type) => [1, type])]
  const body = [...declared, ...code, 0x0b]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...Array<number>(parameters).fill(i32), ...results]),
    ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x64, 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ])
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...leb(content.length), ...content]
}

/** A whole number as WebAssembly writes it (LEB128). */
export function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]
}
