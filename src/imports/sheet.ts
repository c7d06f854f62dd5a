import type { SeenRows } from './seen-rows.ts'

type Known = Readonly<{ id: string; version: number }>
type Pending<Content> = {
  line: number
  content: Content
  change: 'created' | 'updated' | undefined
  version: number
}

/**
 * The rows of one table while a batch is decided: what is stored, overlaid with what the batch is about to store,
 * so that a later row of the batch sees what an earlier one said.
 */
export class Sheet<Content extends object, Stored extends Content & Known> {
  readonly #stored: ReadonlyMap<string, Stored>
  readonly #seen: SeenRows
  readonly #same: (stated: Content, stored: Content) => boolean
  readonly #pending = new Map<string, Pending<Content>>()

  constructor(
    stored: readonly Stored[],
    seen: SeenRows,
    same: (stated: Content, stored: Content) => boolean,
  ) {
    this.#stored = new Map(stored.map((row) => [row.id, row]))
    this.#seen = seen
    this.#same = same
  }

  /** What the table holds, or will hold, under this id. */
  current(id: string): Content | undefined {
    return this.#pending.get(id)?.content ?? this.#stored.get(id)
  }

  /** The earlier line of this file that named the same id. */
  earlierLine(id: string): number | undefined {
    return this.#pending.get(id)?.line ?? this.#seen.lineOf(id)
  }

  isSame(id: string, content: Content): boolean {
    const current = this.current(id)
    return current !== undefined && this.#same(content, current)
  }

  /** Notes that a line named this id and left it as it is. */
  keep(id: string, line: number): 'unchanged' {
    const stored = this.#stored.get(id)
    if (stored && !this.#pending.has(id))
      this.#pending.set(id, { line, content: stored, change: undefined, version: stored.version })
    return 'unchanged'
  }

  put(id: string, line: number, content: Content): 'created' | 'updated' {
    const before = this.#pending.get(id)
    const stored = this.#stored.get(id)
    const change = stored ? 'updated' : 'created'
    this.#pending.set(id, {
      line: before?.line ?? line,
      content,
      change,
      version: stored?.version ?? 0,
    })
    return change
  }

  created(): { id: string; content: Content }[] {
    return this.#changed('created')
  }

  updated(): { id: string; version: number; content: Content }[] {
    return this.#changed('updated')
  }

  /** By id, so that two imports at once lock rows in the same order. */
  #changed(change: 'created' | 'updated') {
    return [...this.#pending]
      .filter(([, pending]) => pending.change === change)
      .map(([id, { version, content }]) => ({ id, version, content }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** Every id that the batch named, with its first line. */
  named(): { id: string; line: number }[] {
    return [...this.#pending].map(([id, { line }]) => ({ id, line }))
  }
}
