import { expect, test } from 'vitest'
import { usualConstraints } from '../../src/links/brief.ts'
import { circleHead, circlesFound, howGood } from '../../src/links/circle-phrases.ts'
import { conflictSentence, constraintPhrase } from '../../src/links/group-phrases.ts'

const limit = (rule: 'membersMin' | 'membersMax', members: number) =>
  constraintPhrase({ rule }, { ...usualConstraints, [rule]: members }, (id) => id)

test('members are counted as each language counts after "at most" and "at least"', () => {
  expect(limit('membersMax', 2).pl).toBe('najwyżej 2 członków')
  expect(limit('membersMin', 5).pl).toBe('co najmniej 5 członków')
  expect(limit('membersMax', 2).de).toBe('höchstens 2 Mitglieder')
})

test('what cannot hold together is named without bending its words', () => {
  const both = conflictSentence([limit('membersMax', 3), limit('membersMin', 5)])
  expect(both.de).toContain('höchstens 3 Mitglieder und mindestens 5 Mitglieder.')
  expect(both.pl).toContain('najwyżej 3 członków oraz co najmniej 5 członków.')
})

test('one constraint that nobody meets is not spoken of as several', () => {
  const one = conflictSentence([limit('membersMin', 9)])
  expect(one.fr).toBe(
    'Aucun groupe ne respecte cette condition : au moins 9 membres. Renoncez-y ou assouplissez-la.',
  )
  expect(one.en).not.toContain('any one')
})

test('circles, their members and whom they are found among are counted', () => {
  expect(circlesFound(2, 1).en).toBe('Circles of exchange: 2, among 1 organisation')
  expect(howGood(0.5, 0, 1).pl).toContain('spośród 1 kręgu;')
  expect(howGood(0.5, 0, 22).pl).toContain('spośród 22 kręgów; żaden wybór')
  expect(circleHead(3, 0.5).pl).toBe('3 członków, oczekiwana liczba zaspokojonych potrzeb: 0,50')
})
