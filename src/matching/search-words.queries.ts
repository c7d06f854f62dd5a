import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Matching } from './candidate.queries.ts'
import { hasVector, matchingEntries } from './narrowing.queries.ts'
import type { Narrowing } from './narrowing.ts'
import { type Term, tellingMost, type WeighedTerm } from './search-words.ts'

/** In how many entries of any kind each term occurs, counted as far as one above `tellingMost`. */
export async function countTerms(
  reader: Reader,
  terms: readonly Term[],
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map()
  const { rows } = await sql<{ query: string; count: number }>`
    select query, (select count(*)::int from (
      select from entry e where e.lexemes @@ to_tsquery('simple', query) limit ${tellingMost + 1}) as found) as count
    from unnest(${terms.map(({ query }) => query)}::text[]) as query`.execute(reader)
  return new Map(rows.map((row) => [row.query, row.count]))
}

/** The entries within a narrowing with most of these terms by weight, at most `each`, in no order. */
export async function entriesWithTerms(
  reader: Reader,
  matching: Matching,
  terms: readonly WeighedTerm[],
  by: Narrowing,
  each: number,
): Promise<string[]> {
  if (terms.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select found.id from unnest(${terms.map((term) => term.query)}::text[], ${terms.map((term) => term.weight)}::float8[]) as term (query, weight)
    cross join lateral (select e.id ${matchingEntries(matching, by, sql`e.lexemes @@ to_tsquery('simple', term.query)`, hasVector(matching))}) as found
    group by found.id order by sum(term.weight) desc, found.id limit ${each}`.execute(reader)
  return rows.map((row) => row.id)
}

/** How many texts are looked through for how they spell a word, and among how many that have it they are chosen. */
const [textsMost, textsAmong] = [20, 200]

/** For each term, texts that have it, of entries that whoever asks may see; the same ones each time, unless very many have it. */
export async function textsWithTerms(
  reader: Reader,
  terms: readonly Term[],
  today: string,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ query: string; text: string }>`
    select query, found.text from unnest(${terms.map(({ query }) => query)}::text[]) as query cross join lateral (
      select e.title || ' ' || e.description as text from (
        select with_term.id from (
          select e.id from entry e
          where e.lexemes @@ to_tsquery('simple', query) and e.visibility <> 'hidden' and (e.expires_on is null or e.expires_on >= ${today}::date)
          limit ${textsAmong}) as with_term
        order by with_term.id limit ${textsMost}) as chosen
      join entry e on e.id = chosen.id order by e.id) as found`.execute(reader)
  const grouped = Map.groupBy(rows, (row) => row.query)
  return new Map([...grouped].map(([query, found]) => [query, found.map((row) => row.text)]))
}

/** How many titles are looked through for the word that was meant. */
const titlesMost = 50

/** Lower than PostgreSQL's own 0.6: two neighbours swapped in a short word leave a third of its trigrams. */
const likeEnough = '0.35'

/** For each word, titles that have one like it, the likest first; of entries that whoever asks may see. */
export async function titlesWithWordsLike(
  writer: Writer,
  words: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${likeEnough}, true)`.execute(
    writer,
  )
  const { rows } = await sql<{ word: string; title: string }>`
    select word, found.title from unnest(${[...words]}::text[]) as word cross join lateral (
      select e.title from entry e
      where word <% e.plain_title and e.visibility <> 'hidden' and (e.expires_on is null or e.expires_on >= ${today}::date)
      order by word_similarity(word, e.plain_title) desc, e.id limit ${titlesMost}) as found`.execute(
    writer,
  )
  const grouped = Map.groupBy(rows, (row) => row.word)
  return new Map([...grouped].map(([word, found]) => [word, found.map((row) => row.title)]))
}
