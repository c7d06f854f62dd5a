import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../src/platform/refusal.ts'
import { changedMeanwhile, entityTag, versionOf } from '../../src/platform/version.ts'

const reasonOf = (ifMatch: string | undefined) => {
  try {
    return versionOf(ifMatch)
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

test('a version survives the way out as ETag and back as If-Match', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (version) => {
      expect(versionOf(entityTag(version))).toBe(version)
    }),
  )
})

test.each(['"3"', '3', ' "3" ', 'W/"3"'])(
  '%j is understood, as proxies and people write it',
  (tag) => {
    expect(versionOf(tag)).toBe(3)
  },
)

test.each([undefined, '', '   '])('%j is no version, and the caller is asked for one', (tag) => {
  expect(reasonOf(tag)).toBe('version-required')
})

test.each([
  '*',
  '"3", "4"',
  'three',
  '"-1"',
  '"1.5"',
  '"99999999999"',
  '""',
  'W/',
  '"3'.repeat(30),
])('%j is no ETag of ours', (tag) => {
  expect(reasonOf(tag)).toBe('malformed')
})

test('whoever was overtaken is told both versions', () => {
  const refusal = changedMeanwhile(2, 5)
  expect(refusal.reason).toBe('changed-meanwhile')
  for (const sentence of Object.values(refusal.phrase)) expect(sentence).toMatch(/\b2\b.*\b5\b/)
})
