import { sql } from 'kysely'
import { loadCollaborations } from '../collaborations/collaboration.queries.ts'
import { collaborationSignal, type PairHistory } from '../collaborations/signal.ts'
import type { OrganisationKind, OrganisationSize } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import { vectorsOfBase64 } from '../platform/vector.ts'
import { rounded, sharesOf, totalOf } from '../profiles/completeness-value.ts'
import type { EntryKind, Side, Visibility } from '../profiles/entry.ts'
import { freshness, halfLifeDays } from '../profiles/freshness.ts'
import { consideredPerSide, type Matching } from './candidate.queries.ts'
import type { InferredNeed } from './inferred-need.ts'
import { lexicalBag } from './lexical.loader.ts'
import type { LexicalBag } from './lexical.ts'
import { matchable } from './meaning.queries.ts'
import type { MatchEntry, MatchProfile, Veto } from './profile.ts'
import { loadVetoes } from './veto.queries.ts'

type ProfileRow = {
  id: string
  kind: OrganisationKind | null
  size: OrganisationSize | null
  country: string
  nuts: string | null
  city: string | null
  website: string | null
  description: string
  registration_numbers: string[]
  languages: string[]
}

type StoredEntry = {
  id: string
  organisation_id: string
  side: Side
  title: string
  description: string
  language: Language
  visibility: Visibility
  kind: EntryKind | null
  nace: string[]
  trl: number | null
  confirmed_on: string
  encoded: string
}

type EntryRow = StoredEntry & Readonly<{ vector: Float32Array }>

type Inferred = ReadonlyMap<string, readonly InferredNeed[]>

/**
 * Whole profiles, as matching sees them today.
 * @param inferred for organisations without needs of their own, the entries that stand in for them; where these are still
 *   being sought, the rest is read meanwhile
 * @param asking of `ids`, those whose past work with the others counts
 */
export async function loadProfiles(
  reader: Reader,
  matching: Matching,
  ids: readonly string[],
  inferred: Inferred | Promise<Inferred>,
  asking: readonly string[],
): Promise<Map<string, MatchProfile>> {
  const [[needs, standIns], organisations, entries, histories, vetoes] = await Promise.all([
    loadInferred(reader, matching, inferred),
    loadOrganisations(reader, ids),
    loadEntries(reader, matching, ids),
    loadCollaborations(reader, asking, ids, matching.today),
    loadVetoes(reader, ids, matching.today),
  ])
  const byOrganisation = Map.groupBy(entries, (row) => row.organisation_id)
  return new Map(
    organisations.map((row) => [
      row.id,
      profileOf(
        row,
        signalsOf(histories.get(row.id)),
        vetoes.get(row.id) ?? new Map(),
        byOrganisation.get(row.id) ?? [],
        matching.today,
        (needs.get(row.id) ?? []).flatMap((need) => standIns.get(keyOf(need)) ?? []),
      ),
    ]),
  )
}

async function loadOrganisations(reader: Reader, ids: readonly string[]): Promise<ProfileRow[]> {
  const { rows } = await sql<ProfileRow>`
    select id, kind, size, country, nuts, city, website, description, registration_numbers, languages from organisation
    where id = any(${[...ids]}::uuid[])`.execute(reader)
  return rows
}

async function loadEntries(
  reader: Reader,
  matching: Matching,
  ids: readonly string[],
): Promise<EntryRow[]> {
  const { rows } = await sql<StoredEntry>`
    select * from (
      select e.id, e.organisation_id, e.side, e.title, e.description, e.language, e.visibility, e.kind, e.nace, e.trl, e.confirmed_on::text,
        encode(vector_send(m.embedding), 'base64') as encoded, row_number() over (partition by e.organisation_id, e.side order by e.confirmed_on desc, e.id) as place
      from entry e join entry_embedding m on m.entry_id = e.id
      where e.organisation_id = any(${[...ids]}::uuid[]) and ${matchable(matching.modelId, matching.today)}) as e
    where place <= ${consideredPerSide}
    order by e.id`.execute(reader)
  return withVectors(rows)
}

async function loadInferred(
  reader: Reader,
  matching: Matching,
  inferred: Inferred | Promise<Inferred>,
): Promise<[Inferred, Map<string, MatchEntry>]> {
  const ofEach = await inferred
  const needs = [...ofEach.values()].flat()
  if (needs.length === 0) return [ofEach, new Map()]
  const { rows } = await sql<StoredEntry>`
    select e.id, e.organisation_id, e.side, e.title, e.description, e.language, e.visibility, e.kind, e.nace, e.trl, e.confirmed_on::text,
      encode(vector_send(m.embedding), 'base64') as encoded
    from entry e join entry_embedding m on m.entry_id = e.id
    where e.id = any(${needs.map(({ entryId }) => entryId)}::uuid[]) and ${matchable(matching.modelId, matching.today)}`.execute(
    reader,
  )
  const byId = new Map(withVectors(rows).map((row) => [row.id, row]))
  const entries = needs.flatMap((need) => {
    const row = byId.get(need.entryId)
    if (!row) return []
    // What somebody's past partner offers is what it looked for.
    const wanted = { side: 'need' as const, inferred: need.source }
    return [[keyOf(need), Object.assign(entryOf(row, matching.today), wanted)] as const]
  })
  return [ofEach, new Map(entries)]
}

/** One entry may stand in for the needs of several, and come to each from elsewhere. */
function keyOf({ source, entryId }: InferredNeed): string {
  return `${source} ${entryId}`
}

function withVectors(rows: readonly StoredEntry[]): EntryRow[] {
  const vectors = vectorsOfBase64(rows.map(({ encoded }) => encoded))
  return rows.map((row, at) => ({ ...row, vector: vectors[at] ?? new Float32Array() }))
}

function signalsOf(histories: ReadonlyMap<string, PairHistory> = new Map()): Map<string, number> {
  return new Map([...histories].map(([id, history]) => [id, collaborationSignal(history)]))
}

function profileOf(
  row: ProfileRow,
  history: ReadonlyMap<string, number>,
  vetoes: ReadonlyMap<string, Veto>,
  entries: readonly EntryRow[],
  today: string,
  inferred: readonly MatchEntry[],
): MatchProfile {
  return {
    id: row.id,
    country: row.country,
    nuts: row.nuts,
    registrationNumbers: row.registration_numbers,
    languages: [...new Set([...row.languages, ...entries.map(({ language }) => language)])],
    sectors: [...new Set(entries.flatMap(({ nace }) => nace))].sort(),
    completeness: completenessOf(row, entries, today),
    history,
    vetoes,
    entries: [...entries.map((entry) => entryOf(entry, today)), ...inferred],
  }
}

/** As completeness counts it; what is hidden or has expired is not among the entries. */
function completenessOf(row: ProfileRow, entries: readonly EntryRow[], today: string): number {
  const stated = entries.map((entry) => ({
    ...entry,
    externalId: null,
    expiresOn: null,
    confirmedOn: entry.confirmed_on,
  }))
  return rounded(totalOf(sharesOf({ organisation: row, entries: stated, today })))
}

function entryOf(row: EntryRow, today: string): MatchEntry {
  let words: LexicalBag | undefined
  return {
    id: row.id,
    side: row.side,
    title: row.title,
    language: row.language,
    anonymous: row.visibility === 'anonymous',
    freshness: freshness(row.confirmed_on, today, halfLifeDays[row.side]),
    vector: row.vector,
    // Made when first asked for: most candidates are never compared word by word.
    get words() {
      words ??= lexicalBag(`${row.title}\n${row.description}`)
      return words
    },
  }
}
