import type { FieldProblem } from '../platform/refusal.ts'
import type { Brief, Seat } from './brief.ts'
import { seatCountProblems } from './brief-check.ts'
import type { SeatStanding } from './link.ts'
import { excludedByBrief, noSeatInBrief, titleNeeded } from './link-phrases.ts'

/** A seat as somebody writes it; what it leaves out is that of the seat of the brief. */
type Given = Readonly<{
  seat?: string | undefined
  title?: string | undefined
  description?: string | undefined
  language?: Seat['language'] | undefined
  weight?: number | undefined
  obligatory: boolean
  organisationId: string | null
  runnersUp: readonly string[]
}>

/** A seat of a link that is not there yet. */
export type DraftSeat = Omit<Seat, 'id'> &
  Pick<SeatStanding, 'obligatory' | 'organisationId' | 'runnersUp'>

type Draft = Readonly<{ seats: readonly DraftSeat[]; problems: readonly FieldProblem[] }>

/**
 * The seats of a new link: those given, then those of the brief that are not named, open.
 * @param languageOf tells the language of a text where a seat does not
 */
export function draftSeats(
  brief: Brief | undefined,
  given: readonly Given[],
  languageOf: (text: string) => Seat['language'],
): Draft {
  const drafts = [...given.keys()].map((index) => draftOf(brief, given, index, languageOf))
  const rest = (brief?.seats ?? []).filter(({ id }) => !given.some(({ seat }) => seat === id))
  const open = rest.map(({ id, ...text }) => ({
    ...text,
    obligatory: true,
    organisationId: null,
    runnersUp: [],
  }))
  const seats = [...drafts.flatMap(({ seats }) => seats), ...open]
  const count = seatCountProblems(given.length + rest.length)
  return { seats, problems: [...count, ...drafts.flatMap(({ problems }) => problems)] }
}

function draftOf(
  brief: Brief | undefined,
  all: readonly Given[],
  index: number,
  languageOf: (text: string) => Seat['language'],
): Draft {
  const given = all[index]
  if (!given) return { seats: [], problems: [] }
  const from = brief?.seats.find(({ id }) => id === given.seat)
  const pointer = `/seats/${index}`
  const problems: FieldProblem[] = []
  const repeated = all.findIndex(({ seat }) => seat === given.seat) < index
  if (given.seat !== undefined && (!from || repeated)) {
    const phrase = noSeatInBrief(given.seat, brief?.seats.map(({ id }) => id) ?? [])
    return { seats: [], problems: [{ pointer: `${pointer}/seat`, phrase }] }
  }
  if (given.organisationId !== null && brief?.constraints.excluded.includes(given.organisationId))
    problems.push({ pointer: `${pointer}/organisationId`, phrase: excludedByBrief })
  const { title = from?.title } = given
  if (title === undefined) problems.push({ pointer: `${pointer}/title`, phrase: titleNeeded })
  if (title === undefined) return { seats: [], problems }
  const { description = from?.description ?? '', weight = from?.weight ?? 1 } = given
  const { language = from?.language ?? languageOf(`${title}\n${description}`) } = given
  const { obligatory, organisationId } = given
  const runnersUp = [...new Set(given.runnersUp)].filter((id) => id !== organisationId)
  const seat = { title, language, description, weight, obligatory, organisationId, runnersUp }
  return { seats: [seat], problems }
}
