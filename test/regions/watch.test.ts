import { expect, test } from 'vitest'
import { type Snapshot, trendsBetween } from '../../src/regions/watch.ts'

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
