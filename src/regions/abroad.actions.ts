import { distanceBetween } from '../catalogue/catalogue-lists.ts'
import { nutsOf } from '../catalogue/region.ts'
import { getCluster } from '../clusters/cluster.actions.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { round } from '../matching/evidence.ts'
import { getOrganisation } from '../organisations/organisation.actions.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ours, PairAbroad } from './abroad.queries.ts'
import {
  type Candidate,
  chosenAbroad,
  languagesOfBoth,
  type Party,
  partiesOf,
  partyOf,
} from './abroad.ts'
import { nothingStated } from './abroad-phrases.ts'
import type { Capability } from './capability.ts'
import { placeTold } from './closing.actions.ts'
import { clustersAbroad, membersOn } from './contact.queries.ts'
import { sharedActivities, worthContacting } from './contact.ts'
import { broughtTo } from './exchange.ts'
import { pairsToTell, withClusters } from './pairs.actions.ts'
import { broughtTold, givenMost } from './partners.actions.ts'
import { type LevelView, type RegionDeps, viewLevel } from './view.actions.ts'

/** Whoever looks for partners abroad. */
type Own = Readonly<{ id: string; name: string; country: string; nuts: string | null }> &
  Readonly<{ nace: readonly string[]; ours: Ours; memberIds: readonly string[] }>

type AbroadWish = Readonly<{ limit: number }>

/**
 * Regions and clusters abroad that complement a cluster, first those whose organisations would start: what each side gives, in
 * activities and in answers to needs, the languages that both write in, and how far it is. By what everybody may know.
 * @throws Refusal `not-found` for an unknown cluster, and where no member states anything in public
 */
export async function clusterPartners(
  deps: RegionDeps,
  actor: Actor,
  id: string,
  wish: AbroadWish,
  language: Language,
) {
  authorise(actor, 'suggestion.read')
  const { name, country, nuts, nace } = await getCluster(deps, actor, id)
  const members = await membersOn(deps.database.reader, [id], dayOf(deps.clock()))
  const memberIds = members.map(({ organisationId }) => organisationId)
  const own = { id, name, country, nuts, nace, ours: { clusters: [id] }, memberIds }
  return partnersAbroad(deps, actor, own, wish, language)
}

/** The clusters abroad that complement each of several clusters, by one look at all regions; none for one that states nothing. */
export async function clustersComplementing(
  deps: RegionDeps,
  actor: Actor,
  clusters: readonly Cluster[],
  { limit }: AbroadWish,
  language: Language,
): Promise<ReadonlyMap<string, PartnersAbroad['clusters']>> {
  const today = dayOf(deps.clock())
  const ids = clusters.map(({ id }) => id)
  const { reader } = deps.database
  const members = Map.groupBy(await membersOn(reader, ids, today), ({ clusterId }) => clusterId)
  const pairs = Map.groupBy(await pairsToTell(reader, { clusters: ids }, today), (one) => one.ownId)
  const views = new Map<number, LevelView>()
  const found = new Map<string, PartnersAbroad['clusters']>()
  for (const cluster of clusters) {
    const here = nutsOf(deps.catalogue, cluster)
    const digits = Math.min(finestDigits, here.length)
    const view = views.get(digits) ?? (await viewLevel(deps, actor, digits, { publicOnly: true }))
    views.set(digits, view)
    const memberIds = (members.get(cluster.id) ?? []).map(({ organisationId }) => organisationId)
    const mine = ofOrganisations(view, memberIds)
    const own = pairs.get(cluster.id) ?? []
    const candidates =
      mine.length > 0 ? await clusterCandidates(deps, view, cluster, own, today) : []
    const told = tellingOf(deps, view, mine, language)(candidates, limit)
    found.set(cluster.id, clustersTold(deps, told, cluster, here))
  }
  return found
}

/** The same for an organisation. @throws Refusal `not-found` for an unknown one, and where it states nothing in public */
export async function organisationPartners(
  deps: RegionDeps,
  actor: Actor,
  id: string,
  wish: AbroadWish,
  language: Language,
) {
  authorise(actor, 'suggestion.read')
  const { name, country, nuts } = await getOrganisation(deps, actor, id)
  const ours = { organisation: id }
  const own = { id, name, country, nuts, nace: [], ours, memberIds: [id] }
  return partnersAbroad(deps, actor, own, wish, language)
}
export type PartnersAbroad = Awaited<ReturnType<typeof partnersAbroad>>

/** Letters of the code of a NUTS 2 region: regions are compared no finer. */
const finestDigits = 4

async function partnersAbroad(
  deps: RegionDeps,
  actor: Actor,
  own: Own,
  { limit }: AbroadWish,
  language: Language,
) {
  const here = nutsOf(deps.catalogue, own)
  const digits = Math.min(finestDigits, here.length)
  const view = await viewLevel(deps, actor, digits, { publicOnly: true })
  const mine = ofOrganisations(view, own.memberIds)
  if (mine.length === 0) throw new Refusal('not-found', nothingStated(own.name))
  const today = dayOf(deps.clock())
  const pairs = await pairsToTell(deps.database.reader, own.ours, today)
  const clusters = await clusterCandidates(deps, view, own, pairs, today)
  const regions = regionCandidates(deps, view, own, pairs)
  const told = tellingOf(deps, view, mine, language)
  return {
    of: { id: own.id, name: own.name, country: own.country, nuts: own.nuts },
    basis: {
      level: view.level,
      entries: mine.length,
      organisations: new Set(mine.map(({ organisationId }) => organisationId)).size,
      regions: view.portfolio.regions.length,
      suggested: pairs.length,
    },
    regions: told(regions, limit).map(({ candidate, ...one }) => ({
      region: placeTold(deps, { region: { code: here, country: own.country } }, candidate.id),
      ...one,
    })),
    clusters: clustersTold(deps, told(clusters, limit), own, here),
  }
}

function ofOrganisations({ capabilities }: LevelView, ids: readonly string[]): Capability[] {
  const among = new Set(ids)
  return capabilities.filter(({ organisationId }) => among.has(organisationId))
}

/** Every region abroad, with what its organisations and ours could start with. */
function regionCandidates(
  { catalogue }: RegionDeps,
  { portfolio, analysis, capabilities }: LevelView,
  { country }: Own,
  pairs: readonly PairAbroad[],
): Candidate[] {
  const digits = portfolio.regions[0]?.length ?? finestDigits
  const starting = worthContacting(
    pairs.map(({ ownId, place, ...pair }) => ({
      ...pair,
      clusterId: ownId,
      otherId: place.slice(0, digits),
    })),
  )
  const byRegion = new Map(starting.map((one) => [one.otherId, one]))
  const said = Map.groupBy(capabilities, ({ region }) => region)
  const size = portfolio.activities.length
  return portfolio.regions.flatMap((id, row) => {
    const cells = [row * size, (row + 1) * size] as const
    const party: Party = {
      presence: analysis.presence.values.subarray(...cells),
      supply: portfolio.supply.values.subarray(...cells),
    }
    const abroad = catalogue.regions.get(id)?.country !== country
    return abroad ? [{ id, party, said: said.get(id) ?? [], starting: byRegion.get(id) }] : []
  })
}

/** Every cluster abroad, with what its members and ours could start with. */
async function clusterCandidates(
  { database }: RegionDeps,
  view: LevelView,
  { country }: Pick<Own, 'country'>,
  pairs: readonly PairAbroad[],
  today: string,
): Promise<(Candidate & { cluster: Cluster })[]> {
  const clusters = await clustersAbroad(database.reader, country)
  const starting = new Map(
    worthContacting(withClusters(pairs)).map((one) => [one.otherId, one] as const),
  )
  const members = Map.groupBy(
    await membersOn(database.reader, [...clusters.keys()], today),
    ({ clusterId }) => clusterId,
  )
  const said = Map.groupBy(view.capabilities, ({ organisationId }) => organisationId)
  return [...clusters.values()].map((cluster) => {
    const { id } = cluster
    const theirs = (members.get(id) ?? []).flatMap((one) => said.get(one.organisationId) ?? [])
    const party = partyOf(theirs, view.portfolio.activities, view.level)
    return { id, cluster, party, said: theirs, starting: starting.get(id) }
  })
}

/** What each of the best candidates and our own would give each other. */
function tellingOf(
  deps: RegionDeps,
  view: LevelView,
  mine: readonly Capability[],
  language: Language,
) {
  const { portfolio, analysis, level } = view
  const ours = partyOf(mine, portfolio.activities, level)
  return <One extends Candidate>(candidates: readonly One[], limit: number) => {
    const parties = partiesOf([ours, ...candidates.map(({ party }) => party)], analysis.proximity)
    const brought = (to: number, from: number) =>
      broughtTo(parties, to, from)
        .slice(0, givenMost)
        .map((one) => broughtTold(deps, view, one, language))
    return chosenAbroad(candidates, parties.gains, limit).map(
      ({ candidate, row, weGain, theyGain }, at) => ({
        candidate,
        rank: at + 1,
        strength: candidate.starting?.strength ?? 0,
        pairs: candidate.starting?.pairs ?? 0,
        weGain: round(weGain),
        theyGain: round(theyGain),
        theyBring: brought(0, row),
        weBring: brought(row, 0),
        reasons: candidate.starting?.reasons ?? [],
        commonLanguages: languagesOfBoth(mine, candidate.said),
      }),
    )
  }
}

function clustersTold<Told extends Readonly<{ candidate: Readonly<{ cluster: Cluster }> }>>(
  { catalogue, lists }: RegionDeps,
  told: readonly Told[],
  own: Pick<Own, 'nace'>,
  here: string,
) {
  return told.map(({ candidate, ...one }) => {
    const { id, name, country, nuts, website, nace } = candidate.cluster
    return {
      cluster: { id, name, country, nuts, website, nace },
      distanceKm: distanceBetween(lists.centroids, here, nutsOf(catalogue, candidate.cluster)),
      sharedActivities: sharedActivities(own, candidate.cluster),
      ...one,
    }
  })
}
