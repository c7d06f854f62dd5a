import { expect, test } from 'vitest'
import { foresee } from './simulated-entries.ts'

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

test('density foresees what simulated regions take up, and better with the meaning of names', () => {
  for (const seed of [1, 2]) {
    const { found, withText } = foresee(seed)
    expect(mean(found.auc)).toBeGreaterThan(0.55)
    expect(mean(withText.auc) - mean(found.auc)).toBeGreaterThan(0.02)
    expect(mean(withText.precisionAt10)).toBeGreaterThan(mean(found.precisionAt10))
  }
})
