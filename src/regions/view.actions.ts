import type { Catalogue, Region } from '../catalogue/catalogue.ts'
import type { CatalogueLists } from '../catalogue/catalogue-lists.ts'
import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import type { EmbedderInUse } from '../embedding/models.loader.ts'
import type { Matching } from '../matching/candidate.queries.ts'
import { isSilentEntry } from '../matching/lexical.loader.ts'
import { type Making, makingNow } from '../matching/maker.actions.ts'
import type { SuggestionDeps } from '../matching/suggestion.actions.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, may } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Caution, cautious } from './advantage.ts'
import { type Analysis, analyse, cautionFor } from './analysis.ts'
import {
  countUnplaced,
  countUnread,
  loadCapabilities,
  loadExamples,
  loadTexts,
} from './capability.queries.ts'
import { type ActivityLevel, type Capability, type ColumnsOf, levelFor } from './capability.ts'
import { type Axis, columnsBy } from './column.ts'
import { directionsOf } from './directions.actions.ts'
import { domainsAmong } from './domain-member.actions.ts'
import { nothingKnownOf, notInTable } from './phrases.ts'
import { placeOf } from './place.ts'
import { type Figures, type Portfolio, portfolioOf, withFigures } from './portfolio.ts'
import { enoughLabelled, type Labelled, readByNeighbours, readByTitles } from './reading.ts'
import type { NamedDomain } from './region-domain.ts'
import { textProximities } from './text-proximity.ts'

export type RegionDeps = Pick<SuggestionDeps, 'database' | 'clock' | 'catalogue' | 'embedder'> &
  Readonly<{ lists: CatalogueLists }>

export type RegionWish = Readonly<{
  /** Beginnings of NACE codes that make up a domain; everything without them. */
  domain?: readonly string[] | undefined
  /** A specialisation whose codes the domain has, and the codes that were wanted besides. */
  specialisation?: (NamedDomain & Readonly<{ besides: readonly string[] }>) | undefined
  level?: ActivityLevel | undefined
  /** What regions are compared by; activities, where nothing is said. */
  by?: Axis | undefined
  /** The list whose specialisations are the topics, where regions are compared by them. */
  topics?: SpecialisationList | undefined
  /** What a table says that regions have, in the place of what Splot counts. */
  figures?: Figures | undefined
  /** Leaves out what is anonymous, whoever asks. */
  publicOnly?: boolean
}>

/** A region among all others of its level, as far as the actor may know. */
export type RegionView = Readonly<{
  region: Region
  /** Its row in the tables. */
  at: number
  level: ActivityLevel
  by: Axis
  topics: SpecialisationList | null
  /** Where an entry counts in the tables. */
  columnsOf: ColumnsOf
  portfolio: Portfolio
  analysis: Analysis
  caution: Caution
  capabilities: readonly Capability[]
  /** What entries that state no activity say, by their ids, as far as they are read and say something. */
  vectors: ReadonlyMap<string, Float32Array>
  /** How the activities of entries that state none were told. */
  readBy: ReadBy
  /** Entries left out because no region of this level is known of them. */
  unplaced: number
  /** Entries whose meaning is not known yet, so that nothing can be said to answer them, or they it. */
  unread: number
  making: Making
  matching: Matching
  /** Whether what is anonymous is left out. */
  namedOnly: boolean
}>

/** By entries of others that state theirs, or by the titles of activities. */
type ReadBy = 'neighbours' | 'titles'

const byActivity = { by: 'activity', topics: null } as const

/** As many entries whose activity is stated serve as examples, and so many without are read by them. */
const examplesMost = 1000
const readMost = 20_000

/** All regions of a level, whichever of them is looked at. */
export type LevelView = Omit<RegionView, 'region' | 'at'>

/**
 * Everything that is told of a region, from what Splot knows or a table says.
 * @throws Refusal `invalid` for a code that is no region now, `not-found` where nothing is known of it
 */
export async function viewRegion(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: RegionWish,
): Promise<RegionView> {
  const region = currentRegion(deps.catalogue, code)
  if (wish.figures && !wish.figures.regions.includes(region.code))
    throw new Refusal('not-found', notInTable(region.code, region.name))
  return regionIn(await viewLevel(deps, actor, region.code.length, wish), region)
}

/** What is read of all regions of a level, before it is counted. */
type LevelReading = Pick<
  LevelView,
  | 'capabilities'
  | 'vectors'
  | 'readBy'
  | 'unplaced'
  | 'unread'
  | 'making'
  | 'matching'
  | 'namedOnly'
>

/** @throws Refusal `not-found` where nothing is known of it */
export function regionIn(view: LevelView, region: Region): RegionView {
  const at = view.portfolio.regions.indexOf(region.code)
  if (at < 0) throw new Refusal('not-found', nothingKnownOf(region.code, region.name))
  return { ...view, region, at }
}

/** @param digits letters of a NUTS code of the level */
export async function viewLevel(
  deps: RegionDeps,
  actor: Actor,
  digits: number,
  wish: RegionWish,
): Promise<LevelView> {
  return viewBy(deps, await readLevel(deps, actor, digits, wish.publicOnly === true), wish)
}

async function readLevel(
  deps: RegionDeps,
  actor: Actor,
  digits: number,
  publicOnly: boolean,
): Promise<LevelReading> {
  authorise(actor, 'region.read')
  const making = await makingNow(deps)
  const matching = { modelId: making.maker.modelId, today: dayOf(deps.clock()) }
  const namedOnly = publicOnly || !may(actor, 'entry.read-hidden')
  const { reader } = deps.database
  const stated = await loadCapabilities(reader, matching, digits, namedOnly)
  return {
    ...(await withReadActivities(deps, making.embedder, stated, matching, namedOnly)),
    ...{ making, matching, namedOnly },
    unplaced: await countUnplaced(reader, matching, digits, namedOnly),
    unread: await countUnread(reader, matching, digits, namedOnly),
  }
}

/** The same entries of a level, counted as somebody wishes. */
export async function viewBy(
  deps: RegionDeps,
  reading: LevelReading,
  wish: RegionWish,
): Promise<LevelView> {
  const { capabilities, making } = reading
  const axis = await axisOf(deps, reading, wish)
  const own = portfolioOf(capabilities, axis.columnsOf)
  const portfolio = wish.figures ? withFigures(own, wish.figures) : own
  const names = await directionsOf(deps.catalogue, making.embedder, axis, portfolio.activities)
  const caution = wish.figures ? cautionFor(portfolio.supply) : cautious
  return {
    ...reading,
    ...axis,
    ...{ portfolio, caution },
    analysis: analyse(portfolio.supply, caution, textProximities(names)),
  }
}

/** By what regions are compared, and how finely. */
async function axisOf(
  deps: RegionDeps,
  { capabilities, vectors }: Reading,
  { by = 'activity', topics, level: wanted }: RegionWish,
): Promise<Pick<RegionView, 'by' | 'topics' | 'level' | 'columnsOf'>> {
  const domains = topics ? await domainsAmong(deps, vectors, [topics]) : undefined
  const columnsAt = (level: ActivityLevel) => columnsBy(by, level, domains?.of ?? (() => []))
  const level = wanted ?? levelFor(capabilities, columnsAt('class'))
  return { by, topics: topics ?? null, level, columnsOf: columnsAt(level) }
}

/** @throws Refusal `invalid` for a code that is no region now */
export function currentRegion(catalogue: Catalogue, code: string): Region {
  const place = placeOf(catalogue, code, '/code')
  return 'phrase' in place ? refuseInvalid([place]) : place
}

type Reading = Pick<RegionView, 'capabilities' | 'vectors' | 'readBy'>

/** The same capabilities, those that state no activity with the one that is nearest in meaning. */
async function withReadActivities(
  deps: Readonly<{ database: Database; catalogue: Catalogue }>,
  embedder: EmbedderInUse,
  stated: readonly Capability[],
  matching: Matching,
  namedOnly: boolean,
): Promise<Reading> {
  const uncoded = stated.filter(({ nace }) => nace.length === 0).slice(0, readMost)
  if (uncoded.length === 0)
    return { capabilities: stated, vectors: new Map(), readBy: 'neighbours' }
  const { reader } = deps.database
  const texts = await loadTexts(
    reader,
    matching,
    uncoded.map(({ entryId }) => entryId),
  )
  const telling = texts.filter((text) => !isSilentEntry(text))
  const vectors = new Map(telling.map(({ entryId, vector }) => [entryId, vector]))
  const examples = await loadExamples(reader, matching, namedOnly, examplesMost)
  const byNeighbours = examples.length >= enoughLabelled
  const read = byNeighbours
    ? readByNeighbours(examples)
    : readByTitles(await titlesOf(deps.catalogue, embedder))
  const capabilities = stated.map((one) => {
    const vector = one.nace.length === 0 ? vectors.get(one.entryId) : undefined
    const activity = vector && read(vector)
    return activity === undefined ? one : { ...one, nace: [activity], read: true }
  })
  return { capabilities, vectors, readBy: byNeighbours ? 'neighbours' : 'titles' }
}

/** The headings of NACE below its sections, each in the mean direction of its titles. */
async function titlesOf(catalogue: Catalogue, embedder: EmbedderInUse): Promise<Labelled[]> {
  const codes = [...catalogue.nace.values()]
    .filter(({ level, revisions }) => level !== 'section' && revisions.includes('2'))
    .map(({ code }) => code)
  const directions = await directionsOf(catalogue, embedder, byActivity, codes)
  return codes.flatMap((code, at) => {
    const vector = directions[at]
    return vector ? [{ codes: [code], vector }] : []
  })
}
