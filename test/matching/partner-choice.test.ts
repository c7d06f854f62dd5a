import { expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { learnChoice, type Question } from '../../src/matching/partner-choice.ts'
import { evidenceNames } from '../../src/matching/partner-evidence.ts'

const { unit } = seededRandom(7)
const candidates = 12
const truth = new Map([
  ['kindred-rare', 1.5],
  ['popularity', 0.8],
  ['dormant', -1],
])

/** An asker that chooses by the softmax of the true weights; evidence without a weight is noise, or silent. */
function choice(chosen: number): Question {
  const evidence = evidenceNames.map((name) =>
    Float32Array.from({ length: candidates }, () => (name === 'same-country' ? 0 : 2 * unit())),
  )
  const utility = Array.from({ length: candidates }, (_, at) =>
    evidenceNames.reduce(
      (sum, name, row) => sum + (truth.get(name) ?? 0) * (evidence[row]?.[at] ?? 0),
      // Gumbel noise makes the highest a draw from the softmax.
      -Math.log(-Math.log(unit() || 0.5)),
    ),
  )
  const order = [...utility.keys()].sort((a, b) => (utility[b] ?? 0) - (utility[a] ?? 0))
  const became = Uint8Array.from(utility, (_, at) => Number(order.indexOf(at) < chosen))
  return { candidates: Int32Array.from(utility.keys()), evidence, became, partners: chosen }
}

test('weights that choices were drawn by are found again', () => {
  const weights = learnChoice(
    Array.from({ length: 1200 }, () => choice(1)),
    evidenceNames,
  )
  for (const name of evidenceNames)
    expect(Math.abs(weights[name] - (truth.get(name) ?? 0)), name).toBeLessThan(0.25)
})

test('evidence that tells nobody apart counts nothing, and so does everything when nobody chose', () => {
  expect(learnChoice([choice(1), choice(2)], evidenceNames)['same-country']).toBe(0)
  expect(
    Object.values(learnChoice([choice(0)], evidenceNames)).every((weight) => weight === 0),
  ).toBe(true)
})

test('the same choices give the same weights in any order', () => {
  const questions = Array.from({ length: 50 }, () => choice(2))
  const [one, other] = [
    learnChoice(questions, evidenceNames),
    learnChoice(questions.toReversed(), evidenceNames),
  ]
  for (const name of evidenceNames) expect(one[name]).toBeCloseTo(other[name], 8)
})
