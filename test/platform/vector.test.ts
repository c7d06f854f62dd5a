import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vectorLiteral, vectorOfBytes } from '../../src/platform/vector.ts'

const vector = fc.float32Array({
  minLength: 1,
  maxLength: 300,
  noNaN: true,
  noDefaultInfinity: true,
})

/** What PostgreSQL's `vector_send` writes: length, an unused number, then the numbers, all big-endian. */
function sent(numbers: Float32Array): Buffer {
  const bytes = Buffer.alloc(4 + 4 * numbers.length)
  bytes.writeInt16BE(numbers.length, 0)
  for (const [index, number] of numbers.entries()) bytes.writeFloatBE(number, 4 + 4 * index)
  return bytes
}

test('a vector is read from bytes as it was sent, to the last bit', () => {
  fc.assert(
    fc.property(vector, (numbers) => {
      expect([...vectorOfBytes(sent(numbers))]).toEqual([...numbers])
    }),
  )
})

test('wherever in a larger buffer it begins', () => {
  fc.assert(
    fc.property(vector, fc.nat({ max: 9 }), (numbers, before) => {
      const whole = Buffer.concat([Buffer.alloc(before, 7), sent(numbers), Buffer.alloc(3, 7)])
      expect([...vectorOfBytes(whole.subarray(before, -3))]).toEqual([...numbers])
    }),
  )
})

test('a vector is written so that reading it as numbers gives it back', () => {
  fc.assert(
    fc.property(vector, (numbers) => {
      const literal = vectorLiteral(numbers)
      expect(literal).toMatch(/^\[[^\s]*\]$/)
      const read = Float32Array.from(literal.slice(1, -1).split(',').map(Number))
      expect([...read].map((one) => one + 0)).toEqual([...numbers].map((one) => one + 0))
    }),
  )
})
