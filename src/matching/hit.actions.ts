import { type Actor, may } from '../people/actor.ts'
import type { Database } from '../platform/database.ts'
import { isMoment, pageOf, positionOf } from '../platform/paging.ts'
import type { Side } from '../profiles/entry.ts'
import { loadSentences, type Matching } from './candidate.queries.ts'
import { compare } from './coverage.ts'
import { round } from './evidence.ts'
import { cosine, type Fit, fit, type Meaning } from './fit.ts'
import { entryWords, lexicalBag } from './lexical.loader.ts'
import type { Among, Narrowing } from './narrowing.ts'
import { nearestEntries } from './nearest.queries.ts'
import type { Sentence } from './profile.ts'
import { countMatching, freshestEntries, type Hit, loadHits, matchingOf } from './search.queries.ts'
import { searchFit } from './search-fit.ts'
import { entriesWithTerms } from './search-words.queries.ts'
import type { WeighedTerm } from './search-words.ts'
import { pairOf, type Weights } from './weights.ts'

/** What is looked for: its meaning, its telling terms, on which side of a fit it stands, and how that is weighed. */
export type Asked = Meaning &
  Readonly<{
    terms: readonly WeighedTerm[]
    is: Side
    weights: Weights
    /** Whether somebody typed it to search; an entry is compared as suggestions compare it. */
    typed?: boolean
  }>

type Scored = Readonly<{ hit: Hit; fit: Omit<Fit, 'evidence'> }>
export type Ranked = Readonly<{ ranked: readonly Scored[]; among: Among }>

/** How many of the nearest in meaning, and of the best by words, are compared. */
const candidatesEach = 100

/**
 * What a narrowing leaves, best fit first; equal fits by id. Where it leaves much, the nearest in meaning and the best by
 * words are compared, some two hundred; where little, all.
 */
export async function rankHits(
  database: Database,
  matching: Matching,
  asked: Asked,
  by: Narrowing,
): Promise<Ranked> {
  const { reader } = database
  const unrelated = asked.weights.background[pairOf(asked.language, asked.language)].dense
  const [nearest, worded] = await Promise.all([
    nearestEntries(database, matching, { vector: asked.vector, unrelated }, by, candidatesEach),
    entriesWithTerms(reader, matching, asked.terms, by, candidatesEach),
  ])
  const ids = [...new Set([...nearest.ids, ...worded])]
  const hits = await loadHits(reader, matching.modelId, ids)
  const ranked = hits
    .map((hit) => ({ hit, fit: fitOf(asked, hit) }))
    .sort((a, b) => b.fit.value - a.fit.value || compare(a.hit.id, b.hit.id))
  return { ranked, among: nearest.among }
}

function fitOf(asked: Asked, hit: Hit): Scored['fit'] {
  const { value, dense, lexical } = asked.typed
    ? searchFit(asked, { ...hit, ...entryWords(hit) }, asked.weights)
    : fitOfEntries(asked, meaningOf(hit))
  return { value: round(value), dense: round(dense), lexical: round(lexical) }
}

function fitOfEntries(asked: Asked, other: Meaning): Fit {
  const [need, competency] = asked.is === 'need' ? [asked, other] : [other, asked]
  return fit(need, competency, asked.weights)
}

/** What a fit compares of an entry that was found. */
export function meaningOf({ vector, title, description, language }: Hit): Meaning {
  return { vector, words: lexicalBag(`${title}\n${description}`), language }
}

/** A fit as lists in order of fit have it for a key. */
function isFit(key: string): boolean {
  return /^(?:1|0(?:\.\d{1,6})?)$/.test(key)
}

type PageWish = Readonly<{ limit: number; after?: string | undefined }>

/** One page of a ranking, each hit with the sentence nearest to what was asked. @throws Refusal `malformed` */
export async function pageOfRanked(
  deps: Readonly<{ database: Database }>,
  actor: Actor,
  matching: Matching,
  asked: Asked,
  ranked: readonly Scored[],
  { limit, after }: PageWish,
) {
  const position = positionOf(after, isFit)
  const start = position
    ? ranked.findIndex(
        ({ hit, fit: { value } }) =>
          value < Number(position.key) || (value === Number(position.key) && hit.id > position.id),
      )
    : 0
  const rest = start < 0 ? [] : ranked.slice(start, start + limit + 1)
  const page = pageOf(rest, limit, ({ hit, fit: { value } }) => ({
    key: String(value),
    id: hit.id,
  }))
  const ids = page.items.map(({ hit }) => hit.id)
  const sentences = await loadSentences(deps.database.reader, matching.modelId, ids)
  const items = page.items.map(({ hit, fit: { value, dense, lexical } }, index) => ({
    rank: start + index + 1,
    fit: value,
    parts: { dense, lexical },
    ...shown(hit, nearestSentence(asked.vector, sentences.get(hit.id)), actor),
  }))
  return { items, next: page.next }
}

/** Counting goes no further where nobody is asked to wait for it. */
const countedMost = 10_000

/**
 * One page of what a narrowing leaves, last changed first. Who may not know whose an anonymous entry is does not see it
 * here: what stands beside it was stated at the same time. @throws Refusal `malformed`
 */
export async function browseHits(
  deps: Readonly<{ database: Database }>,
  actor: Actor,
  matching: Matching,
  by: Narrowing,
  { limit, after }: PageWish,
) {
  const { reader } = deps.database
  const position = positionOf(after, isMoment)
  const ids = await freshestEntries(reader, matching, by, position, limit + 1)
  const loaded = await loadHits(reader, matching.modelId, ids)
  const byId = new Map(loaded.map((hit) => [hit.id, hit]))
  const hits = ids.flatMap((id) => byId.get(id) ?? [])
  const page = pageOf(hits, limit, (hit) => ({ key: hit.updatedAt, id: hit.id }))
  const counted = await countMatching(reader, matching, by, countedMost)
  const items = page.items.map((hit, index) => ({
    rank: index + 1,
    fit: null,
    parts: null,
    ...shown(hit, undefined, actor),
  }))
  const among = { entries: Math.min(counted, countedMost), exact: counted <= countedMost }
  return { among, items, next: page.next }
}

/** Of these entries, those that a narrowing leaves today, as this actor may see them, each with its title for a sentence. */
export async function quotedHits(
  deps: Readonly<{ database: Database }>,
  actor: Actor,
  matching: Matching,
  by: Narrowing,
  ids: readonly string[],
) {
  const { reader } = deps.database
  const left = await matchingOf(reader, matching, by, ids)
  const hits = await loadHits(reader, matching.modelId, left)
  return new Map(hits.map((hit) => [hit.id, shown(hit, undefined, actor)]))
}

/** Of these sentences the one nearest to a vector, the first of equals. */
export function nearestSentence(
  vector: Float32Array,
  sentences: readonly Sentence[] = [],
): string | undefined {
  return sentences
    .map((sentence) => ({ text: sentence.text, near: cosine(vector, sentence.vector) }))
    .sort((a, b) => b.near - a.near)[0]?.text
}

function shown(hit: Hit, sentence: string | undefined, actor: Actor) {
  const { kind, country } = hit.organisation
  const organisation =
    !hit.anonymous || may(actor, 'entry.read-hidden')
      ? hit.organisation
      : { id: null, name: null, kind, country, nuts: null, city: null }
  return {
    entry: {
      id: hit.id,
      title: hit.title,
      sentence: sentence ?? hit.title,
      language: hit.language,
    },
    organisation,
  }
}
