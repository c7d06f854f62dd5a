import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collaborationSignal, type PairHistory } from '../../src/collaborations/signal.ts'

const never: PairHistory = { shared: 0, latestDaysAgo: null, latest: null, common: [] }
const common = (...partners: number[]) =>
  partners.map((count, at) => ({ organisationId: `c${at}`, partners: count }))
const histories = fc.record({
  shared: fc.integer({ min: 0, max: 20 }),
  latestDaysAgo: fc.option(fc.integer({ min: 0, max: 9000 })),
  latest: fc.constant(null),
  common: fc.array(fc.integer({ min: 2, max: 500 }), { maxLength: 8 }).map((all) => common(...all)),
})

test('two strangers have nothing to say for them', () => {
  expect(collaborationSignal(never)).toEqual({
    value: 0,
    shared: 0,
    latest: null,
    commonPartners: [],
  })
})

test('follows the formula', () => {
  const today = collaborationSignal({ ...never, shared: 1, latestDaysAgo: 0 }).value
  expect(today).toBeCloseTo((2 * Math.log(2)) / (2 * Math.log(2) + 1.5), 12)
  const through = collaborationSignal({ ...never, common: common(3, 10) }).value
  const evidence = 1 / Math.log(3) + 1 / Math.log(10)
  expect(through).toBeCloseTo(evidence / (evidence + 1.5), 12)
})

test('is in [0, 1), and rises with every project and every common partner', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 2, max: 500 }), (history, partners) => {
      const { value } = collaborationSignal(history)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThan(1)
      const more = { ...history, shared: history.shared + 1 }
      expect(collaborationSignal(more).value).toBeGreaterThan(value)
      const known = { ...history, common: [...history.common, { organisationId: 'z', partners }] }
      expect(collaborationSignal(known).value).toBeGreaterThan(value)
    }),
  )
})

test('an old project says less than a new one, and the common partners with fewest others come first', () => {
  const old = { ...never, shared: 1, latestDaysAgo: 4000 }
  expect(collaborationSignal(old).value).toBeLessThan(
    collaborationSignal({ ...old, latestDaysAgo: 10 }).value,
  )
  expect(collaborationSignal({ ...never, common: common(9, 2, 30) }).commonPartners).toEqual([
    'c1',
    'c0',
    'c2',
  ])
})
