import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { placesOfBest } from './best.ts'
import type { ExposureFigures, ExposureQuery } from './exposure.schema.ts'
import { coverage, exposureIn, gini, worthOfPlace } from './exposure.ts'
import {
  allPrices,
  getPriceState,
  keyOfId,
  type ListedPartners,
  listMembers,
  namesOf,
  storedLists,
} from './price.queries.ts'
import { adjusted } from './price.ts'

export type ExposureDeps = Readonly<{ database: Database; clock: Clock }>

/** How evenly organisations are shown to each other: in the order of relevance, and in the one that counts their room. */
export async function readExposure(
  deps: ExposureDeps,
  actor: Actor,
  { depth, top }: ExposureQuery,
): Promise<ExposureFigures> {
  authorise(actor, 'exposure.read')
  const { reader } = deps.database
  const members = await listMembers(reader, dayOf(deps.clock()))
  const prices = await allPrices(reader)
  const state = await getPriceState(reader)
  const ids = members.map(({ id }) => id)
  const places = new Map(ids.map((id, place) => [keyOfId(id), place]))
  const priceAt = ids.map((id) => prices.get(id) ?? null)
  const [byScore, byPrice]: [Int32Array[], Int32Array[]] = [[], []]
  for await (const lists of storedLists(reader, ids)) {
    for (const { partners } of lists) {
      byScore.push(firstPlaces(partners, places, depth, ({ score }) => score))
      byPrice.push(
        firstPlaces(
          partners,
          places,
          depth,
          ({ score }, place) => adjusted(score, priceAt[place] ?? null).value,
        ),
      )
    }
  }
  const byRelevance = exposureIn(byScore, ids.length, worthOfPlace)
  const withPrices = exposureIn(byPrice, ids.length, worthOfPlace)
  const visible = [...members.keys()].filter((place) => members[place]?.visible)
  const bestFirst = visible.toSorted(
    (a, b) => (withPrices[b] as number) - (withPrices[a] as number) || a - b,
  )
  const [most, least] = [bestFirst.slice(0, top), bestFirst.toReversed().slice(0, top)]
  const names = await namesOf(
    reader,
    [...most, ...least].map((place) => ids[place] as string),
  )
  const shown = (place: number) => ({
    id: ids[place] as string,
    name: names.get(ids[place] as string) ?? '',
    byRelevance: byRelevance[place] as number,
    withPrices: withPrices[place] as number,
  })
  return {
    organisations: visible.length,
    depth,
    prices: {
      known: prices.size,
      version: state.version,
      computedAt: state.computedAt?.toISOString() ?? null,
    },
    byRelevance: evenness(byRelevance, visible),
    withPrices: evenness(withPrices, visible),
    mostShown: most.map(shown),
    leastShown: least.map(shown),
  }
}

/** The first `depth` partners of a list in the order of `worth`, largest first. */
function firstPlaces(
  partners: ListedPartners['partners'],
  places: ReadonlyMap<string, number>,
  depth: number,
  worth: (partner: ListedPartners['partners'][number], place: number) => number,
): Int32Array {
  const known = partners.flatMap((partner) => {
    const place = places.get(partner.key)
    return place === undefined ? [] : [{ partner, place }]
  })
  const values = Float64Array.from(known, ({ partner, place }) => worth(partner, place))
  return placesOfBest(values, depth).map((at) => known[at]?.place ?? -1)
}

function evenness(exposure: Float64Array, visible: readonly number[]) {
  const amounts = Float64Array.from(visible, (place) => exposure[place] as number)
  const orNothing = (value: number) => (Number.isNaN(value) ? null : value)
  return { gini: orNothing(gini(amounts)), coverage: orNothing(coverage(amounts)) }
}
