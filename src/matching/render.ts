import { colon, type Language, type Phrase } from '../platform/phrase.ts'
import { type AnswerEvidence, type Quote, tellingAnswers } from './evidence.ts'
import { languageName, reasonsFor, scopeNames } from './phrases.ts'
import type { PartnerList, PartnerSuggestion } from './suggestion.ts'

/** Terminal colours; a plain list where the reader wants none. */
export type Paint = Readonly<{ strong(text: string): string; quiet(text: string): string }>
export const plain: Paint = { strong: (text) => text, quiet: (text) => text }

export const words = {
  partnersOf: {
    en: 'Partners suggested to',
    pl: 'Propozycje partnerów dla',
    de: 'Vorgeschlagene Partner für',
    fr: 'Partenaires suggérés à',
  },
  anonymous: {
    en: '(anonymous organisation)',
    pl: '(organizacja anonimowa)',
    de: '(anonyme Organisation)',
    fr: '(organisation anonyme)',
  },
  stale: {
    en: 'Newer input is still being looked at; this list may change.',
    pl: 'Trwa uwzględnianie nowszych danych; lista może się zmienić.',
    de: 'Neuere Angaben werden noch ausgewertet; die Liste kann sich ändern.',
    fr: 'Des données plus récentes sont en cours de traitement ; la liste peut changer.',
  },
  need: { en: 'need', pl: 'potrzeba', de: 'Bedarf', fr: 'besoin' },
  answer: { en: 'answer', pl: 'odpowiedź', de: 'Antwort', fr: 'réponse' },
} as const satisfies Record<string, Phrase>

/** A ranked list for a terminal: each partner, why, and the two sentences that answer each other. */
export function renderPartners(
  list: PartnerList,
  language: Language,
  paint: Paint = plain,
): string {
  const lines = [`${words.partnersOf[language]} ${paint.strong(list.organisation.name)}`]
  if (!list.fresh) lines.push(paint.quiet(words.stale[language]))
  if (list.advice) lines.push(list.advice[language])
  for (const item of list.items) lines.push('', ...partnerLines(item, language, paint))
  return `${lines.join('\n')}\n`
}

function partnerLines(item: PartnerSuggestion, language: Language, paint: Paint): string[] {
  const { partner, evidence } = item
  const place = [partner.city, partner.nuts ?? partner.country]
    .filter((part) => part !== null)
    .join(', ')
  const name = paint.strong(partner.name ?? words.anonymous[language])
  const head = `${String(item.rank).padStart(3)}. ${name}  ${paint.quiet(`${place} · ${scopeNames[item.scope][language]}`)}  ${bar(item.score)} ${item.score.toFixed(2)}`
  const { they, we } = tellingAnswers(evidence)
  const reasons = reasonsFor(evidence).map((reason) => `     ${reason[language]}`)
  const quotes = [they, we].map((answer) => (answer ? answerLines(answer, language, paint) : []))
  // Each reason is followed by its own quotes; common ground has none.
  return [
    head,
    ...reasons.flatMap((reason, index) => [
      reason,
      ...((they ? quotes : quotes.slice(1))[index] ?? []),
    ]),
  ]
}

function answerLines(answer: AnswerEvidence, language: Language, paint: Paint): string[] {
  return [
    quoteLine(words.need[language], answer.need, language, paint),
    quoteLine(words.answer[language], answer.competency, language, paint),
  ]
}

function quoteLine(label: string, quote: Quote, language: Language, paint: Paint): string {
  const tongue = quote.language === language ? '' : ` (${languageName(quote.language)[language]})`
  return paint.quiet(`       ${label}${tongue}${colon[language]} “${quote.sentence}”`)
}

export function bar(share: number): string {
  const full = Math.round(share * 10)
  return '█'.repeat(full) + '░'.repeat(10 - full)
}
