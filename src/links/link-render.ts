import { colon, type Language, nextPage, type Phrase, semicolon } from '../platform/phrase.ts'
import { changedFields, type HistoryKind, type HistoryReason } from './history.ts'
import {
  abandonReasonNames,
  fieldNames,
  historyKindNames,
  historyReasonNames,
  outcomeNames,
} from './history-phrases.ts'
import type { LinkSeen } from './link-view.ts'
import { noHistory, noLinks, stateNames, stuckNames, words } from './link-words.ts'

type Shown = LinkSeen & Readonly<{ notices: readonly Readonly<{ text: string }>[] }>
type InPage = Readonly<{ items: readonly LinkSeen[]; next: string | null }>
type Told = Readonly<{
  at: string
  kind: HistoryKind
  organisation: Readonly<{ name: string }> | null
  reason: HistoryReason | null
  text: string
}>

/** Links for a terminal, a line each: id, state, title, and what keeps it. */
export function renderLinks({ items, next }: InPage, language: Language): string {
  if (items.length === 0) return `${noLinks[language]}\n`
  const lines = items.map(({ id, state, title, stuck }) => {
    const why = stuck.map((reason) => stuckNames[reason][language]).join(', ')
    return `${id}  ${stateNames[state][language].padEnd(12)}  ${title}${why && `  (${why})`}`
  })
  return `${[...lines, ...nextPage(next, language)].join('\n')}\n`
}

/** One link for a terminal: how it stands, its seats, and what to know before going on. */
export function renderLink(link: Shown, language: Language): string {
  const { nextStep, coordinator, startedOn, endedOn, outcome, abandonedFor } = link
  const state = [
    stateNames[link.state],
    ...(outcome ? [outcomeNames[outcome]] : []),
    ...(abandonedFor ? [abandonReasonNames[abandonedFor]] : []),
  ].map((phrase) => phrase[language])
  const days = [startedOn, endedOn].filter(Boolean).join(' – ')
  const lines = [
    link.title,
    `${words.state[language]}${colon[language]} ${state.join(', ')}${days && ` (${days})`}`,
    ...(coordinator ? [`${words.coordinator[language]}${colon[language]} ${coordinator}`] : []),
    ...(nextStep
      ? [`${words.nextStep[language]}${colon[language]} ${nextStep.text} ${nextStep.on ?? ''}`]
      : []),
    `${words.seats[language]}${colon[language]}`,
    ...link.seats.map((seat) => seatLine(seat, language)),
    ...listed(
      words.milestones,
      link.milestones.map(({ title, dueOn, doneOn }) => `${doneOn ?? dueOn ?? '–'}  ${title}`),
      language,
    ),
    ...listed(
      words.documents,
      link.documents.map(({ title, url }) => `${title}  ${url}`),
      language,
    ),
    ...listed(
      words.results,
      link.results.map(({ on, text }) => `${on}  ${text}`),
      language,
    ),
    ...link.notices.map(({ text }) => `! ${text}`),
    `${link.id}, ${words.version[language]} ${link.version}`,
  ]
  return `${lines.map((one) => one.trimEnd()).join('\n')}\n`
}

function seatLine(seat: LinkSeen['seats'][number], language: Language): string {
  const who = seat.organisation?.name ?? '–'
  const next = seat.runnersUp.map(({ name }) => name).join(', ')
  const then =
    next && `${semicolon[language]} ${words.runnersUp[language]}${colon[language]} ${next}`
  return `  ${seat.id}  ${seat.title}${colon[language]} ${who} (${stateNames[seat.state][language]}${then})`
}

function listed(head: Phrase, items: readonly string[], language: Language): string[] {
  return items.length === 0
    ? []
    : [`${head[language]}${colon[language]}`, ...items.map((one) => `  ${one}`)]
}

/** The history of a link for a terminal, a line each. */
export function renderHistory(items: readonly Told[], language: Language): string {
  if (items.length === 0) return `${noHistory[language]}\n`
  return items
    .map(({ at, kind, organisation, reason, text }) => {
      const what = [
        historyKindNames[kind][language],
        organisation?.name,
        reason && `(${historyReasonNames[reason][language]})`,
        kind === 'changed' ? fieldsIn(text, language) : text,
      ]
      return `${at.slice(0, 16).replace('T', ' ')}  ${what.filter(Boolean).join('  ')}\n`
    })
    .join('')
}

/** The names of the fields that a line says were changed. */
function fieldsIn(text: string, language: Language): string {
  const fields = changedFields.filter((field) => text.split(', ').includes(field))
  return fields.map((field) => fieldNames[field][language]).join(', ')
}
