import { describe, expect, test } from 'vitest'
import { languages } from '../../src/platform/phrase.ts'
import { judgedDescriptions, verdictsOn } from './judged-descriptions.ts'

const judged = judgedDescriptions()

describe('the judged descriptions', () => {
  test.each(languages)(
    'in %s are six, half of them held out, with all three verdicts',
    (language) => {
      const own = judged.filter((one) => one.language === language)
      expect(own).toHaveLength(6)
      expect(own.filter(({ half }) => half === 'held-out')).toHaveLength(3)
      for (const { sentences } of own) {
        expect(sentences.length).toBeGreaterThanOrEqual(7)
        expect(new Set(sentences.map(({ truth }) => truth)).size).toBe(3)
      }
    },
  )
})

describe('of descriptions that were held out', { timeout: 60_000 }, () => {
  test.each(languages)('at least nine sentences in ten get their side in %s', (language) => {
    const verdicts = judged
      .filter((one) => one.language === language && one.half === 'held-out')
      .flatMap(verdictsOn)
    const right = verdicts.filter(({ truth, said }) => truth === said)
    expect(right.length / verdicts.length).toBeGreaterThanOrEqual(0.9)
  })

  test('at most one in twenty of what is neither becomes an entry', () => {
    const neither = judged
      .filter(({ half }) => half === 'held-out')
      .flatMap(verdictsOn)
      .filter(({ truth }) => truth === 'neither')
    const wrong = neither.filter(({ said }) => said !== 'neither')
    expect(neither.length).toBeGreaterThan(40)
    expect(wrong.length / neither.length).toBeLessThanOrEqual(0.05)
  })
})
