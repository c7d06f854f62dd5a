import { slipsBetween } from '../catalogue/catalogue.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, may } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import { detectLanguage } from '../profiles/language.detector.ts'
import type { Matching } from './candidate.queries.ts'
import { countFacets } from './facet.actions.ts'
import { type Asked, browseHits, pageOfRanked, rankHits } from './hit.actions.ts'
import { isKnownWord, lexicalBag } from './lexical.loader.ts'
import { type Making, makingNow } from './maker.actions.ts'
import { type NarrowingDeps, narrowingOf } from './narrowing.actions.ts'
import type { Narrowing } from './narrowing.ts'
import { freshestEntries } from './search.queries.ts'
import type { SavedQuery, SearchQuery } from './search.schema.ts'
import { countTerms, textsWithTerms, titlesWithWordsLike } from './search-words.queries.ts'
import {
  type Correction,
  corrected,
  doubtfulWords,
  nearestWord,
  plainlyTyped,
  spelledLike,
  type Term,
  tellingTerms,
  termsOf,
  type WeighedTerm,
} from './search-words.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'

/** As many of the last changed as a search without a text is compared by. */
const foundMost = 200

export type SearchDeps = Pick<SuggestionDeps, 'clock' | 'embedder'> & NarrowingDeps

/**
 * Finds competencies that answer a free text (or needs that it would answer), in any language, best fit first, each with
 * the sentence nearest to what was asked. Without a text: what matches the filters, last changed first.
 */
export async function searchEntries(
  deps: SearchDeps,
  actor: Actor,
  query: SearchQuery,
  language: Language = 'en',
) {
  authorise(actor, 'search.read')
  const by = await narrowingOf(deps, actor, query)
  const today = dayOf(deps.clock())
  const [making, reading] = await Promise.all([
    makingNow(deps),
    read(deps.database, query.q, today),
  ])
  const matching = { modelId: making.maker.modelId, today }
  // What is counted, or in order of time, leaves out for a reader what is anonymous: it would tell whose it is.
  const named = { ...by, namedOnly: !may(actor, 'entry.read-hidden') }
  const found =
    query.q === ''
      ? { corrections: [], ...(await browseHits(deps, actor, matching, named, query)) }
      : await answer(deps, actor, { making, reading }, matching, by, query)
  const facets = query.facets ? await countFacets(deps, matching, named, language) : null
  return { q: query.q, side: query.side, ...found, facets }
}

async function answer(
  deps: SearchDeps,
  actor: Actor,
  { making, reading }: Readonly<{ making: Making; reading: Reading }>,
  matching: Matching,
  by: Narrowing,
  query: SearchQuery,
) {
  const asked = await understand(making, reading, query.side)
  const { ranked, among } = await rankHits(deps.database, matching, asked, by)
  return {
    corrections: reading.corrections,
    among,
    ...(await pageOfRanked(deps, actor, matching, asked, ranked, query)),
  }
}

/** What somebody's search finds among what was changed since a moment, best first, without quotes and pages: for whoever only compares. */
export async function idsFound(
  deps: SearchDeps,
  actor: Actor,
  { q, ...filter }: SavedQuery,
  since: string,
): Promise<{ entryId: string; fit: number | null }[]> {
  authorise(actor, 'search.read')
  const wished = await narrowingOf(deps, actor, filter)
  const from = wished.updatedSince
  const by = { ...wished, updatedSince: from !== undefined && from > since ? from : since }
  const today = dayOf(deps.clock())
  const [making, reading] = await Promise.all([makingNow(deps), read(deps.database, q, today)])
  const matching = { modelId: making.maker.modelId, today }
  if (q === '') {
    const named = { ...by, namedOnly: !may(actor, 'entry.read-hidden') }
    const ids = await freshestEntries(deps.database.reader, matching, named, undefined, foundMost)
    return ids.map((entryId) => ({ entryId, fit: null }))
  }
  const asked = await understand(making, reading, filter.side)
  const { ranked } = await rankHits(deps.database, matching, asked, by)
  return ranked.map(({ hit, fit }) => ({ entryId: hit.id, fit: fit.value }))
}

/** What a text that was read means. */
async function understand(
  { embedder, weights }: Making,
  { text, terms }: Reading,
  side: SearchQuery['side'],
): Promise<Asked> {
  const [vector] = await embedder.embed([text], side === 'competency' ? 'query' : 'passage')
  if (!vector) throw new Error('The model gave no vector for a search text.')
  return {
    vector,
    words: lexicalBag(text),
    language: detectLanguage(text).language ?? 'en',
    terms,
    weights,
    // What asks for competencies stands where a need would.
    is: side === 'competency' ? 'need' : 'competency',
    typed: true,
  }
}

/** A text with the words that nobody has read as those that were probably meant, and what of it is looked for. */
type Reading = Readonly<{
  text: string
  terms: readonly WeighedTerm[]
  corrections: readonly Correction[]
}>

async function read(database: Database, q: string, today: string): Promise<Reading> {
  const written = termsOf(q)
  const counts = await countTerms(database.reader, written)
  const accents = await accentsOf(database, plainlyTyped(q, counts), q, today)
  const doubtful = doubtfulWords(q, counts, isKnownWord)
  const corrections = await correctionsOf(database, doubtful, today)
  const text = corrected(q, [...accents, ...corrections])
  // Terms have no accents anyway.
  if (corrections.length === 0) return { text, terms: tellingTerms(written, counts), corrections }
  const terms = termsOf(text)
  return { text, terms: tellingTerms(terms, await countTerms(database.reader, terms)), corrections }
}

/** Words that were typed without their accents, each with the spelling of those who use it. */
async function accentsOf(
  database: Database,
  typed: readonly Term[],
  q: string,
  today: string,
): Promise<Correction[]> {
  if (typed.length === 0 || detectLanguage(q).language === 'en') return []
  const texts = await textsWithTerms(database.reader, typed, today)
  return typed.flatMap(({ query, words: [written = ''] }) => {
    const read = spelledLike(written, texts.get(query) ?? [])
    return read === undefined ? [] : [{ written, read }]
  })
}

async function correctionsOf(
  database: Database,
  doubtful: readonly string[],
  today: string,
): Promise<Correction[]> {
  if (doubtful.length === 0) return []
  const titles = await database.write((writer) => titlesWithWordsLike(writer, doubtful, today))
  return doubtful.flatMap((written) => {
    const word = nearestWord(written, titles.get(written) ?? [], slipsBetween)
    return word === undefined ? [] : [{ written, read: word }]
  })
}
