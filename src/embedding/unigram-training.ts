import { accumulate } from './accumulate.ts'
import { Trie } from './trie.ts'
import { type Piece, reservedPieces, Unigram } from './unigram.ts'
import { seedPieces } from './unigram-seeds.ts'

/** How often each marked word occurs; counts may be weighted and need not be whole. */
export type WordCounts = ReadonlyMap<string, number>

/** Kudo (2018) shrinks by a quarter a round, with two rounds of expectation and maximisation between. */
const shrinkTo = 0.75
const estimatesPerRound = 2
const expectedCountMin = 0.5

/**
 * Learns a vocabulary of at most `size` pieces, reserved ones included, that makes the words most probable (Kudo, 2018, section
 * 3.2): begin with many frequent substrings, estimate their probabilities by expectation maximisation, drop those that
 * would be missed least, repeat. Scores are rounded to four decimals, as they are written.
 */
export function trainUnigram(
  words: WordCounts,
  size: number,
  onRound: (piecesLeft: number) => void = () => {},
): Unigram {
  const wanted = size - reservedPieces.length
  let pieces = seedPieces(words, wanted * 8)
  for (;;) {
    for (let round = 0; round < estimatesPerRound; round++) pieces = estimate(words, pieces)
    onRound(pieces.length)
    if (pieces.length <= wanted) break
    pieces = prune(words, pieces, Math.max(wanted, Math.floor(pieces.length * shrinkTo)))
  }
  const sorted = pieces.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const rounded = sorted.map(([text, score]): Piece => [text, Math.round(score * 1e4) / 1e4])
  return new Unigram([...reservedPieces, ...rounded])
}

/** One step of expectation maximisation. A single character is never lost, or some word could not be written. */
function estimate(words: WordCounts, pieces: readonly Piece[]): Piece[] {
  const expected = expectedCounts(words, pieces)
  const kept: [string, number][] = []
  let total = 0
  for (const [id, [text]] of pieces.entries()) {
    const count = expected[id] as number
    if (count < expectedCountMin && text.length > 1) continue
    kept.push([text, Math.max(count, expectedCountMin)])
    total += Math.max(count, expectedCountMin)
  }
  return kept.map(([text, count]): Piece => [text, Math.log(count / total)])
}

/** How often each piece is used, over all splits of all words, each weighted by its probability. */
function expectedCounts(words: WordCounts, pieces: readonly Piece[]): Float64Array {
  const trie = new Trie(Math.ceil(pieces.length * 2.7))
  for (const [id, [text]] of pieces.entries()) trie.add(text, id)
  const probabilities = Float64Array.from(pieces, ([, score]) => Math.exp(score))
  const counts = new Float64Array(pieces.length)
  const edges: Edges = { start: [], end: [], id: [] }
  for (const [word, count] of words) {
    collectEdges(trie, word, edges)
    addExpected(edges, word.length, probabilities, count, counts)
  }
  return counts
}

type Edges = { start: number[]; end: number[]; id: number[] }

function collectEdges(trie: Trie, word: string, edges: Edges): void {
  edges.start.length = edges.end.length = edges.id.length = 0
  for (let start = 0; start < word.length; start++) {
    let node: number = Trie.root
    for (let at = start; at < word.length; at++) {
      node = trie.step(node, word.charCodeAt(at))
      if (node === 0) break
      const id = trie.valueAt(node)
      if (id < 0) continue
      edges.start.push(start)
      edges.end.push(at + 1)
      edges.id.push(id)
    }
  }
}

/** Forward and backward in plain probabilities: words are short enough that these do not vanish. */
function addExpected(
  edges: Edges,
  length: number,
  probabilities: Float64Array,
  count: number,
  counts: Float64Array,
): void {
  const forward = new Float64Array(length + 1)
  const backward = new Float64Array(length + 1)
  forward[0] = backward[length] = 1
  const { start, end, id } = edges
  const step = (edge: number) => probabilities[id[edge] as number] as number
  for (let edge = 0; edge < id.length; edge++) {
    accumulate(
      forward,
      end[edge] as number,
      (forward[start[edge] as number] as number) * step(edge),
    )
  }
  for (let edge = id.length - 1; edge >= 0; edge--) {
    accumulate(
      backward,
      start[edge] as number,
      (backward[end[edge] as number] as number) * step(edge),
    )
  }
  const whole = forward[length] as number
  if (!(whole > 0)) return
  for (let edge = 0; edge < id.length; edge++) {
    const through =
      (forward[start[edge] as number] as number) *
      step(edge) *
      (backward[end[edge] as number] as number)
    accumulate(counts, id[edge] as number, (count * through) / whole)
  }
}

/**
 * Keeps the `size` pieces that would be missed most: those used often, in best splits, whose own best split into other
 * pieces is much less probable.
 */
function prune(words: WordCounts, pieces: readonly Piece[], size: number): Piece[] {
  const unigram = new Unigram([...reservedPieces, ...pieces])
  const uses = new Float64Array(pieces.length + reservedPieces.length)
  for (const [word, count] of words) {
    for (const id of unigram.split(word)) accumulate(uses, id, count)
  }
  const missed = pieces.map(([text, score], at): readonly [Piece, number] => {
    if (text.length === 1) return [[text, score], Infinity]
    const used = uses[at + reservedPieces.length] as number
    return [[text, score], used * (score - unigram.scoreWithout(text, at + reservedPieces.length))]
  })
  missed.sort(([a, missA], [b, missB]) => {
    if (missA !== missB) return missB - missA
    return b[1] - a[1] || (a[0] < b[0] ? -1 : 1)
  })
  return missed.slice(0, size).map(([piece]) => piece)
}
