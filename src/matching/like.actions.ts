import { authorise } from '../people/actor.actions.ts'
import { type Actor, may } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { getEntry } from '../profiles/entry.actions.ts'
import { type Entry, textOf } from '../profiles/entry.ts'
import { pageOfRanked, rankHits } from './hit.actions.ts'
import { lexicalBag } from './lexical.loader.ts'
import { makingNow } from './maker.actions.ts'
import { narrowingOf } from './narrowing.actions.ts'
import type { SearchDeps } from './search.actions.ts'
import type { LikeQuery } from './search.schema.ts'
import { countTerms } from './search-words.queries.ts'
import { tellingTerms, termsOf } from './search-words.ts'

/**
 * Other organisations' entries that say much the same as this one, likest first.
 * @throws Refusal `not-found` for an entry that is not there, or not for this actor to see
 */
export async function entriesLike(deps: SearchDeps, actor: Actor, id: string, query: LikeQuery) {
  return entriesFor(deps, actor, id, query, (entry) => entry.side)
}

/**
 * Other organisations' competencies that answer this need, or their needs that this competency answers, best fit first.
 * @throws Refusal `not-found`
 */
export async function answersTo(deps: SearchDeps, actor: Actor, id: string, query: LikeQuery) {
  return entriesFor(deps, actor, id, query, (entry) =>
    entry.side === 'need' ? 'competency' : 'need',
  )
}

async function entriesFor(
  deps: SearchDeps,
  actor: Actor,
  id: string,
  query: LikeQuery,
  sideOf: (entry: Entry) => Entry['side'],
) {
  authorise(actor, 'search.read')
  const entry = await getEntry(deps, actor, id)
  const side = sideOf(entry)
  const { embedder, weights } = await makingNow(deps)
  const text = textOf(entry)
  const [vector] = await embedder.embed([text], entry.side === 'need' ? 'query' : 'passage')
  if (!vector) throw new Error('The model gave no vector for an entry.')
  const terms = termsOf(entry.title)
  const asked = {
    vector,
    words: lexicalBag(text),
    language: entry.language,
    terms: tellingTerms(terms, await countTerms(deps.database.reader, terms)),
    is: entry.side,
    weights,
  }
  const by = {
    ...(await narrowingOf(deps, actor, { ...query, side })),
    besides: {
      organisationId: entry.organisationId,
      unnamedToo: may(actor, 'entry.read-hidden'),
    },
  }
  const matching = { modelId: embedder.modelId, today: dayOf(deps.clock()) }
  const { ranked, among } = await rankHits(deps.database, matching, asked, by)
  const page = await pageOfRanked(deps, actor, matching, asked, ranked, query)
  return { entry: { id, title: entry.title }, side, among, ...page }
}
