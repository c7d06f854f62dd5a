import type { Language } from '../platform/phrase.ts'
import { type LanguageOf, type Proposal, readDescription } from '../profiles/proposal.ts'
import type { Reason } from '../profiles/side-guess.ts'
import { isAim, withListsOpened } from './aims.ts'
import { type Seat, seatsMost } from './brief.ts'

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
 * Reads an idea of a project and proposes seats, sentence by sentence, each in the language it is written in: what the text looks
 * for. A text that looks for nothing gives a seat for each thing to be done. A person confirms them.
 * @param text plain lines, as `plainLines` makes them
 */
export function seatsFromText(text: string, whole: Language, languageOf: LanguageOf): SeatReading {
  const { proposals, leftOut } = readDescription(withListsOpened(text), whole, languageOf)
  const sought = proposals.filter((one) => one.side === 'need' && !isAim(one))
  const taken = (sought.length > 0 ? sought : proposals).slice(0, seatsMost)
  const rest = proposals.filter((proposal) => !taken.includes(proposal))
  return {
    seats: taken.map((proposal, place) => seatOf(proposal, place)),
    leftOut: [
      ...rest.map(({ title, description }) => description || title),
      ...leftOut.map((one) => one.text),
    ],
  }
}

function seatOf(proposal: Proposal, place: number): ProposedSeat {
  const { side, title, description, language, confidence, reason } = proposal
  return {
    id: `s${place + 1}`,
    title,
    description,
    language,
    weight: 1,
    confidence: side === 'need' ? confidence : Math.min(confidence, ofWork),
    reason,
  }
}
