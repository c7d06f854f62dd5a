import { type Catalogue, findNace, type Region } from '../catalogue/catalogue.ts'
import type { CatalogueLists } from '../catalogue/catalogue-lists.ts'
import type { EmbedderInUse } from '../embedding/models.loader.ts'
import type { Matching } from '../matching/candidate.queries.ts'
import { type Making, makingNow } from '../matching/maker.actions.ts'
import type { SuggestionDeps } from '../matching/suggestion.actions.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, may } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { languages } from '../platform/phrase.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Caution, cautious } from './advantage.ts'
import { type Analysis, analyse, cautionFor } from './analysis.ts'
import { countUnplaced, loadCapabilities, loadExamples, loadVectors } from './capability.queries.ts'
import { type ActivityLevel, type Capability, levelFor } from './capability.ts'
import { nothingKnownOf } from './phrases.ts'
import { placeOf } from './place.ts'
import { type Figures, type Portfolio, portfolioOf, withFigures } from './portfolio.ts'
import {
  enoughLabelled,
  type Labelled,
  meanDirection,
  readByNeighbours,
  readByTitles,
} from './reading.ts'
import { textProximities } from './text-proximity.ts'

export type RegionDeps = Pick<SuggestionDeps, 'database' | 'clock' | 'catalogue' | 'embedder'> &
  Readonly<{ lists: CatalogueLists }>

export type RegionWish = Readonly<{
  /** Beginnings of NACE codes that make up a domain; everything without them. */
  domain?: readonly string[] | undefined
  level?: ActivityLevel | undefined
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
  portfolio: Portfolio
  analysis: Analysis
  caution: Caution
  capabilities: readonly Capability[]
  /** How the activities of entries that state none were told. */
  readBy: ReadBy
  /** Entries left out because no region of this level is known of them. */
  unplaced: number
  making: Making
  matching: Matching
  /** Whether what is anonymous is left out. */
  namedOnly: boolean
}>

/** By entries of others that state theirs, or by the titles of activities. */
type ReadBy = 'neighbours' | 'titles'

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
  return regionIn(await viewLevel(deps, actor, region.code.length, wish), region)
}

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
  authorise(actor, 'region.read')
  const making = await makingNow(deps)
  const matching = { modelId: making.maker.modelId, today: dayOf(deps.clock()) }
  const namedOnly = wish.publicOnly === true || !may(actor, 'entry.read-hidden')
  const { reader } = deps.database
  const stated = await loadCapabilities(reader, matching, digits, namedOnly)
  const { capabilities, readBy } = await withReadActivities(
    deps,
    making.embedder,
    stated,
    matching,
    namedOnly,
  )
  const level = wish.level ?? levelFor(capabilities)
  const own = portfolioOf(capabilities, level)
  const portfolio = wish.figures ? withFigures(own, wish.figures) : own
  const names = await directionsOf(deps.catalogue, making.embedder, portfolio.activities)
  const caution = wish.figures ? cautionFor(portfolio.supply) : cautious
  return {
    ...{ level, portfolio, caution, capabilities, readBy },
    ...{ making, matching, namedOnly },
    analysis: analyse(portfolio.supply, caution, textProximities(names)),
    unplaced: await countUnplaced(reader, matching, digits, namedOnly),
  }
}

/** @throws Refusal `invalid` for a code that is no region now */
export function currentRegion(catalogue: Catalogue, code: string): Region {
  const place = placeOf(catalogue, code, '/code')
  return 'phrase' in place ? refuseInvalid([place]) : place
}

/** The same capabilities, those that state no activity with the one that is nearest in meaning. */
async function withReadActivities(
  deps: Readonly<{ database: Database; catalogue: Catalogue }>,
  embedder: EmbedderInUse,
  stated: readonly Capability[],
  matching: Matching,
  namedOnly: boolean,
): Promise<Pick<RegionView, 'capabilities' | 'readBy'>> {
  const silent = stated.filter(({ nace }) => nace.length === 0).slice(0, readMost)
  if (silent.length === 0) return { capabilities: stated, readBy: 'neighbours' }
  const { reader } = deps.database
  const vectors = await loadVectors(
    reader,
    matching,
    silent.map(({ entryId }) => entryId),
  )
  const examples = await loadExamples(reader, matching, namedOnly, examplesMost)
  const byNeighbours = examples.length >= enoughLabelled
  const known = byNeighbours ? examples : await titlesOf(deps.catalogue, embedder)
  const read = byNeighbours ? readByNeighbours : readByTitles
  const capabilities = stated.map((one) => {
    const vector = one.nace.length === 0 ? vectors.get(one.entryId) : undefined
    const activity = vector && read(vector, known)
    return activity === undefined ? one : { ...one, nace: [activity], read: true }
  })
  return { capabilities, readBy: byNeighbours ? 'neighbours' : 'titles' }
}

/** The headings of NACE below its sections, each in the mean direction of its titles. */
async function titlesOf(catalogue: Catalogue, embedder: EmbedderInUse): Promise<Labelled[]> {
  const codes = [...catalogue.nace.values()]
    .filter(({ level, revisions }) => level !== 'section' && revisions.includes('2'))
    .map(({ code }) => code)
  const directions = await directionsOf(catalogue, embedder, codes)
  return codes.flatMap((code, at) => {
    const vector = directions[at]
    return vector ? [{ codes: [code], vector }] : []
  })
}

/**
 * What activities mean, by what they are called in every language; a name that is no code of NACE by itself, and nothing for a
 * mere code of some other list.
 */
async function directionsOf(
  catalogue: Catalogue,
  embedder: EmbedderInUse,
  activities: readonly string[],
): Promise<(Float32Array | undefined)[]> {
  const named = activities.map((activity) => {
    const titles = findNace(catalogue, activity)?.titles
    if (titles) return [...new Set(languages.flatMap((language) => titles[language] ?? []))]
    return /\p{L}{3}/u.test(activity) ? [activity] : []
  })
  const vectors = await embedder.embed(named.flat(), 'passage')
  let from = 0
  return named.map((texts) => {
    const own = vectors.slice(from, from + texts.length)
    from += texts.length
    return meanDirection(own)
  })
}
