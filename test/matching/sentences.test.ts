import { expect, test } from 'vitest'
import { sentencesOf } from '../../src/matching/sentences.ts'

test('an entry is quoted by its title and its sentences, in order', () => {
  const entry = {
    title: 'Odlewy',
    description: 'Odlewamy do 40 kg. Badamy rentgenem, np. wg ASTM E155!\nCzas: 3 tyg.',
    language: 'pl' as const,
  }
  expect(sentencesOf(entry)).toEqual([
    'Odlewy',
    'Odlewamy do 40 kg.',
    'Badamy rentgenem, np. wg ASTM E155!',
    'Czas: 3 tyg.',
  ])
})

test('what says nothing is left out, what is endless is cut', () => {
  const sentences = sentencesOf({
    title: 'T',
    description: `12. — . ${'Wort '.repeat(200)}.`,
    language: 'de',
  })
  expect(sentences).toHaveLength(2)
  expect(sentences[1]).toHaveLength(400)
  expect(sentences[1]?.endsWith('…')).toBe(true)
})
