import { loadavg } from 'node:os'
import { type Language, languages } from '../src/platform/phrase.ts'
import { cues } from '../src/profiles/cues.ts'
import { languageOfPassage } from '../src/profiles/passage-language.detector.ts'
import { plainLines } from '../src/profiles/pasted-text.ts'
import { longestPaste, readDescription } from '../src/profiles/proposal.ts'
import { judgedDescriptions, verdictsOn } from '../test/profiles/judged-descriptions.ts'
import { median } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const heldOut = judgedDescriptions().filter(({ half }) => half === 'held-out')

/** What the same cues say of each sentence by itself, with no heading, no neighbour and no aside. */
function byCuesAlone(text: string, language: Language): string {
  const { need, competency } = cues[language]
  return need.test(text) ? 'need' : competency.test(text) ? 'competency' : 'neither'
}

/**
 * Of the held-out descriptions in data/intake, the share of sentences that get their side, beside the same cues without
 * headings, neighbours and asides; and the time to read the longest paste, beside finding its sentences with Intl.Segmenter.
 */
export async function bench(): Promise<BenchResult> {
  const rows = languages.map((language): BenchRow => {
    const verdicts = heldOut.filter((one) => one.language === language).flatMap(verdictsOn)
    const ours = shareOf(verdicts, ({ truth, said }) => truth === said)
    const peer = shareOf(verdicts, ({ truth, text }) => truth === byCuesAlone(text, language))
    const what = `right side in ${language}, beside cues alone`
    return { what, ours, peer, ratio: ours / peer, unit: 'share' }
  })
  const neither = heldOut.flatMap((one) =>
    verdictsOn(one).map((verdict) => ({ ...verdict, language: one.language })),
  )
  const asides = neither.filter(({ truth }) => truth === 'neither')
  const ours = shareOf(asides, ({ said }) => said !== 'neither')
  const peer = shareOf(asides, ({ text, language }) => byCuesAlone(text, language) !== 'neither')
  const unit = 'share'
  rows.push({ what: 'asides taken for entries', ours, peer, ratio: ours / peer, unit }, speed())
  return {
    name: 'intake',
    load: loadavg()
      .map((value) => value.toFixed(1))
      .join(' '),
    rows,
  }
}

function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length
}

function speed(): BenchRow {
  const all = judgedDescriptions().map(({ text }) => plainLines(text))
  const text = `${all.join('\n\n')}\n\n`.repeat(3).slice(0, longestPaste)
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  const times = (work: () => unknown) =>
    median(
      Array.from({ length: 7 }, () => {
        const start = performance.now()
        work()
        return performance.now() - start
      }),
    )
  const ours = times(() => readDescription(plainLines(text), 'en', languageOfPassage))
  const peer = times(() => Array.from(segmenter.segment(text)))
  const what = 'reading 20,000 characters, beside Intl.Segmenter'
  return { what, ours, peer, ratio: ours / peer, unit: 'ms' }
}
