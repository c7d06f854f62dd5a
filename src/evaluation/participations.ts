import {
  type Collaboration,
  type Network,
  networkOf,
  partnersOf,
  topicsMax,
} from '../matching/network.ts'
import type { Asker, Attributes } from '../matching/partner-evidence.ts'

/** A project as a table of participations tells it. Days are ISO 8601. */
export type PastProject = Readonly<{
  id: string
  startedOn: string
  years: number
  members: readonly string[]
  topics: readonly string[]
}>

export type Participations = Readonly<{
  projects: readonly PastProject[]
  organisations: ReadonlyMap<string, Readonly<{ country: string; kind: string }>>
}>

/** Somebody who found partners in the year of the test. */
export type TestAsker = Readonly<{
  id: string
  /** Its place in the catalogue; null for a newcomer. */
  organisation: number | null
  country: number
  kind: number
  /** The topics of its projects of that year. */
  appliesIn: readonly number[]
  /** Those of the catalogue that it had not worked with before, and did that year. */
  found: ReadonlySet<number>
}>

/** Projects before a year as history, those of the year as test. The catalogue is whoever has a history. */
export type Split = Readonly<{
  year: number
  network: Network
  attributes: Attributes
  warm: readonly TestAsker[]
  newcomers: readonly TestAsker[]
}>

/** Projects of one member link nobody, and those of more than fifty say little about any pair. */
const size = { min: 2, max: 50 } as const

/** Projects before a year, the catalogue of who was in them, and the projects of the year itself. */
export type History = Readonly<{
  network: Network
  attributes: Attributes
  /** Of each organisation of the catalogue, its place. */
  places: ReadonlyMap<string, number>
  topics: ReadonlyMap<string, number>
  groups: (id: string) => { country: number; kind: number }
  now: readonly PastProject[]
}>

/** @param year from 1 January; history is what started before */
export function historyAt({ projects, organisations }: Participations, year: number): History {
  const counted = projects.filter(
    ({ members }) => members.length >= size.min && members.length <= size.max,
  )
  const started = ({ startedOn }: PastProject) => Number(startedOn.slice(0, 4))
  const past = counted.filter((project) => started(project) < year)
  const catalogue = [...new Set(past.flatMap(({ members }) => members))].sort()
  const places = new Map(catalogue.map((id, place) => [id, place]))
  const topics = placed(commonest(past.flatMap((project) => project.topics)))
  const countries = placed([...organisations.values()].map(({ country }) => country))
  const kinds = placed([...organisations.values()].map(({ kind }) => kind))
  const today = Date.parse(`${year}-01-01`)
  const collaborations = past.map(
    (project): Collaboration => ({
      members: project.members.map((id) => places.get(id) as number),
      topics: placesOf(project.topics, topics),
      age: Math.max(0, (today - Date.parse(project.startedOn)) / (365.25 * 86_400_000)),
      duration: project.years,
    }),
  )
  const groups = (id: string) => ({
    country: countries.get(organisations.get(id)?.country ?? '') ?? 0,
    kind: kinds.get(organisations.get(id)?.kind ?? '') ?? 0,
  })
  const attributes: Attributes = {
    country: Int32Array.from(catalogue, (id) => groups(id).country),
    countries: countries.size,
    kind: Int32Array.from(catalogue, (id) => groups(id).kind),
    kinds: kinds.size,
    topics: topics.size,
  }
  const now = counted.filter((project) => started(project) === year)
  return {
    network: networkOf(collaborations, catalogue.length),
    attributes,
    places,
    topics,
    groups,
    now,
  }
}

/** @param year from 1 January; history is what started before, the test what started in it */
export function splitAt(participations: Participations, year: number): Split {
  const history = historyAt(participations, year)
  const askers = askersOf(history)
  return {
    year,
    network: history.network,
    attributes: history.attributes,
    warm: askers.filter(({ organisation }) => organisation !== null),
    newcomers: askers.filter(({ organisation }) => organisation === null),
  }
}

function askersOf({ now, network, places, topics, groups }: History): TestAsker[] {
  const own = new Map<string, PastProject[]>()
  for (const project of now)
    for (const id of project.members) own.set(id, [...(own.get(id) ?? []), project])
  return [...own.keys()]
    .sort()
    .map((id) => {
      const mine = own.get(id) ?? []
      const organisation = places.get(id) ?? null
      const found = new Set(
        mine.flatMap(({ members }) => members.map((other) => places.get(other))),
      )
      const met = organisation === null ? [] : partnersOf(network, organisation)
      for (const known of [undefined, organisation, ...met]) found.delete(known as number)
      const appliesIn = new Set(mine.flatMap((project) => project.topics))
      return {
        id,
        organisation,
        ...groups(id),
        appliesIn: placesOf([...appliesIn], topics),
        found: found as Set<number>,
      }
    })
    .filter(({ found }) => found.size > 0)
}

/** What is known of an asker when it is ranked for. */
export function askerOf(test: TestAsker, knowsTopics: boolean): Asker {
  const { organisation, country, kind, appliesIn } = test
  return { organisation, country, kind, topics: knowsTopics ? appliesIn : null }
}

/** Distinct values in order, each with its place. */
function placed(values: readonly string[]): Map<string, number> {
  return new Map([...new Set(values)].sort().map((value, place) => [value, place]))
}

/** The values that are said most, as many as a network tells apart. */
function commonest(values: readonly string[]): string[] {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({
    value,
    count: all.length,
  }))
  return counts
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, topicsMax)
    .map(({ value }) => value)
}

export function placesOf(values: readonly string[], places: ReadonlyMap<string, number>): number[] {
  return values.flatMap((value) => places.get(value) ?? [])
}
