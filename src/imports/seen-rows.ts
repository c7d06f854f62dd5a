/**
 * Which rows a file has named so far, and in which line: 12 bytes for each id instead of a string, so that a
 * file of millions of rows fits. Ids are known by their last 64 bits; two million of them share one with a
 * chance below one in a million. Past `idsMax` nothing more is noted.
 */
export class SeenRows {
  #slots = new Uint32Array(3 * 1024)
  #size = 0
  readonly #idsMax: number

  constructor(idsMax = 4_000_000) {
    this.#idsMax = idsMax
  }

  get size(): number {
    return this.#size
  }

  /** The first line that named this id. @param id a UUID */
  lineOf(id: string): number | undefined {
    const [high, low] = halves(id)
    const line = this.#slots[this.#slotOf(high, low) + 2]
    return line === 0 ? undefined : line
  }

  /** Notes the first line of an id. @param line from 1 on */
  add(id: string, line: number): void {
    if (this.#size >= this.#idsMax) return
    if (this.#size * 4 > this.#slots.length) this.#grow()
    const [high, low] = halves(id)
    if (this.#put(high, low, line)) this.#size++
  }

  #put(high: number, low: number, line: number): boolean {
    const slot = this.#slotOf(high, low)
    if (this.#slots[slot + 2] !== 0) return false
    this.#slots.set([high, low, line], slot)
    return true
  }

  /** Where an id is, or the free place where it would be (open addressing, linear probing). */
  #slotOf(high: number, low: number): number {
    const places = this.#slots.length / 3
    let place = (high ^ Math.imul(low, 0x9e3779b1)) >>> 0
    for (place %= places; ; place = (place + 1) % places) {
      const at = place * 3
      if (this.#slots[at + 2] === 0) return at
      if (this.#slots[at] === high && this.#slots[at + 1] === low) return at
    }
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += 3)
      if (old[at + 2] !== 0) this.#put(old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0)
  }
}

function halves(id: string): [number, number] {
  const digits = id.replaceAll('-', '')
  return [
    Number.parseInt(digits.slice(16, 24), 16) >>> 0,
    Number.parseInt(digits.slice(24), 16) >>> 0,
  ]
}
