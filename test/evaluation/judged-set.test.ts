import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesIn, goldenFiles, readJudgedSet } from '../../src/evaluation/judged-set.loader.ts'
import { judgementsOf } from '../../src/evaluation/judged-set.ts'
import { languages } from '../../src/platform/phrase.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-judged-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const line = (id: string, more: object = {}) =>
  JSON.stringify({ id, language: 'pl', title: `Tytuł ${id}`, description: '', ...more })
const good = {
  needs: [line('N1'), line('N2')],
  offers: [line('O1'), line('O2', { language: 'de', organisation: 'ignored' })],
  qrels: ['N1\tO1\t3', 'N1\tO2\t0'],
}

function read(change: Partial<typeof good> = {}) {
  const files = filesIn(folder)
  const lines = { ...good, ...change }
  writeFileSync(files.needs, lines.needs.join('\n'))
  writeFileSync(files.offers, lines.offers.join('\n'))
  writeFileSync(files.qrels, lines.qrels.join('\n'))
  return readJudgedSet(files)
}

test('a judged set is read; a need that nothing answers is left out', () => {
  const set = read()
  expect(set.needs.map(({ id }) => id)).toEqual(['N1'])
  expect(set.offers).toHaveLength(2)
  expect(set.grades.get('N1')?.get('O1')).toBe(3)
})

test('a byte order mark, empty lines and other line ends do not matter', () => {
  const set = read({ needs: [`\uFEFF${line('N1')}\r`, '', ''], qrels: ['', 'N1\tO1\t2\r', ''] })
  expect(set.needs.map(({ id }) => id)).toEqual(['N1'])
})

describe('what is wrong is told with its line', () => {
  test.each<[string, Partial<typeof good>, RegExp]>([
    [
      'broken JSON',
      { offers: [line('O1'), '{"id":'] },
      /offers\.jsonl, line 2: this is not a JSON/,
    ],
    ['a list', { needs: ['[]'] }, /needs\.jsonl, line 1: this is not a JSON object/],
    ['no title', { needs: [line('N1', { title: ' ' })] }, /line 1: "title" must be a text/],
    ['no id', { needs: [line('N1', { id: 7 })] }, /line 1: "id" must be a text/],
    ['no such language', { offers: [line('O1', { language: 'xx' })] }, /must be pl, en, de or fr/],
    [
      'an id twice',
      { offers: [line('O1'), line('O1')] },
      /line 2: the id "O1" stands on an earlier/,
    ],
    ['nothing', { needs: [''] }, /needs\.jsonl holds no line/],
    ['a grade in words', { qrels: ['N1\tO1\tgood'] }, /line 1: a judgement is a need's id/],
    ['spaces for tabs', { qrels: ['N1 O1 3'] }, /with tabs between them/],
    ['an unknown need', { qrels: ['', 'N9\tO1\t3'] }, /line 2: "N9" is not in .*needs\.jsonl/],
    ['an unknown offer', { qrels: ['N1\tO9\t3'] }, /line 1: "O9" is not in .*offers\.jsonl/],
    ['two grades', { qrels: ['N1\tO1\t3', 'N1\tO1\t2'] }, /line 2: N1 and O1 have another grade/],
    ['no answers', { qrels: ['N1\tO1\t1'] }, /names no good answer to any need/],
    ['no judgements', { qrels: [''] }, /names no good answer to any need/],
  ])('%s', (_, change, sentence) => {
    expect(() => read(change)).toThrow(sentence)
  })

  test('a missing file', () => {
    const files = { ...filesIn(folder), qrels: join(folder, 'nowhere.tsv') }
    read()
    expect(() => readJudgedSet(files)).toThrow(/There is no file .*nowhere\.tsv to read/)
  })
})

test('the set that ships is whole: judged, in four languages, with answers in others and traps in its own', () => {
  const set = readJudgedSet(goldenFiles)
  expect(set.needs).toHaveLength(12)
  expect(set.offers).toHaveLength(79)
  expect(judgementsOf(set)).toBe(72)
  const language = new Map(set.offers.map((offer) => [offer.id, offer.language]))
  for (const spoken of languages)
    expect(set.needs.filter((need) => need.language === spoken)).toHaveLength(3)
  for (const need of set.needs) {
    const grades = [...(set.grades.get(need.id) ?? [])]
    const abroad = grades.filter(([id, grade]) => grade >= 2 && language.get(id) !== need.language)
    expect(abroad.length, need.title).toBeGreaterThanOrEqual(1)
    expect(
      grades.some(([, grade]) => grade === 3),
      need.title,
    ).toBe(true)
    expect(
      grades.some(([, grade]) => grade === 0),
      need.title,
    ).toBe(true)
  }
})
