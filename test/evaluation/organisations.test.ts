import { expect, test } from 'vitest'
import type { JudgedSet, JudgedText } from '../../src/evaluation/judged-set.ts'
import { hasGoodAnswers, judgedOrganisations } from '../../src/evaluation/organisations.ts'
import { lexicalBag } from '../../src/matching/lexical.loader.ts'

const text = (id: string, organisation?: string): JudgedText => ({
  id,
  language: 'en',
  title: id,
  description: '',
  organisation,
})
const meaning = { vector: Float32Array.of(1, 0), words: lexicalBag(''), language: 'en' as const }
const set: JudgedSet = {
  needs: [text('N1', 'Foundry'), text('N2', 'Foundry'), text('N3', 'Idle')],
  offers: [text('O1', 'Laboratory'), text('O2', 'Laboratory'), text('O3', 'Bakery')],
  grades: new Map([
    ['N1', new Map([['O1', 1]])],
    [
      'N2',
      new Map([
        ['O2', 3],
        ['O3', 0],
      ]),
    ],
    ['N3', new Map([['O3', 0]])],
  ]),
}
const of = (one: JudgedSet) =>
  judgedOrganisations(
    one,
    one.needs.map(() => meaning),
    one.offers.map(() => meaning),
  )

test('an organisation answers another as well as its best entry does, and who is not answered is not asked', () => {
  const judged = of(set)
  expect(judged?.set.needs.map(({ id }) => id)).toEqual(['Foundry'])
  expect(judged?.set.grades.get('Foundry')).toEqual(
    new Map([
      ['Laboratory', 3],
      ['Bakery', 0],
    ]),
  )
  expect(judged?.answering.map(({ id, entries }) => [id, entries.length])).toEqual([
    ['Laboratory', 2],
    ['Bakery', 1],
  ])
  expect(judged && hasGoodAnswers(judged)).toBe(true)
})

test('without owners there are no organisations to rank', () => {
  expect(of({ ...set, needs: [text('N1')] })).toBeUndefined()
})
