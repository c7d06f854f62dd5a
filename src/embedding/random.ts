/** A seeded source of numbers: the same seed gives the same numbers on every machine. */
export type Random = Readonly<{
  /** Uniform in [0, 1). */
  unit(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  /** Normally distributed, mean 0 and deviation 1 (Box and Muller, 1958). */
  normal(): number
  /** Where it is in its numbers; a source that starts from there gives the same that follow. */
  state(): RandomState
}>

export type RandomState = readonly [number, number, number, number]

/** The generator sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state. */
export function seededRandom(seed: number): Random {
  const random = randomFrom([0x9e3779b9, 0x243f6a88, seed | 0, 1])
  // The first numbers still resemble the seed.
  for (let round = 0; round < 15; round++) random.unit()
  return random
}

/** Goes on where another source was. */
export function randomFrom(state: RandomState): Random {
  let [a, b, c, counter] = state
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4294967296
  }
  return {
    unit: next,
    state: () => [a, b, c, counter],
    below: (limit) => Math.floor(next() * limit),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** One of `choices`, each as likely as the others. */
export function pick<T>(random: Random, choices: readonly [T, ...T[]] | readonly T[]): T {
  const choice = choices[random.below(choices.length)]
  if (choice === undefined) throw new RangeError('There is nothing to pick from.')
  return choice
}

/** Puts `values` in random order, in place (Fisher and Yates). */
export function shuffle(random: Random, values: Int32Array): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const kept = values[last] as number
    values[last] = values[other] as number
    values[other] = kept
  }
}

/** At most `wanted` of `count` places, the same for the same seed, in ascending order. */
export function drawnPlaces(count: number, wanted: number, seed: number): number[] {
  const places = Int32Array.from({ length: count }, (_, at) => at)
  shuffle(seededRandom(seed), places)
  return [...places.subarray(0, wanted).toSorted()]
}

/** A whole number in [0, 2³²) that depends on every character of `text` (FNV-1a, 32 bits). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // FNV alone leaves its low bits poor; this is the finaliser of MurmurHash3.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
