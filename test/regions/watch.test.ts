import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsOver, newsBetween, type Snapshot, trendsBetween } from '../../src/regions/watch.ts'

function snapshot(...activities: [string, number, boolean][]): Snapshot {
  return {
    level: 'division',
    entries: 9,
    organisations: 4,
    activities: activities.map(([code, unmet, specialised]) => ({
      code,
      supply: 2,
      demand: 5,
      unmet,
      specialised,
    })),
  }
}

test('entries and exits stand first, then what opened or grew, then what shrank or closed', () => {
  const before = snapshot(
    ['10', 0, false],
    ['16', 0, true],
    ['20', 1, false],
    ['25', 3, false],
    ['28', 2, false],
    ['30', 2, true],
  )
  const now = snapshot(
    ['10', 0, true],
    ['20', 4, false],
    ['25', 1, false],
    ['28', 0, false],
    ['30', 2, true],
    ['62', 1, false],
  )
  expect(trendsBetween(before, now).map(({ code, change }) => `${code} ${change}`)).toEqual([
    '10 entered',
    '16 left',
    '20 grew',
    '62 opened',
    '25 shrank',
    '28 closed',
  ])
})

test('nothing became of what is the same', () => {
  const same = snapshot(['10', 1, false], ['25', 0, true])
  expect(trendsBetween(same, same)).toEqual([])
})

const codes = ['10', '16', '20', '25', '28', '30', '62']
const anySnapshot: fc.Arbitrary<Snapshot> = fc.record({
  level: fc.constant('division' as const),
  entries: fc.nat(99),
  organisations: fc.nat(9),
  activities: fc.uniqueArray(
    fc.record({
      code: fc.constantFrom(...codes),
      supply: fc.nat(9),
      demand: fc.nat(9),
      unmet: fc.nat(3),
      specialised: fc.boolean(),
    }),
    { selector: ({ code }) => code },
  ),
  organisationIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
  partners: fc.uniqueArray(fc.constantFrom('DE21', 'FRK2', 'AT31')),
  emerging: fc.uniqueArray(fc.constantFrom(...codes)),
})

describe('what is new between two snapshots', () => {
  test('is nothing between a snapshot and itself', () => {
    fc.assert(
      fc.property(anySnapshot, (same) => {
        for (const news of Object.values(newsBetween(same, same))) expect(news).toEqual([])
      }),
    )
  })

  test('is the reverse with the days exchanged: what opened has closed, who joined is gone', () => {
    const named = (pairs: readonly { code: string }[]) => pairs.map(({ code }) => code).sort()
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (one, other) => {
        const [forth, back] = [newsBetween(one, other), newsBetween(other, one)]
        expect(named(forth.opened)).toEqual(named(back.closed))
        expect(named(forth.entered)).toEqual(named(back.left))
        expect([...forth.joined].sort()).toEqual([...back.gone].sort())
      }),
    )
  })

  test('tells an activity as a gap though the region became specialised in it', () => {
    const before = snapshot(['62', 0, false])
    const now = snapshot(['62', 2, true])
    const { opened, entered } = newsBetween(before, now)
    expect([opened[0]?.code, entered[0]?.code]).toEqual(['62', '62'])
  })

  test('leaves out what the earlier snapshot did not keep, for all that is known now', () => {
    const now = { ...snapshot(['62', 0, true]), organisationIds: ['a'], partners: ['DE21'] }
    expect(newsBetween(snapshot(['62', 0, true]), now)).toMatchObject({ joined: [], partners: [] })
  })
})

test('a gap is followed from day to day, with nothing where it was none, those that are open first', () => {
  const days = [
    snapshot(['20', 2, false], ['25', 0, true]),
    snapshot(['20', 0, false], ['62', 1, false]),
    snapshot(['62', 3, false], ['25', 0, true]),
  ]
  expect(gapsOver(days)).toEqual([
    { code: '62', unmet: [0, 1, 3] },
    { code: '20', unmet: [2, 0, 0] },
  ])
})
