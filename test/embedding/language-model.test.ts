import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Concept } from '../../src/embedding/concepts.ts'
import {
  builtInLanguages,
  packLanguages,
  readLanguages,
} from '../../src/embedding/language-model.loader.ts'
import {
  accuracy,
  namesKeptAside,
  trainLanguages,
} from '../../src/embedding/language-model.training.ts'
import { LanguageCounts, likeliestLanguage } from '../../src/embedding/language-model.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-language-'))
})
afterAll(() => rm(folder, { recursive: true }))

const built = readLanguages(builtInLanguages)
const bytesOf = (table: Int8Array = new Int8Array()) =>
  Buffer.from(table.buffer, table.byteOffset, table.byteLength)

test('a few words are enough to learn the endings of a language', () => {
  const counts = new LanguageCounts()
  for (const word of ['spawanie', 'malowanie', 'toczenie']) counts.add(word, 'pl')
  for (const word of ['welding', 'painting', 'turning']) counts.add(word, 'en')
  const model = counts.model(0.05)
  expect(likeliestLanguage(model, 'frezowanie')).toBe('pl')
  expect(likeliestLanguage(model, 'milling')).toBe('en')
})

test.each([
  ['pl', 'obróbka skrawaniem'],
  ['en', 'heat treatment'],
  ['de', 'Wärmebehandlung von Zahnrädern'],
  ['fr', 'usinage de précision'],
  ['pl', 'pompy ciepla'],
  ['de', 'Prüfstand'],
])('the model that ships knows that %s is the language of "%s"', (language, text) => {
  expect(likeliestLanguage(built, text)).toBe(language)
})

test('every title and description of the judged set that ships is told right', () => {
  for (const file of ['needs', 'offers'])
    for (const line of readFileSync(
      new URL(`../../data/golden/${file}.jsonl`, import.meta.url),
      'utf8',
    )
      .trim()
      .split('\n')) {
      const { title, description, language } = JSON.parse(line)
      expect(likeliestLanguage(built, title), title).toBe(language)
      expect(likeliestLanguage(built, description), description).toBe(language)
    }
})

test('whatever the text, the answer is a language or none, and case does not count', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const found = likeliestLanguage(built, text)
      expect(['pl', 'en', 'de', 'fr', undefined]).toContain(found)
      expect(likeliestLanguage(built, text.toLowerCase())).toBe(found)
    }),
  )
  expect(likeliestLanguage(built, '12 / 34')).toBeUndefined()
})

test('a model is the same after it was written and read; a damaged file is refused with what to do', () => {
  const file = join(folder, 'languages.bin.gz')
  writeFileSync(file, packLanguages(built))
  const again = readLanguages(file).tables
  expect(
    again.map((table, at) => Buffer.compare(bytesOf(table), bytesOf(built.tables[at]))),
  ).toEqual(again.map(() => 0))
  writeFileSync(file, 'no model')
  expect(() => readLanguages(file)).toThrow(/train-languages/)
})

test('names that a concept has in two languages are not asked about, and training does not see what is', () => {
  const concepts = Array.from(
    { length: 400 },
    (_, i): Concept => ({
      source: 'test',
      key: `k${i}`,
      parents: [],
      names: new Map([
        ['pl', [`słowo${i}anie`, 'radio']],
        ['en', [`word${i}ing`, 'Radio']],
      ]),
    }),
  )
  const names = namesKeptAside(concepts)
  expect(names.length).toBeGreaterThan(10)
  expect(names.some(({ name }) => name.toLowerCase() === 'radio')).toBe(false)
  const model = trainLanguages(concepts)
  expect(accuracy(names, (text) => likeliestLanguage(model, text))).toBe(1)
})
