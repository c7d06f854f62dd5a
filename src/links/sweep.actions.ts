import type { Writer } from '../platform/database.ts'
import { type HistoryLine, line } from './history.ts'
import { findLink, holdLink } from './link.queries.ts'
import { insertLines } from './link-history.queries.ts'
import { findUnreminded } from './link-list.queries.ts'
import { updateLink } from './link-store.queries.ts'
import { momentsAt } from './link-terms.ts'
import { isOverdue, isUnanswered } from './notice.ts'
import type { Link } from './record.ts'
import type { LinkDeps } from './transition.actions.ts'

const batch = 200
/** Whose name stands at what time alone brings about. */
const splot = 'splot'

/**
 * Notes once, in the history of each link, that its next step is overdue and which invitations wait too long. Each link is
 * a transaction of its own and is looked at anew, so any number of sweeps may run at once.
 * @returns how many reminders were noted
 */
export async function sweepLinks(
  deps: Pick<LinkDeps, 'database' | 'clock'>,
): Promise<{ reminded: number }> {
  const at = deps.clock().toISOString()
  const moments = momentsAt(at)
  let reminded = 0
  for (const id of await findUnreminded(deps.database.reader, moments, batch))
    reminded += await deps.database.write(async (writer) => {
      if (!(await holdLink(writer, id))) return 0
      const link = await findLink(writer, id)
      return link ? remind(writer, link, at) : 0
    })
  return { reminded }
}

async function remind(writer: Writer, link: Link, at: string): Promise<number> {
  const late = isOverdue(link, at) && !link.stepReminded
  const waiting = link.seats.filter((seat) => isUnanswered(seat, at) && !seat.reminded)
  const lines: HistoryLine[] = [
    ...(late ? [line('reminded', { text: link.nextStep })] : []),
    ...waiting.map(({ id, organisationId }) => line('reminded', { seatId: id, organisationId })),
  ]
  if (lines.length === 0) return 0
  const seats = link.seats.map((seat) =>
    waiting.includes(seat) ? { ...seat, reminded: true } : seat,
  )
  const next = { ...link, seats, stepReminded: link.stepReminded || late }
  await updateLink(writer, link, next)
  await insertLines(writer, { linkId: link.id, at, actor: splot, state: link.state }, lines)
  return lines.length
}
