import { textsASideMax } from './pairs.ts'

/** Many pairs in little memory: `textsASideMax` text numbers a side, unused places -1, and the pair's concept. */
export class PairPool {
  size = 0
  #sides = new Int32Array(2 * textsASideMax * 65_536)
  #concepts = new Int32Array(65_536)

  add(left: readonly number[], right: readonly number[], concept: number): void {
    if (this.size === this.#concepts.length) this.#grow()
    const at = this.size * 2 * textsASideMax
    this.#sides.fill(-1, at, at + 2 * textsASideMax)
    this.#sides.set(left.slice(0, textsASideMax), at)
    this.#sides.set(right.slice(0, textsASideMax), at + textsASideMax)
    this.#concepts[this.size++] = concept
  }

  clear(): void {
    this.size = 0
  }

  /** The texts of one side of a pair (0 left, 1 right), unused places included. */
  side(pair: number, side: 0 | 1): Int32Array {
    const at = (pair * 2 + side) * textsASideMax
    return this.#sides.subarray(at, at + textsASideMax)
  }

  conceptOf(pair: number): number {
    return this.#concepts[pair] as number
  }

  #grow(): void {
    const concepts = new Int32Array(this.#concepts.length * 2)
    concepts.set(this.#concepts)
    this.#concepts = concepts
    const sides = new Int32Array(this.#sides.length * 2)
    sides.set(this.#sides)
    this.#sides = sides
  }
}
