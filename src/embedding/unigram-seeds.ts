import type { Piece } from './unigram.ts'
import type { WordCounts } from './unigram-training.ts'

const pieceLengthMax = 16
const countMin = 3

/**
 * The substrings to begin with: every character, and of the longer ones the `size` that cover most text (count times
 * length). Substrings are counted length by length, extending only those frequent enough: a rare one cannot become
 * frequent by growing, and all at once would not fit into memory.
 */
export function seedPieces(words: WordCounts, size: number): Piece[] {
  const singles = countSubstrings(words, 1, undefined)
  const found: [string, number][] = []
  let shorter = singles
  for (let length = 2; length <= pieceLengthMax && shorter.size > 0; length++) {
    const longer = countSubstrings(words, length, shorter)
    for (const [text, count] of longer) {
      if (count < countMin) longer.delete(text)
      else found.push([text, count])
    }
    shorter = longer
  }
  found.sort(
    ([a, countA], [b, countB]) => countB * b.length - countA * a.length || (a < b ? -1 : 1),
  )
  const chosen = [...singles, ...found.slice(0, size)]
  const total = chosen.reduce((sum, [, count]) => sum + count, 0)
  return chosen.map(([text, count]): Piece => [text, Math.log(count / total)])
}

function countSubstrings(
  words: WordCounts,
  length: number,
  frequentPrefixes: ReadonlyMap<string, number> | undefined,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word, count] of words) {
    for (let at = 0; at + length <= word.length; at++) {
      if (frequentPrefixes && !frequentPrefixes.has(word.slice(at, at + length - 1))) continue
      const text = word.slice(at, at + length)
      counts.set(text, (counts.get(text) ?? 0) + count)
    }
  }
  return counts
}
