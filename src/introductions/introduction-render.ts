import type { DeclineReason } from '../matching/answer.ts'
import { declineReasonNames } from '../matching/answer-phrases.ts'
import { languageName } from '../matching/phrases.ts'
import { kindNames } from '../organisations/phrases.ts'
import {
  type Counted,
  colon,
  counted,
  type Language,
  nextPage,
  type Phrase,
  quoted,
} from '../platform/phrase.ts'
import type { HistoryKind } from './history.ts'
import { contactLine } from './party-render.ts'
import { historyKindNames, stateNames, words } from './shown-phrases.ts'
import type { IntroductionSeen } from './view.ts'

type Role = 'from' | 'to'
type Line = Readonly<{
  at: string
  by: Role | null
  kind: HistoryKind
  reason: DeclineReason | null
  text: string
  on: string | null
}>
type InPage = Readonly<{ items: readonly IntroductionSeen[]; next: string | null }>

const roles = ['from', 'to'] as const

const remindersCounted: Counted = {
  en: ['reminder', 'reminders'],
  pl: ['przypomnienie', 'przypomnienia', 'przypomnień'],
  de: ['Erinnerung', 'Erinnerungen'],
  fr: ['rappel', 'rappels'],
}

/** Introductions for a terminal, a line each: id, state, who with whom, and what waits for whom. */
export function renderIntroductions({ items, next }: InPage, language: Language): string {
  if (items.length === 0) return `${words.nothing[language]}\n`
  const names = items.map(({ state }) => stateNames[state].name[language])
  const width = Math.max(...names.map((name) => name.length))
  const lines = items.map((seen, index) => {
    const waits = waitingFor(seen, language)
    const whom = roles.map((role) => nameOf(seen, role, language)).join(' → ')
    return `${seen.id}  ${names[index]?.padEnd(width)}  ${whom}${waits && `  (${waits})`}`
  })
  return `${[...lines, ...nextPage(next, language)].join('\n')}\n`
}

/** One introduction for a terminal, with nothing but what its reader may see of it. */
export function renderIntroduction(
  seen: IntroductionSeen,
  language: Language,
  history: readonly Line[] = [],
): string {
  const { name, means } = stateNames[seen.state]
  const told = (label: Phrase, text: string) => `${label[language]}${colon[language]} ${text}`
  const waits = waitingFor(seen, language)
  const unwilling = roles.filter((role) => seen[role].notAgain)
  const lines = [
    roles.map((role) => partyOf(seen, role, language)).join(' → '),
    told(words.state, `${name[language]}. ${means[language]}`),
    ...(waits ? [waits] : []),
    ...unwilling.map((role) => told(words.notAgain, nameOf(seen, role, language))),
    ...(['need', 'competency'] as const).flatMap((side) => subjectLine(seen, side, language)),
    ...(seen.message ? [told(words.message, said(seen.message, language))] : []),
    ...contactLines(seen, language),
    ...(history.length > 0 ? [`${words.history[language]}${colon[language]}`] : []),
    ...history.map((line) => historyLine(seen, line, language)),
    `${seen.id}, ${words.version[language]} ${seen.version}`,
  ]
  return `${lines.join('\n')}\n`
}

function nameOf(seen: IntroductionSeen, role: Role, language: Language): string {
  return seen[role].organisation.name ?? words.unnamed[language]
}

/** An organisation with its kind and place, and whether the reader acts for it. */
function partyOf(seen: IntroductionSeen, role: Role, language: Language): string {
  const { kind, city, country } = seen[role].organisation
  const facts = [
    kind && kindNames[kind][language],
    city,
    country,
    seen.you === role && words.you[language],
  ]
  return `${nameOf(seen, role, language)} (${facts.filter(Boolean).join(', ')})`
}

/** What is due, from whom and until when, or nothing. */
function waitingFor(seen: IntroductionSeen, language: Language): string {
  if (seen.waitsFor.length === 0) return ''
  const isAnswer = seen.state === 'interested'
  const label = isAnswer ? words.answerFrom : words.outcomeFrom
  const whom = seen.waitsFor.map((role) => nameOf(seen, role, language)).join(', ')
  const parts = [
    whom,
    isAnswer && seen.openUntil && `${words.until[language]} ${dayIn(seen.openUntil)}`,
    seen.reminders > 0 && counted(seen.reminders, remindersCounted)[language],
  ]
  return `${label[language]}${colon[language]} ${parts.filter(Boolean).join(', ')}`
}

function subjectLine(
  seen: IntroductionSeen,
  side: 'need' | 'competency',
  language: Language,
): string[] {
  const subject = seen[side]
  if (!subject) return []
  const whose = `${nameOf(seen, subject.by, language)}, ${languageName(subject.language)[language]}`
  return [
    `${words[side][language]} (${whose})${colon[language]} ${quoted(subject.title)[language]}`,
  ]
}

/** Whom to call at either side, once both are interested. */
function contactLines(seen: IntroductionSeen, language: Language): string[] {
  if (!['mutual', 'met', 'cooperating'].includes(seen.state)) return []
  return roles.map((role) =>
    contactLine(nameOf(seen, role, language), seen[role].contact, language),
  )
}

function historyLine(
  seen: IntroductionSeen,
  { at, by, kind, reason, text, on }: Line,
  language: Language,
): string {
  const facts = [reason && declineReasonNames[reason][language], on].filter(Boolean).join(', ')
  const what = [
    historyKindNames[kind][language],
    facts && `(${facts})`,
    text && text !== seen.message && said(text, language),
  ]
  const who = by === null ? '' : `${nameOf(seen, by, language)}${colon[language]} `
  return `  ${dayIn(at)}  ${who}${what.filter(Boolean).join(' ')}`
}

/** Words of somebody, which may have several lines. */
function said(text: string, language: Language): string {
  return quoted(text.replaceAll('\n', '\n  '))[language]
}

function dayIn(moment: string): string {
  return moment.slice(0, 10)
}
