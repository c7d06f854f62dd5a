import { getClusterByAnyName } from '../clusters/cluster.actions.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { round } from '../matching/evidence.ts'
import { makingNow } from '../matching/maker.actions.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { quotedHandovers } from './circle.actions.ts'
import { consensusOf } from './community.threads.ts'
import { loadComplements, type Tell } from './complement.actions.ts'
import type { Complement, Complements } from './complement.ts'
import { communitiesOf } from './consensus.ts'
import { whyNothing } from './nothing-found.ts'
import { type PlaceDeps, seesAnonymous } from './place.actions.ts'
import { sameClusterTwice } from './place-phrases.ts'
import { listPopulation, membershipsIn } from './population.queries.ts'
import type { Named } from './population.ts'
import type { SeedQuery } from './seed.schema.ts'
import { acrossOnly, complementarity, entriesIn, type Seed, seedsOf } from './seed.ts'
import { draftBrief, type EntryText } from './seed-brief.ts'
import type { SeedList, TopicName } from './seed-list.ts'
import { briefTitle } from './seed-phrases.ts'
import { type OwnedText, tellingWords } from './terms.ts'
import { loadEntryTexts, sampleTexts } from './topic.queries.ts'

const wordsOfTopic = 3
/** So that it fits into the title of a brief, however long that of a need is. */
const longestTopic = 250
/** Fewer words that several owners use are chance. */
const sharedLeast = 2

/**
 * Topics in which members of a cluster, or of two, could answer each other and have no link yet: each with its name in the
 * reader's language where somebody writes it, a group that could do one project, and a brief to begin with.
 */
export async function findSeeds(
  deps: PlaceDeps,
  actor: Actor,
  cluster: string,
  query: SeedQuery,
  language: Language,
  tell: Tell = () => {},
): Promise<SeedList> {
  return (await seekSeeds(deps, actor, cluster, query, tell)).toldIn(language)
}

/** The one cluster that is looked at, or the two. @throws Refusal for one that is not there, or the same one twice */
export async function clustersMeant(
  deps: Pick<PlaceDeps, 'database'>,
  actor: Actor,
  cluster: string,
  other: string | undefined,
): Promise<Cluster[]> {
  const clusters = [await getClusterByAnyName(deps, actor, cluster)]
  if (other !== undefined) clusters.push(await getClusterByAnyName(deps, actor, other))
  if (new Set(clusters.map(({ id }) => id)).size < clusters.length)
    throw new Refusal('invalid', sameClusterTwice)
  return clusters
}

/** The same, to be told in any language, with the entries whose words it shows. */
export async function seekSeeds(
  deps: PlaceDeps,
  actor: Actor,
  cluster: string,
  { with: other, limit, fit }: SeedQuery,
  tell: Tell = () => {},
): Promise<{ toldIn: (language: Language) => SeedList; entries: string[] }> {
  authorise(actor, 'seed.read')
  const { reader } = deps.database
  const clusters = await clustersMeant(deps, actor, cluster, other)
  const clusterIds = clusters.map(({ id }) => id)
  const today = dayOf(deps.clock())
  const population = await listPopulation(reader, { clusters: clusterIds }, today)
  const { maker, weights } = await makingNow(deps)
  const matching = { modelId: maker.modelId, today }
  const all = await loadComplements(
    reader,
    matching,
    weights,
    population.map(({ id }) => id),
    { anonymousToo: seesAnonymous(actor), fitMin: fit },
    (share) => tell(0.8 * share),
  )
  const complements = other === undefined ? all : await across(deps, all, clusterIds, today)
  const found = await findTopics(complements)
  const shown = found.slice(0, limit)
  const entries = entriesIn(shown)
  const words = await wordsFor(deps, entries, today)
  const answers = shown.flatMap((seed) => seed.answers)
  const handovers = await quotedHandovers(
    reader,
    maker.modelId,
    complements.members,
    population,
    answers,
  )
  tell(1)
  const named = new Map(population.map((one) => [one.id, one]))
  const list = {
    clusters: clusters.map(({ id, name }) => ({ id, name })),
    organisations: population.length,
    answers: complements.answers.length,
    topics: found.length,
    advice: whyNothing(population.length, complements.answers.length),
  }
  const context = { named, handovers, ...words }
  return {
    toldIn: (language) => ({
      ...list,
      seeds: shown.map((seed) => told(seed, complements, context, language)),
    }),
    entries,
  }
}

/** The seeds of a complementarity graph. Its organisations have to be in the order of their ids. */
export async function findTopics(complements: Complements): Promise<Seed[]> {
  if (complements.answers.length === 0) return []
  const partition = await consensusOf(complementarity(complements))
  return seedsOf(complements, communitiesOf(partition))
}

/** Only answers from one cluster to the other; whoever is in both stands on either side. */
async function across(
  deps: PlaceDeps,
  complements: Complements,
  clusterIds: readonly string[],
  today: string,
): Promise<Complements> {
  const memberships = await membershipsIn(deps.database.reader, clusterIds, today)
  const isIn = (id: string, cluster: string | undefined) =>
    memberships.get(id)?.some((own) => own === cluster) === true
  const [first, second] = clusterIds
  return acrossOnly(
    complements,
    (one, other) =>
      (isIn(one, first) && isIn(other, second)) || (isIn(one, second) && isIn(other, first)),
  )
}

type Words = Readonly<{
  texts: ReadonlyMap<string, EntryText>
  elsewhere: ReadonlyMap<Language, readonly OwnedText[]>
}>

async function wordsFor(
  { database: { reader } }: PlaceDeps,
  entries: readonly string[],
  today: string,
): Promise<Words> {
  return {
    texts: await loadEntryTexts(reader, entries),
    elsewhere: await sampleTexts(reader, today),
  }
}

type Context = Words &
  Readonly<{
    named: ReadonlyMap<string, Named>
    handovers: ReadonlyMap<Complement, SeedList['seeds'][number]['handovers'][number]>
  }>

function told(
  seed: Seed,
  { members }: Complements,
  { named, handovers, texts, elsewhere }: Context,
  language: Language,
): SeedList['seeds'][number] {
  const topic = nameOf(seed, { texts, elsewhere }, language)
  const ids = seed.group.flatMap((node) => members[node]?.id ?? [])
  return {
    topic,
    concerns: seed.community.length,
    value: round(seed.value),
    group: ids.flatMap((id) => named.get(id) ?? []),
    handovers: seed.answers.flatMap((answer) => handovers.get(answer) ?? []),
    brief: draftBrief(
      seed,
      briefTitle(topic.words.join(', ').slice(0, longestTopic))[language],
      ids,
      texts,
    ),
  }
}

/**
 * In the reader's language where entries of the topic are written in it, and otherwise in the one that most of them use: by words
 * that several share; and where few write, who share none, by what is looked for.
 */
function nameOf(
  { about }: Pick<Seed, 'about'>,
  { texts, elsewhere }: Words,
  language: Language,
): TopicName {
  const entries = about
    .toSorted((a, b) => b.fit.value - a.fit.value)
    .flatMap(({ from, to, need, competency }) => [
      { owner: `${from}`, entry: need },
      { owner: `${to}`, entry: competency },
    ])
  const distinct = [...new Map(entries.map((one) => [one.entry.id, one])).values()]
  const byLanguage = Map.groupBy(distinct, ({ entry }) => entry.language)
  const [most = language] = [...byLanguage]
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([tongue]) => tongue)
  const spoken = byLanguage.has(language) ? language : most
  const here = (byLanguage.get(spoken) ?? []).map(({ owner, entry }) => {
    const { title } = entry
    return { owner, title, text: `${title}\n${texts.get(entry.id)?.description ?? ''}` }
  })
  const words = tellingWords(here, elsewhere.get(spoken) ?? [], wordsOfTopic)
  const shared = words.filter((one) => one.shared).map(({ word }) => word)
  const ofLanguage = distinct.map(({ entry }) => entry).filter((one) => one.language === spoken)
  const sought = ofLanguage.find(({ side }) => side === 'need') ?? ofLanguage[0]
  return {
    words: shared.length < sharedLeast && sought ? [sought.title] : shared,
    language: spoken,
  }
}
