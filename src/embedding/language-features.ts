/** How many rows features are spread over (2^bits), and how long the longest run of characters among them is. */
export type FeatureShape = Readonly<{ bits: number; longest: number }>

/** Of a long text the beginning is enough. */
const wordsMax = 200

const seeds = { run: 0x811c9dc5, word: 0x9e3779b9 }

/**
 * Hands over the row of each feature of a text, as often as it occurs: of every word, between marks of its beginning and its
 * end, each run of up to `longest` characters, and the whole. Case, digits and signs do not count: titles are written in
 * capitals in any language.
 */
export function eachFeature(
  text: string,
  { bits, longest }: FeatureShape,
  hand: (row: number) => void,
): void {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const unused = 32 - bits
  const handHash = (hash: number) => hand(mixed(hash) >>> unused)
  for (const word of words.slice(0, wordsMax)) {
    const framed = `<${word}>`
    eachRun(framed, longest, handHash)
    if (framed.length > longest) handHash(hashOfWhole(framed))
  }
}

function eachRun(framed: string, longest: number, hand: (hash: number) => void): void {
  const { length } = framed
  for (let from = 0; from < length; from++) {
    let hash = seeds.run
    for (let to = from; to < Math.min(length, from + longest); to++) {
      hash = further(hash, framed.charCodeAt(to))
      const onlyMark = to === from && (from === 0 || from === length - 1)
      if (!onlyMark) hand(hash)
    }
  }
}

function hashOfWhole(framed: string): number {
  let hash = seeds.word
  for (let at = 0; at < framed.length; at++) hash = further(hash, framed.charCodeAt(at))
  return hash
}

/** FNV-1a, one character at a time. */
function further(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

/** FNV leaves its bits unequally good; this is the finaliser of MurmurHash3. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
