import { wishedSector } from '../catalogue/sector.actions.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, may } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { detectLanguage } from '../profiles/language.detector.ts'
import { loadSentences } from './candidate.queries.ts'
import { compare } from './coverage.ts'
import { round } from './evidence.ts'
import { cosine, fit, type Meaning } from './fit.ts'
import { lexicalBag } from './lexical.ts'
import type { Sentence } from './profile.ts'
import { type Hit, searchCandidates } from './search.queries.ts'
import type { SearchQuery } from './search.schema.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'
import { expertWeights } from './weights.ts'

const candidatesEach = 200

/**
 * Finds competencies that answer a free text (or needs that it would answer), in any language, best fit first, each with
 * the sentence nearest to what was asked.
 */
export async function searchEntries(deps: SuggestionDeps, actor: Actor, query: SearchQuery) {
  authorise(actor, 'search.read')
  const { sector, ...wish } = query
  const sectorPrefixes = wishedSector(deps.catalogue, sector)
  const embedder = await deps.embedder()
  const asksForOffers = query.side === 'competency'
  const [vector] = await embedder.embed([query.q], asksForOffers ? 'query' : 'passage')
  if (!vector) throw new Error('The model gave no vector for a search text.')
  const matching = { modelId: embedder.modelId, today: dayOf(deps.clock()) }
  const found = await searchCandidates(
    deps.database.reader,
    matching,
    { text: query.q, vector },
    { ...wish, sectorPrefixes },
    candidatesEach,
  )
  const language = detectLanguage(query.q).language ?? 'en'
  const asked: Meaning = { vector, words: lexicalBag(query.q), language }
  const named = may(actor, 'entry.read-hidden')
  // Whoever asks place by place or sector by sector must not learn so whose an anonymous entry is.
  const probing = !named && (query.region !== undefined || sector !== undefined)
  const ranked = found
    .filter((hit) => !probing || !hit.anonymous)
    .map((hit) => ({ hit, fit: round(fitOf(asked, hit, asksForOffers)) }))
    .sort((a, b) => b.fit - a.fit || compare(a.hit.id, b.hit.id))
    .slice(0, query.limit)
  const sentences = await loadSentences(
    deps.database.reader,
    matching.modelId,
    ranked.map(({ hit }) => hit.id),
  )
  const items = ranked.map(({ hit, fit: value }, index) => ({
    rank: index + 1,
    fit: value,
    ...shown(hit, nearest(vector, sentences.get(hit.id)), named),
  }))
  return { q: query.q, side: query.side, items }
}

function fitOf(asked: Meaning, hit: Hit, asksForOffers: boolean): number {
  const other: Meaning = {
    vector: hit.vector,
    words: lexicalBag(`${hit.title}\n${hit.description}`),
    language: hit.language,
  }
  return (asksForOffers ? fit(asked, other, expertWeights) : fit(other, asked, expertWeights)).value
}

function nearest(vector: Float32Array, sentences: readonly Sentence[] = []): string | undefined {
  return sentences
    .map((sentence) => ({ text: sentence.text, near: cosine(vector, sentence.vector) }))
    .sort((a, b) => b.near - a.near)[0]?.text
}

function shown(hit: Hit, sentence: string | undefined, named: boolean) {
  const { kind, country } = hit.organisation
  const organisation =
    named || !hit.anonymous
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
