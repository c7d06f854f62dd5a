import { type EntryKind, textOf } from '../profiles/entry.ts'
import { type Brief, type BriefKind, type Seat, usualConstraints, usualShare } from './brief.ts'
import type { Seed } from './seed.ts'

/** What of an entry a brief needs besides what matching reads. */
export type EntryText = Readonly<{
  id: string
  title: string
  description: string
  kind: EntryKind | null
}>

/** What a project is about, by what its needs look for; anything else is worked out together. */
const kindFor: Readonly<Partial<Record<EntryKind, BriefKind>>> = {
  infrastructure: 'investment',
  'market-access': 'joint-promotion',
  supplier: 'joint-purchasing',
}

const seatsMax = 10

/** A brief to begin with: a seat for each need that the group answers, then for those that it leaves open. */
export function draftBrief(
  seed: Seed,
  title: string,
  memberIds: readonly string[],
  texts: ReadonlyMap<string, EntryText>,
): Brief {
  const needs = [...seed.answers.map(({ need }) => need), ...seed.open.map(({ need }) => need)]
  const distinct = [...new Map(needs.map((need) => [need.id, need])).values()].slice(0, seatsMax)
  const seats = distinct.map(({ id, title: said, language }, at): Seat => {
    const text = texts.get(id)
    return {
      id: `seat-${at + 1}`,
      title: said,
      description: text?.description ?? '',
      language,
      weight: 1,
    }
  })
  const membersMax = Math.max(usualConstraints.membersMax, memberIds.length)
  return {
    title,
    kind: kindOf(distinct.map(({ id }) => texts.get(id)?.kind ?? null)),
    text: distinct
      .map(({ id, title: said }) => textOf(texts.get(id) ?? { title: said, description: '' }))
      .join('\n\n'),
    seats,
    constraints: {
      ...usualConstraints,
      membersMax,
      largestShare: usualShare(seats, membersMax),
      obligatory: memberIds,
    },
  }
}

function kindOf(kinds: readonly (EntryKind | null)[]): BriefKind {
  const wanted = kinds.map((kind) => (kind && kindFor[kind]) ?? 'research-project')
  const counts = Map.groupBy(wanted, (kind) => kind)
  const [best = 'research-project'] = [...counts]
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([kind]) => kind)
  return best
}
