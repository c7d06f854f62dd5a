import { mainLanguages } from './concepts.ts'

/** Only the languages that texts may be in here. */
const spoken = mainLanguages
export type SpokenLanguage = (typeof spoken)[number]

/** What a language is told by: whole words, runs of characters inside them, and how they begin and end. */
const kinds = [
  { bits: 17, of: (word: string) => [word] },
  { bits: 16, of: (word: string) => runs(`<${word}>`, 3) },
  { bits: 17, of: (word: string) => runs(`<${word}>`, 4) },
  {
    bits: 14,
    of: (word: string) => [`^${word.slice(0, 3)}`, `${word.slice(-3)}$`, `${word.slice(-2)}$`],
  },
] as const

/**
 * For each kind of feature a table of 2^bits rows, one number a language: how much the feature speaks for it, as the logarithm
 * of its share there against the mean over all languages, in steps of `step`.
 */
export type LanguageModel = Readonly<{ tables: readonly Int8Array[] }>

const step = 0.0625

/** Of a long text the beginning is enough. */
const wordsMax = 200

/** How often features occur in each language; what a model is made from. */
export class LanguageCounts {
  readonly #counts = kinds.map(({ bits }) => new Float64Array(2 ** bits * spoken.length))

  add(text: string, language: SpokenLanguage): void {
    const column = spoken.indexOf(language)
    eachFeature(text, (kind, feature) => {
      const counts = this.#counts[kind] as Float64Array
      const at = feature * spoken.length + column
      counts[at] = (counts[at] as number) + 1
    })
  }

  /** Multinomial naive Bayes with additive smoothing (`smoothing` of an occurrence for each feature). */
  model(smoothing: number): LanguageModel {
    return { tables: this.#counts.map((counts) => logShares(counts, smoothing)) }
  }
}

function logShares(counts: Float64Array, smoothing: number): Int8Array {
  const rows = counts.length / spoken.length
  const totals = spoken.map((_, column) => {
    let total = 0
    for (let row = 0; row < rows; row++) total += counts[row * spoken.length + column] as number
    return total + smoothing * rows
  })
  const table = new Int8Array(counts.length)
  for (let row = 0; row < rows; row++) {
    const begin = row * spoken.length
    const logs = spoken.map((_, column) =>
      Math.log(((counts[begin + column] as number) + smoothing) / (totals[column] as number)),
    )
    const seen = counts.subarray(begin, begin + spoken.length).some((count) => count > 0)
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
    for (const [column, log] of logs.entries())
      table[begin + column] = seen ? clamped(Math.round((log - mean) / step)) : 0
  }
  return table
}

/**
 * The language that speaks most for a text, each kind of feature counting by the root of how many there are, because
 * features of one text depend on each other. Nothing where a text has no feature that was ever seen.
 */
export function likeliestLanguage(
  { tables }: LanguageModel,
  text: string,
): SpokenLanguage | undefined {
  const sums = kinds.map(() => new Float64Array(spoken.length))
  const counts = kinds.map(() => 0)
  eachFeature(text, (kind, feature) => {
    const [table, sum] = [tables[kind] as Int8Array, sums[kind] as Float64Array]
    const begin = feature * spoken.length
    for (let column = 0; column < spoken.length; column++)
      sum[column] = (sum[column] as number) + (table[begin + column] as number)
    counts[kind] = (counts[kind] ?? 0) + 1
  })
  const scores = spoken.map((_, column) =>
    sums.reduce(
      (total, sum, kind) => total + (sum[column] as number) / Math.sqrt(counts[kind] || 1),
      0,
    ),
  )
  const best = Math.max(...scores)
  return scores.every((score) => score === 0) ? undefined : spoken[scores.indexOf(best)]
}

/** The rows that the tables of a model have; a file of another length is not one. */
export function tableLengths(): number[] {
  return kinds.map(({ bits }) => 2 ** bits * spoken.length)
}

function eachFeature(text: string, hand: (kind: number, feature: number) => void): void {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? []
  for (const word of words.slice(0, wordsMax))
    for (const [kind, { bits, of }] of kinds.entries())
      for (const feature of of(word)) hand(kind, hash(feature) >>> (32 - bits))
}

function runs(framed: string, length: number): string[] {
  return Array.from({ length: Math.max(0, framed.length - length + 1) }, (_, at) =>
    framed.slice(at, at + length),
  )
}

/** FNV-1a with a last multiplication, because the upper bits are used. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0
}

function clamped(value: number): number {
  return Math.max(-127, Math.min(127, value))
}
