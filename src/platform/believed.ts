type Reading<T> = Readonly<{ since: number; promise: Promise<T> }>

/** Beyond so many times as long as it is believed, nobody is answered with it any more. */
const staleMost = 20

/**
 * What was read of something, such as a database, by names, and is believed for a while. Who asks later starts another reading, and is
 * answered with what is known: nobody waits for the same thing twice, unless it is long ago.
 */
export class Believed<T> {
  readonly #ms: number
  readonly #most: number
  readonly #known = new WeakMap<object, Map<string, Reading<T>>>()

  /** @param most so many names are known of one thing, then all of them are forgotten */
  constructor({ ms, most }: Readonly<{ ms: number; most: number }>) {
    this.#ms = ms
    this.#most = most
  }

  /** Whoever asks while it is being read waits for the same reading; one that failed is not kept. */
  read(of: object, name: string, fresh: () => Promise<T>): Promise<T> {
    const byName = this.#known.get(of) ?? new Map<string, Reading<T>>()
    this.#known.set(of, byName)
    const before = byName.get(name)
    const age = before ? performance.now() - before.since : Number.POSITIVE_INFINITY
    if (before && age < this.#ms) return before.promise
    const reading = { since: performance.now(), promise: fresh() }
    if (byName.size >= this.#most) byName.clear()
    byName.set(name, reading)
    reading.promise.catch(() => {
      if (byName.get(name) === reading) byName.delete(name)
    })
    return before && age < staleMost * this.#ms ? before.promise : reading.promise
  }

  forget(of: object): void {
    this.#known.delete(of)
  }
}
