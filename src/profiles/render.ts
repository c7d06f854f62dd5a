import { colon, type Language } from '../platform/phrase.ts'
import type { Completeness } from './completeness.ts'
import { adviceToAdd, checkWords, criterionNames } from './completeness-phrases.ts'
import { criteria } from './completeness-value.ts'
import type { LeftOut, Proposal } from './proposal.ts'
import {
  leftOutBecause,
  proposalWords,
  reasonFor,
  saidAlready,
  sideNames,
} from './proposal-phrases.ts'

type Found = Readonly<{
  proposals: readonly (Proposal & Readonly<{ duplicateOf: Readonly<{ title: string }> | null }>)[]
  leftOut: readonly LeftOut[]
}>

/** Numbered proposals for a terminal, each with its side, how sure that is and why; then what was left out. */
export function renderProposals({ proposals, leftOut }: Found, language: Language): string {
  const lines = proposals.flatMap((one, index) => [
    `${String(index + 1).padStart(3)}. [${sideNames[one.side][language]}${one.kind === null ? '' : `, ${one.kind}`}] ${one.title}`,
    `     ${one.confidence.toFixed(2)}, ${reasonFor(one.reason)[language]}`,
    ...(one.duplicateOf ? [`     = ${saidAlready(one.duplicateOf.title)[language]}`] : []),
  ])
  const left = leftOut.filter(({ why }) => why !== 'heading')
  const rest = left.map(
    ({ text, why }) => `  – ${leftOutBecause[why][language]}${colon[language]} ${cut(text)}`,
  )
  return [
    ...(lines.length > 0 ? lines : [proposalWords.nothing[language]]),
    ...(rest.length > 0
      ? ['', `${proposalWords.leftOut[language]}${colon[language]}`, ...rest]
      : []),
    '',
  ].join('\n')
}

function cut(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length > 100 ? `${flat.slice(0, 99)}…` : flat
}

const mostAdvice = 10

/** How complete a profile is, for a terminal, and the ten changes that would raise it most. */
export function renderCompleteness(found: Completeness, language: Language): string {
  const { value, points, missing } = found
  const grades = criteria.map((one) => `${criterionNames[one][language]} ${points[one]}/5`)
  // One line of each sort is enough to begin with; --json has them all.
  const advice = missing
    .filter(({ add }, index) => missing.findIndex((other) => other.add === add) === index)
    .slice(0, mostAdvice)
    .map((one) => `  +${percent(one.gain)}  ${adviceToAdd(one)[language]}`)
  return [
    `${percent(value)} ${checkWords.complete[language]} (${grades.join(', ')})`,
    ...(advice.length > 0 ? [checkWords.add[language], ...advice] : [checkWords.nothing[language]]),
    '',
  ].join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
}
