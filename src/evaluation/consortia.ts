import { hashOf, seededRandom } from '../embedding/random.ts'
import type { Groups } from '../matching/consortium-attributes.ts'
import type { Consortium } from '../matching/consortium-evidence.ts'
import { type History, historyAt, type Participations, placesOf } from './participations.ts'

/** A project of the year without one of its members, who is to be found. */
export type MissingMember = Readonly<{
  project: string
  consortium: Consortium
  /** Places of those that cannot be the one: who is a member already. */
  present: readonly number[]
  /** Its place: with a history in the network, without one among the newcomers, counted on from there. */
  missing: number
}>

/**
 * Projects of a year, each without a member, and everybody who could be that member: organisations of the network, which have
 * a history, then newcomers, of whom only country and kind are known.
 */
export type Consortia = Readonly<{
  year: number
  history: History
  newcomers: Groups
  missing: readonly MissingMember[]
}>

/** Two may be any two, and more than fifty say little about whom they lack. */
const size = { min: 3, max: 50 } as const

/** @param seed chooses whom each project lacks, whatever the other projects are */
export function consortiaAt(participations: Participations, year: number, seed: number): Consortia {
  const history = historyAt(participations, year)
  const { now, places, topics, groups, network } = history
  const known = (id: string) => places.has(id)
  const shuffled = (id: string) => hashOf(`${seed} ${id}`)
  // In an order that says nothing: of several that look alike, the first are shown.
  const strangers = [...new Set(now.flatMap(({ members }) => members.filter((id) => !known(id))))]
    .sort()
    .sort((a, b) => shuffled(a) - shuffled(b))
  const place = new Map([
    ...places,
    ...strangers.map((id, at) => [id, network.organisations + at] as const),
  ])
  const missing = now
    .filter(({ members }) => members.length >= size.min && members.length <= size.max)
    .map((project): MissingMember => {
      const lacking = seededRandom(hashOf(`${seed} ${project.id}`)).below(project.members.length)
      const others = project.members.filter((_, at) => at !== lacking)
      return {
        project: project.id,
        consortium: {
          members: placesOf(others, places),
          countries: others.map((id) => groups(id).country),
          kinds: others.map((id) => groups(id).kind),
          topics: placesOf(project.topics, topics),
          size: project.members.length,
        },
        present: placesOf(others, place),
        missing: place.get(project.members[lacking] as string) as number,
      }
    })
  const newcomers = {
    country: Int32Array.from(strangers, (id) => groups(id).country),
    kind: Int32Array.from(strangers, (id) => groups(id).kind),
  }
  return { year, history, newcomers, missing }
}
