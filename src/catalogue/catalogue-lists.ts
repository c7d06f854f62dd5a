import type { Titles } from './catalogue.ts'
import type { NaceCrosswalk } from './crosswalk.ts'
import type { ListStatus, SpecialisationList } from './specialisation-list.ts'

export const termLists = ['organisation-kind', 'organisation-size', 'entry-kind', 'trl'] as const

/** What a code of Splot's own lists means, in every language. */
export type Term = Readonly<{ list: (typeof termLists)[number]; code: string; titles: Titles }>

/** Degrees north and east, of the middle of a region's area. */
export type Place = Readonly<{ latitude: number; longitude: number }>

/**
 * Under which number a national specialisation went on when the list was made anew. Lists are named by how many entries they
 * had: numbers were used again for other domains, so a number says nothing without its list.
 */
export type KisStep = Readonly<{
  fromList: string
  from: string
  toList: string
  to: string
  status: ListStatus
  source: string
}>

/** From when on a theme that is on no list deserves to be looked at: how many different organisations back it. */
export type AlertRule = Readonly<{
  key: string
  /** NUTS codes: all regions inside them, too; empty for every region without a rule of its own. */
  regions: readonly string[]
  organisations: number
  smallAndMedium: number
  research: number
  source: string
}>

/** What the catalogue holds besides countries, activities and regions. */
export type CatalogueLists = Readonly<{
  naceCrosswalk: NaceCrosswalk
  /** By NUTS code of level 2, edition 2024. */
  centroids: ReadonlyMap<string, Place>
  terms: readonly Term[]
  specialisations: readonly SpecialisationList[]
  kisNumbering: readonly KisStep[]
  alertRules: readonly AlertRule[]
}>

/** The rule of a region: its own, that of an area around it, or the one for everybody. */
export function alertRuleFor(rules: readonly AlertRule[], nuts: string): AlertRule | undefined {
  const reach = ({ regions }: AlertRule) =>
    Math.max(
      regions.length === 0 ? 0 : -1,
      ...regions.filter((region) => nuts.startsWith(region)).map(({ length }) => length),
    )
  return rules.filter((rule) => reach(rule) >= 0).toSorted((a, b) => reach(b) - reach(a))[0]
}

/** Overseas regions (Article 349 of the Treaty), Jan Mayen and Svalbard: their country's middle would lie in the sea. */
const overseas = /^(FRY|ES70|PT20|PT30|NO0B)/

/**
 * The middle of a region of level 2; of one above, the mean of those inside it, without what lies overseas unless all of it does.
 * Undefined where none is known.
 */
export function centroidOf(
  centroids: CatalogueLists['centroids'],
  nuts: string,
): Place | undefined {
  const own = centroids.get(nuts.slice(0, 4))
  if (own !== undefined) return own
  const all = [...centroids].filter(([code]) => code.startsWith(nuts))
  const near = all.filter(([code]) => !overseas.test(code))
  const inside = (near.length > 0 ? near : all).map(([, place]) => place)
  if (inside.length === 0) return undefined
  const mean = (of: (place: Place) => number) =>
    inside.reduce((sum, place) => sum + of(place), 0) / inside.length
  return { latitude: mean((place) => place.latitude), longitude: mean((place) => place.longitude) }
}

/** Between the middles of two regions in whole kilometres; null where one of them is not known. */
export function distanceBetween(
  centroids: CatalogueLists['centroids'],
  one: string,
  other: string,
): number | null {
  const [here, there] = [one, other].map((nuts) => centroidOf(centroids, nuts))
  return here && there ? Math.round(distanceKm(here, there)) : null
}

const earthRadiusKm = 6371.0088

/** The great-circle distance between two places, in kilometres (haversine, mean radius of the Earth). */
export function distanceKm(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const share = north + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(share)))
}
