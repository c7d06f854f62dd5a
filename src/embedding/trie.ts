/** A trie as arrays, which can be handed to another thread. */
export type TrieArrays = Readonly<{
  keys: Float64Array
  children: Int32Array
  values: Int32Array
}>

function emptyArrays(room: number): TrieArrays {
  const size = 2 ** Math.ceil(Math.log2(2 * (room + 1)))
  return {
    keys: new Float64Array(size),
    children: new Int32Array(size),
    values: new Int32Array(size / 2 + 2).fill(-1),
  }
}

/**
 * A set of strings that answers, while walking along a text, which of them begin at a place.
 * Children are in one open-addressed table keyed by node and UTF-16 code unit: some 10 ns a step, where a Map of
 * substrings takes ten times that, and training walks a few hundred million steps. The table is at most half full, and no
 * larger than that needs: a smaller one stays in the processor's cache.
 */
export class Trie {
  #keys: Float64Array
  #children: Int32Array
  #values: Int32Array
  #mask: number
  #nodes = 1

  /** An empty trie with room for so many nodes before it must grow, or one that looks up what another has gathered. */
  constructor(room: number | TrieArrays) {
    const arrays = typeof room === 'number' ? emptyArrays(room) : room
    this.#keys = arrays.keys
    this.#children = arrays.children
    this.#values = arrays.values
    this.#mask = this.#keys.length - 1
  }

  /** The node of the empty string. */
  static readonly root = 1

  get arrays(): TrieArrays {
    return { keys: this.#keys, children: this.#children, values: this.#values }
  }

  add(text: string, value: number): void {
    let node = Trie.root
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      node = this.step(node, code) || this.#addChild(node, code)
    }
    this.#values[node] = value
  }

  /** The node one character further, or 0 when no string goes on like that. */
  step(node: number, code: number): number {
    return this.#children[this.#slot(node, code)] as number
  }

  /** The value of the string that ends at `node`, or -1. */
  valueAt(node: number): number {
    return this.#values[node] as number
  }

  #addChild(node: number, code: number): number {
    if (this.#nodes * 2 >= this.#keys.length) this.#grow()
    const slot = this.#slot(node, code)
    this.#keys[slot] = node * 65_536 + code
    this.#children[slot] = ++this.#nodes
    return this.#nodes
  }

  #grow(): void {
    const { keys, children, values } = this.arrays
    const larger = emptyArrays(keys.length)
    larger.values.set(values)
    this.#keys = larger.keys
    this.#children = larger.children
    this.#values = larger.values
    this.#mask = this.#keys.length - 1
    for (let at = 0; at < children.length; at++) {
      if (children[at] === 0) continue
      const key = keys[at] as number
      const slot = this.#slot(Math.floor(key / 65_536), key % 65_536)
      this.#keys[slot] = key
      this.#children[slot] = children[at] as number
    }
  }

  #slot(node: number, code: number): number {
    const key = node * 65_536 + code
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) & this.#mask
    while (this.#children[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask
    return slot
  }
}
