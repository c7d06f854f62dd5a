import type { Language, Phrase } from '../platform/phrase.ts'
import { contributorNames } from './contributions.ts'
import { mirrored } from './evidence.ts'
import { reasonsFor } from './phrases.ts'
import type { Why } from './why.ts'
import {
  changeSentence,
  contributorLabels,
  missingSentence,
  verdictSentence,
} from './why-phrases.ts'

const headings = {
  score: { en: 'Score', pl: 'Wynik', de: 'Wert', fr: 'Score' },
  missing: { en: 'What is missing', pl: 'Czego brakuje', de: 'Was fehlt', fr: 'Ce qui manque' },
  change: {
    en: 'What would help most',
    pl: 'Co pomogłoby najbardziej',
    de: 'Was am meisten helfen würde',
    fr: 'Ce qui aiderait le plus',
  },
} as const satisfies Record<string, Phrase>

/** An explanation for a terminal: the verdict, the sum, both sides' reasons, what is missing and what would help. */
export function renderWhy(why: Why, language: Language): string {
  const reasons = (whose: string, evidence: Why['evidence']) =>
    reasonsFor(evidence).length > 0
      ? ['', whose, ...reasonsFor(evidence).map((reason) => `  ${reason[language]}`)]
      : []
  const missing = why.missing.map((one) => `  ${missingSentence(one)[language]}`)
  return `${[
    `${why.organisation.name} → ${why.partner.name}`,
    verdictSentence(why.verdict)[language],
    '',
    `${headings.score[language]} ${why.score.toFixed(3)}`,
    ...sumLines(why, language),
    ...reasons(why.organisation.name, why.evidence),
    ...reasons(why.partner.name, mirrored(why.evidence)),
    ...(missing.length > 0 ? ['', headings.missing[language], ...missing] : []),
    ...(why.change
      ? ['', headings.change[language], `  ${changeSentence(why.change, why.score)[language]}`]
      : []),
  ].join('\n')}\n`
}

function sumLines(why: Why, language: Language): string[] {
  return (['base', ...contributorNames] as const)
    .filter((name) => name === 'base' || why.contributions[name] !== 0)
    .map((name) => {
      const points = why.contributions[name]
      const sign = points < 0 ? '−' : '+'
      return `  ${sign} ${Math.abs(points).toFixed(3)}  ${contributorLabels[name][language]}`
    })
}
