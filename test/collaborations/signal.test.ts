import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  collaborationSignal,
  type JointProject,
  type PairHistory,
} from '../../src/collaborations/signal.ts'

const never: PairHistory = { shared: [], common: [] }
const between = (members: number, daysAgo: number | null = 0): JointProject => ({
  members,
  daysAgo,
})
const project = fc.record({
  members: fc.integer({ min: 2, max: 50 }),
  daysAgo: fc.option(fc.integer({ min: 0, max: 9000 })),
})
const projects = fc.array(project, { maxLength: 5 })
const partner = fc.record({
  mine: fc.array(project, { minLength: 1, maxLength: 3 }),
  theirs: fc.array(project, { minLength: 1, maxLength: 3 }),
  projects: fc.integer({ min: 1, max: 500 }),
})
const histories = fc.record({ shared: projects, common: fc.array(partner, { maxLength: 8 }) })

test('two strangers have nothing to say for them', () => {
  expect(collaborationSignal(never)).toBe(0)
})

test('follows the formula', () => {
  const alone = collaborationSignal({ ...never, shared: [between(2)] })
  expect(alone).toBeCloseTo((4 * Math.log(2)) / (4 * Math.log(2) + 1.5), 12)
  const through = collaborationSignal({
    ...never,
    common: [{ mine: [between(3)], theirs: [between(5, 4 * 365.25)], projects: 9 }],
  })
  const evidence = 1 / 8 / Math.log(10)
  expect(through).toBeCloseTo(evidence / (evidence + 1.5), 12)
})

test('is in [0, 1), and rises with every project and every common partner', () => {
  fc.assert(
    fc.property(histories, project, partner, (history, another, known) => {
      const value = collaborationSignal(history)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThan(1)
      const more = { ...history, shared: [...history.shared, another] }
      expect(collaborationSignal(more)).toBeGreaterThan(value)
      const wider = { ...history, common: [...history.common, known] }
      expect(collaborationSignal(wider)).toBeGreaterThan(value)
    }),
  )
})

test('is the same seen from the other side', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const common = history.common.map(({ mine, theirs, ...rest }) => ({
        ...rest,
        mine: theirs,
        theirs: mine,
      }))
      expect(collaborationSignal({ ...history, common })).toBe(collaborationSignal(history))
    }),
  )
})

test('an old project says less than a new one, a large consortium less than a small one', () => {
  const value = (shared: JointProject) => collaborationSignal({ ...never, shared: [shared] })
  expect(value(between(2, 4000))).toBeLessThan(value(between(2, 10)))
  expect(value(between(2, null))).toBeCloseTo(value(between(2, 4 * 365.25)), 12)
  expect(value(between(40))).toBeLessThan(value(between(4)) / 5)
})
