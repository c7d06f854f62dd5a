import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vectorLiteral, vectorOfBytes, vectorsOfBase64 } from '../../src/platform/vector.ts'

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

/** As PostgreSQL's `encode` writes base64: a new line after every 76 signs. */
function encoded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\n')
}

test('vectors of one length are read from base64 as they were sent, to the last bit', () => {
  const several = fc
    .integer({ min: 1, max: 200 })
    .chain((length) =>
      fc.array(fc.float32Array({ minLength: length, maxLength: length }), { maxLength: 8 }),
    )
  fc.assert(
    fc.property(several, (vectors) => {
      const read = vectorsOfBase64(vectors.map((numbers) => encoded(sent(numbers))))
      expect(read.map((one) => [...one])).toEqual(vectors.map((one) => [...one]))
    }),
  )
})

test('vectors of different lengths are not taken for each other', () => {
  const texts = [3, 4].map((length) => encoded(sent(new Float32Array(length))))
  expect(() => vectorsOfBase64(texts)).toThrow('length')
  expect(() => vectorsOfBase64(texts.reverse())).toThrow('length')
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
