import type { Language } from '../platform/phrase.ts'
import { cues } from './cues.ts'
import { type EntryKind, type Side, spelledAlike } from './entry.ts'
import { guessKind, statedTrl } from './kind-guess.ts'
import { type Passage, passagesOf } from './passages.ts'
import {
  type Context,
  type Guess,
  guessSide,
  headingIn,
  type LeftOutWhy,
  type Reason,
  sided,
} from './side-guess.ts'
import { titleOf } from './title.ts'

/** The longest description that is read, in characters without markup. */
export const longestPaste = 20_000
/** Entries that one paste may propose, and one confirmation may store. */
export const mostEntries = 100

/** An entry that a text seems to state. The title and the description are the text's own words. */
export type Proposal = Readonly<{
  side: Side
  title: string
  /** The sentences as they stand in the text; empty when the title says them all. */
  description: string
  language: Language
  kind: EntryKind | null
  trl: number | null
  /** How sure the side is, from 0 to 1. */
  confidence: number
  reason: Reason
}>

export type LeftOut = Readonly<{ text: string; why: LeftOutWhy; words: string }>

/** The language of a passage given that of the whole text, or null for one that we do not match in. */
export type LanguageOf = (passage: string, whole: Language) => Language | null

export type Reading = Readonly<{ proposals: readonly Proposal[]; leftOut: readonly LeftOut[] }>

/** A passage with what was made of it; `start` and `end` are places in the text. */
export type Judged = Passage & Readonly<{ language: Language; guess: Guess }>

/**
 * Reads a description and proposes what it states, sentence by sentence: competencies, needs, and what is left out. Each sentence
 * is in one proposal or in what is left out; only what a person confirms is stored.
 * @param text plain lines, as `plainLines` makes them
 */
export function readDescription(text: string, whole: Language, languageOf: LanguageOf): Reading {
  const judged = withoutRepeats(judgePassages(text, whole, languageOf))
  const groups = joined(judged)
  const leftOut = judged.flatMap(({ text, guess }) =>
    guess.side === null ? [{ text, why: guess.why, words: guess.words }] : [],
  )
  const beyond = groups.slice(mostEntries).flat()
  return {
    proposals: groups.slice(0, mostEntries).map((group) => proposalOf(text, group)),
    leftOut: [
      ...leftOut,
      ...beyond.map(({ text }) => ({ text, why: 'beyond' as const, words: '' })),
    ],
  }
}

/** Every passage of a text in plain lines, with its language and the side it is about. */
export function judgePassages(text: string, whole: Language, languageOf: LanguageOf): Judged[] {
  const passages = passagesOf(text, (line) => isTitle(line, whole))
  const judged: Judged[] = []
  const place = new Place(whole)
  for (const passage of passages) {
    const language = languageOf(passage.text, whole)
    const before = judged.at(-1)
    const context = place.at(passage, before)
    const guess: Guess = opensList(passage)
      ? { side: null, why: 'heading', words: passage.text }
      : [...spelledAlike(passage.text)].length < fewestLetters
        ? { side: null, why: 'silent', words: '' }
        : language === null
          ? { side: null, why: 'foreign', words: '' }
          : guessSide(passage, language, context)
    judged.push({ ...passage, language: language ?? whole, guess })
    place.passed(passage)
  }
  return withNeighbours(judged)
}

/** "We offer:" and the like announce a side, and are no entry. */
function opensList({ form, text }: Pick<Passage, 'form' | 'text'>): boolean {
  return form === 'sentence' && text.endsWith(':')
}

const wordsOfProse = 7

/**
 * A silent sentence that opens a paragraph belongs to what the paragraph comes to: a problem is told before what would solve it.
 * A longer one in a paragraph that is silent throughout most likely tells what somebody does.
 */
function withNeighbours(judged: readonly Judged[]): Judged[] {
  return judged.map((one, index) => {
    if (one.form !== 'sentence' || one.guess.side !== null || one.guess.why !== 'silent') return one
    if (one.text.split(/\s+/).length < wordsOfProse) return one
    const next = judged
      .slice(index + 1)
      .find(({ guess }) => guess.side !== null || guess.why !== 'silent')
    const near = next?.block === one.block && next.form === 'sentence' ? next.guess.side : null
    const guess = near ? sided(near, { why: 'precedes' }) : sided('competency', { why: 'prose' })
    return { ...one, guess }
  })
}

/** A shorter piece makes no title. */
const fewestLetters = 3

const longestTitleLine = 48

function isTitle(line: string, language: Language): boolean {
  if (line.length > longestTitleLine || /[.!;,]$/.test(line) || /\d/.test(line)) return false
  // A question to the reader, "Are you looking for …?", announces nothing of ours.
  if (cues[language].notNeed.test(line)) return false
  const heading = headingIn(line, language)
  // "Services" heads a list; "Welding services" may be a member of one.
  return heading !== null && (/[?:]$/.test(line) || heading.words.length * 2 >= line.length)
}

/** Where in the text one is: under which heading, after which opening of a list. */
class Place {
  readonly #language: Language
  #section: Context['section'] = null
  #listed = false

  constructor(language: Language) {
    this.#language = language
  }

  at(passage: Passage, before: Judged | undefined): Context {
    // Prose after the list that a heading announced is about something else.
    if (passage.form === 'sentence' && this.#listed) this.#section = null
    const near = before && before.block === passage.block && before.form === 'sentence'
    return { section: this.#section, before: near ? before.guess.side : null }
  }

  passed({ form, text }: Passage): void {
    if (form === 'heading' || opensList({ form, text })) {
      const side = headingIn(text, this.#language)?.side ?? sideOfOpening(text, this.#language)
      this.#section = side === null ? null : { side, words: text.replace(/[\s:?]+$/, '') }
      this.#listed = false
    } else this.#listed = form === 'item'
  }
}

function sideOfOpening(text: string, language: Language): Side | null {
  const known = cues[language]
  if (known.need.test(text) && !known.notNeed.test(text)) return 'need'
  return known.competency.test(text) ? 'competency' : null
}

function withoutRepeats(judged: readonly Judged[]): Judged[] {
  const said = new Set<string>()
  return judged.map((one) => {
    if (one.guess.side === null) return one
    const words = spelledAlike(one.text)
    if (said.has(words)) return { ...one, guess: { side: null, why: 'repeated', words: '' } }
    said.add(words)
    return one
  })
}

const longestJoined = 2000

/** Neighbours that are one statement: the second goes on about the first, or only adds facts to it. */
function joined(judged: readonly Judged[]): Judged[][] {
  const groups: Judged[][] = []
  for (const [index, one] of judged.entries()) {
    if (one.guess.side === null) continue
    const before = judged[index - 1]
    const group = groups.at(-1)
    if (group && before === group.at(-1) && belongs(group, one)) group.push(one)
    else groups.push([one])
  }
  return groups
}

function belongs(group: readonly Judged[], one: Judged): boolean {
  const [first] = group
  if (!first || one.guess.side === null || first.guess.side !== one.guess.side) return false
  if (first.block !== one.block || first.form !== 'sentence' || one.form !== 'sentence')
    return false
  if (one.end - first.start > longestJoined || first.language !== one.language) return false
  const last = group.at(-1)?.guess
  if (last?.side && last.reason.why === 'precedes') return true
  const { why } = one.guess.reason
  if (why === 'continues' || why === 'facts') return true
  // "The partner should …" has words of its own that tell the side, and goes on all the same.
  return cues[one.language].continues.exec(one.text)?.index === 0
}

const nearby: readonly Reason['why'][] = ['continues', 'precedes', 'prose']

function proposalOf(text: string, group: readonly Judged[]): Proposal {
  const [first] = group as [Judged, ...Judged[]]
  const last = group.at(-1) ?? first
  const quote = text.slice(first.start, last.end)
  // The sentence that decided the side names the thing; what stands around it explains.
  const telling =
    group.find(({ guess }) => guess.side && !nearby.includes(guess.reason.why)) ?? first
  const title = titleOf(telling.text, telling.language)
  const { side, confidence, reason } = telling.guess as Extract<Guess, { side: Side }>
  return {
    side,
    title,
    description: spelledAlike(title) === spelledAlike(quote) ? '' : quote,
    language: first.language,
    kind: guessKind(side, quote),
    trl: statedTrl(quote),
    confidence,
    reason,
  }
}
