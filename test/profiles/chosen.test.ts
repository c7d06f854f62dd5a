import { describe, expect, test } from 'vitest'
import { chosen } from '../../src/profiles/chosen.ts'

const proposals = [
  { confidence: 0.95, duplicateOf: null },
  { confidence: 0.35, duplicateOf: null },
  { confidence: 0.9, duplicateOf: { id: '1' } },
]

describe('the proposals that somebody confirms', () => {
  test.each([
    ['all', [0, 1, 2]],
    ['sure', [0]],
    ['3, 1,3', [0, 2]],
    ['2', [1]],
  ])('%s', (wish, indexes) => {
    expect(chosen(wish, proposals)).toEqual({ indexes })
  })

  test.each([
    ['4', '4'],
    ['1,0', '0'],
    ['1,,2', ''],
    ['1-3', '1-3'],
    ['every', 'every'],
  ])('%s names none of them', (wish, unknown) => {
    expect(chosen(wish, proposals)).toEqual({ unknown })
  })
})
