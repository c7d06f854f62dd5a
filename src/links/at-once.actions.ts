import { getClusterByAnyName } from '../clusters/cluster.actions.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { findCircles } from './circle.actions.ts'
import type { CircleQuery } from './circle.schema.ts'
import type { CircleList } from './circle-list.ts'
import type { PlaceDeps } from './place.actions.ts'
import { countPopulation } from './population.queries.ts'
import type { Population } from './population.ts'
import { clustersMeant, findSeeds } from './seed.actions.ts'
import type { SeedQuery } from './seed.schema.ts'
import type { SeedList } from './seed-list.ts'
import { atOnceMost } from './study.ts'
import { tooManyAtOnce } from './study-phrases.ts'

/** Circles while somebody waits. @throws Refusal `too-large` where so many organisations are concerned that it takes a study */
export async function circlesAtOnce(
  deps: PlaceDeps,
  actor: Actor,
  query: CircleQuery,
): Promise<CircleList> {
  authorise(actor, 'circle.read')
  const { cluster, region } = query
  const clusters =
    cluster === undefined ? undefined : [(await getClusterByAnyName(deps, actor, cluster)).id]
  await refuseMany(deps, { clusters, region }, 'circles')
  return findCircles(deps, actor, query)
}

/** Seeds while somebody waits. @throws Refusal `too-large` where so many organisations are concerned that it takes a study */
export async function seedsAtOnce(
  deps: PlaceDeps,
  actor: Actor,
  cluster: string,
  query: SeedQuery,
  language: Language,
): Promise<SeedList> {
  authorise(actor, 'seed.read')
  const clusters = await clustersMeant(deps, actor, cluster, query.with)
  await refuseMany(deps, { clusters: clusters.map(({ id }) => id) }, 'seeds')
  return findSeeds(deps, actor, cluster, query, language)
}

async function refuseMany(
  { database, clock }: PlaceDeps,
  population: Population,
  kind: 'circles' | 'seeds',
): Promise<void> {
  const count = await countPopulation(database.reader, population, dayOf(clock()))
  if (count > atOnceMost)
    throw new Refusal('too-large', tooManyAtOnce(String(count), String(atOnceMost), kind))
}
