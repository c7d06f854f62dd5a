import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Piece,
  paddingId,
  reservedPieces,
  Unigram,
  unknownId,
} from '../../src/embedding/unigram.ts'
import { trainUnigram } from '../../src/embedding/unigram-training.ts'
import { wordsOf } from '../../src/embedding/words.ts'

const heads = ['stahl', 'holz', 'beton', 'glas', 'kupfer', 'wasser', 'schiff', 'hoch']
const tails = ['bau', 'werk', 'technik', 'handel', 'lager', 'pumpe', 'prüfung', 'fräsen']
/** Every head with every tail, and heads alone. */
const toyWords = new Map(
  heads.flatMap(
    (head) =>
      [[`▁${head}`, 20], ...tails.map((tail) => [`▁${head}${tail}`, 5])] as [string, number][],
  ),
)
/** Room for the reserved pieces, every character, and each head and tail. */
const toySize = 2 + new Set([...toyWords.keys()].join('')).size + heads.length + tails.length

const textsOf = (unigram: Unigram, word: string) =>
  unigram.split(word).map((id) => unigram.pieces[id]?.[0])

test('a vocabulary learns the parts that words share', () => {
  const unigram = trainUnigram(toyWords, toySize)
  expect(textsOf(unigram, '▁stahlbau')).toEqual(['▁stahl', 'bau'])
  expect(textsOf(unigram, '▁kupferpumpe')).toEqual(['▁kupfer', 'pumpe'])
})

test('a vocabulary has no more pieces than asked for, none twice, and begins with the reserved ones', () => {
  const { pieces } = trainUnigram(toyWords, toySize)
  expect(pieces.length).toBeLessThanOrEqual(toySize)
  expect(new Set(pieces.map(([text]) => text)).size).toBe(pieces.length)
  expect(pieces.slice(0, 2)).toEqual(reservedPieces)
  expect([unknownId, paddingId]).toEqual([0, 1])
})

test('the pieces of a word, one after another, are the word', () => {
  const unigram = trainUnigram(toyWords, toySize)
  const letters = fc.string({ unit: fc.constantFrom(...'stahlbuozc'), minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(letters, (word) => {
      expect(textsOf(unigram, `▁${word}`).join('')).toBe(`▁${word}`)
    }),
  )
})

test('neighbouring unknown characters are one unknown piece', () => {
  const unigram = trainUnigram(toyWords, toySize)
  expect(unigram.split('▁漢字holz').filter((id) => id === unknownId)).toHaveLength(1)
  expect(textsOf(unigram, '▁漢字holz').join('')).toBe('▁<unk>holz')
})

test('of two splits the more probable is taken, whatever the number of pieces', () => {
  const few: Piece[] = [...reservedPieces, ['a', -1], ['b', -1], ['ab', -3], ['▁', -1]]
  expect(textsOf(new Unigram(few), '▁ab')).toEqual(['▁', 'a', 'b'])
  const likelyPair: Piece[] = [...reservedPieces, ['a', -1], ['b', -1], ['ab', -1.5], ['▁', -1]]
  expect(textsOf(new Unigram(likelyPair), '▁ab')).toEqual(['▁', 'ab'])
})

test('the score without a piece is that of the best other split', () => {
  const unigram = new Unigram([...reservedPieces, ['a', -1], ['b', -2], ['ab', -1.5]])
  expect(unigram.scoreWithout('ab', 4)).toBeCloseTo(-3)
})

test('a word is the same within punctuation, in capitals and in compatibility forms', () => {
  expect(wordsOf('„STAHL“, (Holz)/Beton-ﬁlter…')).toEqual(['▁stahl', '▁holz', '▁beton', '▁filter'])
  expect(wordsOf(' – … ! ')).toEqual([])
})
