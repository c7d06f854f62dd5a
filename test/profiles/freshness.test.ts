import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshness, halfLifeDays } from '../../src/profiles/freshness.ts'

const dayOf = (date: Date) => date.toISOString().slice(0, 10)
const days = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map(dayOf)

describe('freshness', () => {
  test.each([
    ['2026-11-23', '2026-11-23', 180, 1],
    ['2026-05-27', '2026-11-23', 180, 0.5],
    ['2025-11-28', '2026-11-23', 180, 0.25],
    ['2026-12-24', '2026-11-23', 180, 1],
    // A leap day counts as a day.
    ['2024-02-28', '2024-03-01', 2, 0.5],
  ])(
    'confirmed on %s and read on %s, half-life %i days, is %d',
    (confirmed, today, half, fresh) => {
      expect(freshness(confirmed, today, half)).toBeCloseTo(fresh, 12)
    },
  )

  test('of needs fades before that of competencies', () => {
    expect(halfLifeDays.need).toBeLessThan(halfLifeDays.competency)
  })

  test('is above 0 and at most 1, and never rises as time passes', () => {
    fc.assert(
      fc.property(days, days, days, fc.constantFrom(1, 180, 540), (confirmed, one, other, half) => {
        const [earlier = '', later = ''] = [one, other].sort()
        const [before, after] = [earlier, later].map((day) => freshness(confirmed, day, half))
        expect(after).toBeGreaterThan(0)
        expect(before).toBeLessThanOrEqual(1)
        expect(after).toBeLessThanOrEqual(before ?? 0)
      }),
    )
  })
})
