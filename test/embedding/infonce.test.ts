import { expect, test } from 'vitest'
import { openInfoNceGraph } from '../../src/embedding/infonce.graph.ts'
import { infoNce } from '../../src/embedding/infonce.ts'
import { seededRandom } from '../../src/embedding/random.ts'

const size = 5
const dimension = 4
const temperature = 0.1
// Rows 1 and 3 are of one concept, so neither is a wrong answer to the other.
const concepts = Int32Array.of(1, 2, 3, 2, 4)

function randomRows(seed: number): Float32Array {
  const random = seededRandom(seed)
  return Float32Array.from({ length: size * dimension }, () => random.normal())
}

test('the gradient is the slope of the loss, for both sides', () => {
  const left = randomRows(1)
  const right = randomRows(2)
  const { leftGradient, rightGradient } = infoNce(left, right, concepts, temperature)
  const step = 1e-3
  for (const [side, gradient] of [
    [left, leftGradient],
    [right, rightGradient],
  ] as const) {
    for (let i = 0; i < side.length; i++) {
      const lossAt = (moved: number) => {
        const changed = side.slice()
        changed[i] = (side[i] as number) + moved
        const [a, b] = side === left ? [changed, right] : [left, changed]
        return infoNce(a, b, concepts, temperature).loss
      }
      const slope = (lossAt(step) - lossAt(-step)) / (2 * step)
      expect(gradient[i]).toBeCloseTo(slope, 2)
    }
  }
})

test('the loss is nothing when each answer is right and all others far, and ln n when all are alike', () => {
  const apart = Float32Array.from({ length: 4 }, (_, i) => (i % 3 === 0 ? 1 : 0))
  expect(infoNce(apart, apart, Int32Array.of(1, 2), 0.05).loss).toBeCloseTo(0)
  const alike = Float32Array.of(1, 0, 1, 0)
  expect(infoNce(alike, alike, Int32Array.of(1, 2), 0.05).loss).toBeCloseTo(Math.log(2))
})

test('another row of the same concept does not count as a wrong answer', () => {
  const alike = Float32Array.of(1, 0, 1, 0)
  expect(infoNce(alike, alike, Int32Array.of(7, 7), 0.05).loss).toBeCloseTo(0)
})

test('the graph that trains computes the same loss and gradients', async () => {
  const left = randomRows(3)
  const right = randomRows(4)
  const plain = infoNce(left, right, concepts, temperature)
  const graph = await openInfoNceGraph(size, dimension, temperature)
  const fast = await graph.run(left, right, concepts)
  await graph.close()
  expect(fast.loss).toBeCloseTo(plain.loss, 5)
  for (const side of ['leftGradient', 'rightGradient'] as const) {
    for (const [i, slope] of plain[side].entries()) expect(fast[side][i]).toBeCloseTo(slope, 5)
  }
})
