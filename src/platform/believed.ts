type Reading<T> = Readonly<{ until: number; promise: Promise<T> }>

/** What was read of something, such as a database, by names, and is believed for a while. */
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
    if (before && performance.now() < before.until) return before.promise
    const reading = { until: performance.now() + this.#ms, promise: fresh() }
    if (byName.size >= this.#most) byName.clear()
    byName.set(name, reading)
    reading.promise.catch(() => {
      if (byName.get(name) === reading) byName.delete(name)
    })
    return reading.promise
  }

  forget(of: object): void {
    this.#known.delete(of)
  }
}
