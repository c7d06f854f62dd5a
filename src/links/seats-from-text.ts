import type { Language } from '../platform/phrase.ts'
import { type LanguageOf, type Proposal, readDescription } from '../profiles/proposal.ts'
import { sentenceSpans } from '../profiles/sentences.ts'
import type { Reason } from '../profiles/side-guess.ts'
import { titleOf } from '../profiles/title.ts'
import { isAim, isOfTheUndertaking, isOpening, withListsOpened } from './aims.ts'
import { type Seat, seatsMost } from './brief.ts'
import { needsListed, saysSought, soughtIn } from './needs-listed.ts'

/** A seat that a text seems to ask for, how sure that is, from 0 to 1, and why. */
type ProposedSeat = Seat & Readonly<{ confidence: number; reason: Reason }>

export type SeatReading = Readonly<{
  seats: readonly ProposedSeat[]
  /** What the text says of the undertaking itself, or what is no seat; in its order. */
  leftOut: readonly string[]
}>

/** Where a text never says whom it looks for, what it says will be done is as good a guess, but no better than this. */
const ofWork = 0.4

/**
 * Reads an idea of a project and proposes seats, each in the language it is written in: what the text looks for, need by need
 * where a sentence lists several. A text that looks for nothing gives a seat for each thing to be done. A person confirms them.
 * @param text plain lines, as `plainLines` makes them
 */
export function seatsFromText(text: string, whole: Language, languageOf: LanguageOf): SeatReading {
  const { proposals, leftOut } = readDescription(withListsOpened(text), whole, languageOf)
  const sought = proposals.filter((one) => one.side === 'need' && !isAim(one))
  const taken = sought.length > 0 ? sought : proposals
  const read = taken.map((proposal) => ({ proposal, ...partsOf(proposal) }))
  const seats = read.flatMap(({ proposal, parts }) => parts.map((part) => ({ proposal, part })))
  const rest = proposals.filter((proposal) => !taken.includes(proposal))
  return {
    seats: seats.slice(0, seatsMost).map(({ proposal, part }, place) => ({
      ...seatOf(proposal, part),
      id: `s${place + 1}`,
    })),
    leftOut: [
      ...rest.map(({ title, description }) => description || title),
      ...read.flatMap(({ asides }) => asides),
      ...leftOut.map((one) => one.text).filter((one) => !isOpening(one)),
      ...seats.slice(seatsMost).map(({ part }) => part.title),
    ],
  }
}

type Part = Pick<Seat, 'title' | 'description'>

/** The needs within a proposal, and its sentences that tell of the undertaking, not of a need. */
function partsOf(proposal: Proposal): Readonly<{ parts: Part[]; asides: string[] }> {
  const { title, description, language, side } = proposal
  if (side !== 'need') return { parts: [{ title, description }], asides: [] }
  const quote = description || title
  const sentences = sentenceSpans(quote, { start: 0, end: quote.length }).map(({ start, end }) =>
    quote.slice(start, end),
  )
  // What comes before the need leads up to it, and is none.
  const first = Math.max(
    0,
    sentences.findIndex((one) => saysSought(one, language)),
  )
  const asides = sentences.filter(
    (one, place) => place < first || (place > first && isOfTheUndertaking(one, language)),
  )
  const parts: Part[] = []
  for (const sentence of sentences.filter((one) => !asides.includes(one))) {
    const listed = needsListed(sentence, language)
    const last = parts.at(-1)
    // A sentence that only goes on about the need before belongs to it.
    if (last && listed.length === 1 && !saysSought(sentence, language))
      parts[parts.length - 1] = {
        ...last,
        description: `${last.description || last.title} ${sentence}`,
      }
    else parts.push(...listed.map((part) => partOf(part, language)))
  }
  return { parts, asides }
}

function partOf(part: string, language: Language): Part {
  const sought = soughtIn(part, language)
  const title = titleOf(sought, language)
  const whole = sought.replace(/[\s.;:,]+$/u, '')
  return { title, description: title.toLowerCase() === whole.toLowerCase() ? '' : sought }
}

function seatOf(proposal: Proposal, part: Part): Omit<ProposedSeat, 'id'> {
  const { side, language, confidence, reason } = proposal
  return {
    ...part,
    language,
    weight: 1,
    confidence: side === 'need' ? confidence : Math.min(confidence, ofWork),
    reason,
  }
}
