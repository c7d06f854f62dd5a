import { notOneself } from '../organisations/phrases.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import { bothOfOne, entryOfNeither, notThatSide, partnerNeeded } from './phrases.ts'
import type { Subject } from './view.ts'

/** What a request names: a partner, entries, or both. */
type Named = Readonly<{
  to?: string | undefined
  needId?: string | undefined
  competencyId?: string | undefined
}>

/** Who asks whom about which entries; `blind` where it knows the other side by an anonymous entry only. */
export type Asking = Readonly<{
  from: string
  to: string
  subjects: readonly Subject[]
  blind: boolean
}>

/**
 * Whom a request is for, by its id or by an entry of it, or what is wrong with what it names.
 * @param found the entries that it names, all of which are there
 * @param mayKnow whether whoever asks may know whose an organisation's anonymous entries are
 */
export function whomToAsk(
  named: Named,
  from: string,
  found: readonly Subject[],
  mayKnow: (organisationId: string) => boolean,
): Asking | FieldProblem {
  const need = found.find(({ id }) => id === named.needId)
  const competency = found.find(({ id }) => id === named.competencyId)
  const subjects = [need, competency].flatMap((one) => one ?? [])
  const theirs = subjects.find(({ organisationId }) => organisationId !== from)
  const to = named.to ?? theirs?.organisationId
  if (to === undefined) return { pointer: '/to', phrase: partnerNeeded }
  if (to === from) return { pointer: '/to', phrase: notOneself }
  // Whoever guesses at names must not learn so whose an anonymous entry is.
  const guessed = ({ organisationId, visibility }: Subject) =>
    named.to !== undefined && visibility !== 'public' && !mayKnow(organisationId)
  const fits = (one: Subject) => [from, to].includes(one.organisationId) && !guessed(one)
  if (need && need.side !== 'need') return { pointer: '/needId', phrase: notThatSide('need') }
  if (competency && competency.side !== 'competency')
    return { pointer: '/competencyId', phrase: notThatSide('competency') }
  if (need && !fits(need)) return { pointer: '/needId', phrase: entryOfNeither }
  if (competency && !fits(competency)) return { pointer: '/competencyId', phrase: entryOfNeither }
  if (need && need.organisationId === competency?.organisationId)
    return { pointer: '/competencyId', phrase: bothOfOne }
  const blind = named.to === undefined && theirs?.visibility !== 'public' && !mayKnow(to)
  return { from, to, subjects, blind }
}
