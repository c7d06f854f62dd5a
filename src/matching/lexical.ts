import { othersMost } from '../embedding/dots.ts'
import type { PieceMeanings } from '../embedding/piece-meanings.ts'
import { lettersOf } from '../embedding/words.ts'

/** Function words of the four languages say nothing about what is offered or needed. */
const functionWordList = `a aber ai als am an and are as au aus aux avec be bei bez bis by ces co comme czy da dans das de dem den der des die dla do du durch
   ein eine einem einen einer en es est et for from für has have his i ich im in is ist it its jako jest jego jej je już kann können la
   le les leur lub mit na nach nad nicht nie nous o od of oder on oraz ou our par pas plus po pod pour przez przy qui sans se sein sich
   sie sind są ses si son sous sowie sur są te that the their they this to tym u um und une uns unser unsere vom von vous w was we werden
   wir with without wird wie z za ze zu zum zur że`
const functionWords = new Set(
  [functionWordList, spelledPlainly(functionWordList)].flatMap((text) => text.split(/\s+/)),
)

const functionWordLongest = Math.max(...functionWords.values().map(({ length }) => length))

/** From this cosine on, a piece says what the other says: good translations of a word lie here. */
const foundFrom = 0.7

/** Of how many bags the cosines with others are kept before all are forgotten. */
const keptMost = 256

/** The cosines of a bag's pieces with each piece it met: where in `values` they begin, as many as the bag has pieces. */
type Met = { begins: Map<number, number>; values: Float32Array }
const kept = new Map<LexicalBag, Met>()

/**
 * The words of a text in pieces that have a meaning each, so that words meet across spellings and languages. The first line,
 * the title, counts twice.
 */
export class LexicalBag {
  readonly pieces: Uint32Array
  /** What each piece counts, of 1. */
  readonly shares: Float64Array
  readonly meanings: PieceMeanings
  /** Whether the text says nothing, as `saysNothing` tells it. */
  readonly isSilent: boolean
  /** How often it was compared: whichever of two was more often, is likely to be again. */
  #compared = 0

  /** @param text any language; case and function words do not count */
  constructor(text: string, meanings: PieceMeanings) {
    this.meanings = meanings
    this.isSilent = saysNothing(text, meanings)
    const all = piecesOf(text, meanings)
    let distinct = 0
    for (let at = 0; at < all.length; at++) if (all[at] !== all[at - 1]) distinct++
    this.pieces = new Uint32Array(distinct)
    this.shares = new Float64Array(distinct)
    let total = 0
    for (let at = 0, place = 0; at < all.length; place++) {
      const piece = all[at] as number
      const first = at
      while (at < all.length && all[at] === piece) at++
      this.pieces[place] = piece
      // Repeating a word helps less and less.
      this.shares[place] = (meanings.weights[piece] as number) * Math.sqrt(at - first)
      total += this.shares[place] as number
    }
    for (let at = 0; at < this.shares.length; at++)
      this.shares[at] = (this.shares[at] as number) / total
  }

  /**
   * How near, in [0, 1], the pieces of either text find their nearest in the other: their mean by shares, and the mean of
   * both directions; 0 where either text says nothing.
   */
  likeness(other: LexicalBag): number {
    if (this.pieces.length === 0 || other.pieces.length === 0) return 0
    const [one, two] = this.#compared >= other.#compared ? [this, other] : [other, this]
    one.#compared++
    two.#compared++
    return Math.min(1, one.#bothWays(two, Number.POSITIVE_INFINITY) / 2)
  }

  /**
   * How near, in [0, 1], these words and those of a text come to each other, as `likeness` tells it, but no piece counts more than
   * one that found its meaning: a text that repeats two of the words asked for must not stand above one that says all
   * of them in its own words, or in another language.
   */
  foundIn(text: LexicalBag): number {
    if (this.pieces.length === 0 || text.pieces.length === 0) return 0
    return Math.min(1, this.#bothWays(text, foundFrom) / 2 / foundFrom)
  }

  /** How near the pieces of either find their nearest in the other, no nearer than `most`: the means of both directions, added. */
  #bothWays(other: LexicalBag, most: number): number {
    const met = metBy(this)
    const nearest = new Float32Array(this.pieces.length)
    let sum = 0
    for (let at = 0; at < other.pieces.length; at++) {
      const begin = this.#cosinesWith(other.pieces[at] as number, met)
      let best = 0
      for (let i = 0; i < nearest.length; i++) {
        const cosine = Math.min(most, met.values[begin + i] as number)
        if (cosine > best) best = cosine
        if (cosine > (nearest[i] as number)) nearest[i] = cosine
      }
      sum += best * (other.shares[at] as number)
    }
    let back = 0
    for (let i = 0; i < nearest.length; i++)
      back += (nearest[i] as number) * (this.shares[i] as number)
    return sum + back
  }

  #cosinesWith(piece: number, met: Met): number {
    const known = met.begins.get(piece)
    if (known !== undefined) return known
    const begin = met.begins.size * this.pieces.length
    if (begin + this.pieces.length > met.values.length) {
      const more = new Float32Array(2 * met.values.length)
      more.set(met.values)
      met.values = more
    }
    this.meanings.cosines.write(piece, this.pieces, met.values, begin)
    met.begins.set(piece, begin)
    return begin
  }
}

function metBy(bag: LexicalBag): Met {
  const known = kept.get(bag)
  if (known) return known
  if (kept.size >= keptMost) kept.clear()
  const met = {
    begins: new Map<number, number>(),
    values: new Float32Array(64 * bag.pieces.length),
  }
  kept.set(bag, met)
  return met
}

/**
 * Whether a text is a mere code, such as RPDS.01.02.01-02-0001/15: it has figures next to each other and no word that is known. Its
 * crumbs, letters and figures, have meanings that met by chance, and so few that chance would count for much. Without such figures it
 * may be an abbreviation that people of a trade know, such as ATEX or H2, and in a script of which no piece is known a model other
 * than the built-in one may read it.
 */
export function saysNothing(text: string, meanings: PieceMeanings): boolean {
  if (!/\p{N}\p{N}/u.test(text)) return false
  const words = lettersOf(text)
  let unread = words.length === 0
  for (const word of words) {
    if (!onlyLetters.test(word) || functionWords.has(word)) continue
    const pieces = meanings.piecesOf(word).length
    if (word.length > crumb * pieces && pieces > 0) return false
    unread ||= pieces === 0
  }
  return !unread
}

/** Three letters and no figure: shorter words are as often parts of a code. */
const onlyLetters = /^[\p{L}\p{M}]{3,}$/u
/** A word that falls into pieces of so many letters, on the mean, is none that people use. */
const crumb = 2

/** The pieces of a text that say something, in order of their numbers, those of the title twice; of a very long text its beginning. */
function piecesOf(text: string, meanings: PieceMeanings): Uint32Array {
  const end = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n')
  const title = lettersOf(text.slice(0, end))
  const pieces: number[] = []
  for (const words of [title, title, lettersOf(text.slice(end))])
    for (const word of words) {
      if (word.length <= functionWordLongest && functionWords.has(word)) continue
      for (const piece of meanings.piecesOf(word)) pieces.push(piece)
      if (pieces.length >= othersMost) return Uint32Array.from(pieces.slice(0, othersMost)).sort()
    }
  return Uint32Array.from(pieces).sort()
}

/** The words of a text that say something, without case and accents, in order. */
export function wordsOf(text: string): string[] {
  return (spelledPlainly(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => !functionWords.has(word),
  )
}

/** Without case and accents. */
function spelledPlainly(text: string): string {
  const lower = text.toLowerCase()
  // Taking letters apart is slow, and most texts have many words and few accents, or none.
  if (/^[\0-\x7f]*$/.test(lower)) return lower
  return lower.replaceAll('ł', 'l').replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '')
}
