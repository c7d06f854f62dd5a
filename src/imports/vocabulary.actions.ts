import { naceRevisions, nutsEditions } from '../catalogue/catalogue.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { openText } from './bytes.reader.ts'
import { readCsv } from './csv.reader.ts'
import { limits, type RowProblem } from './import.ts'
import { delimiterOf, type RawRecord, split } from './record.ts'
import { beginVocabulary, countHeadings, putHeadings } from './vocabulary.queries.ts'
import {
  GivenCodes,
  type Heading,
  headingOf,
  type TitleLanguage,
  type Vocabulary,
  type VocabularyHeader,
  vocabularies,
  vocabularyHeader,
} from './vocabulary.ts'
import { editionNeeded, unknownVocabulary } from './vocabulary-phrases.ts'

export type VocabularyDeps = Readonly<{ database: Database; clock: Clock }>

export type VocabularyWish = Readonly<{
  what: string
  fileName: string
  /** For NACE its revision, for NUTS the year of its edition. */
  edition?: string | undefined
  /** Of titles, where the file has one column of them. */
  language: TitleLanguage
}>

export type VocabularySummary = Readonly<{
  name: string
  rows: number
  stored: number
  refused: number
  problems: readonly RowProblem[]
}>

/**
 * Takes in an official vocabulary as published, as CSV or TSV, also with gzip. Rows that are wrong are told one by one with how to mend
 * them, and the others are stored, all in one transaction. Taking a file in again changes nothing; files in further languages add titles.
 * @param told how many rows were read, now and then
 * @throws Refusal for a file that is no text or has no column of codes or titles, an unknown vocabulary, a missing edition
 */
export async function importVocabulary(
  deps: VocabularyDeps,
  actor: Actor,
  source: AsyncIterable<Uint8Array>,
  wish: VocabularyWish,
  told: (rows: number) => void = () => {},
): Promise<VocabularySummary> {
  authorise(actor, 'catalogue.write')
  const what = vocabularies.find((one) => one === wish.what)
  if (what === undefined) throw new Refusal('malformed', unknownVocabulary(wish.what, vocabularies))
  const name = nameOf(what, wish.edition)
  const { bytes, firstLine } = await openText(source)
  const { first, rest } = await split(readCsv(bytes, delimiterOf(firstLine)))
  if (first.problem) throw new Refusal('malformed', first.problem)
  const header = vocabularyHeader(what, first.content, wish.language)
  if ('en' in header) throw new Refusal('malformed', header)
  const reading = new Reading(what, header)
  await deps.database.write(async (writer) => {
    await beginVocabulary(writer, name, wish.fileName, deps.clock())
    for await (const records of rest) {
      const headings = reading.read(records)
      for (let at = 0; at < headings.length; at += limits.batchRows)
        await putHeadings(writer, name, headings.slice(at, at + limits.batchRows))
      told(reading.rows)
    }
    await countHeadings(writer, name)
  })
  const { rows, refused, problems } = reading
  return { name, rows, stored: rows - refused, refused, problems }
}

/** Editions of one vocabulary are kept apart. */
function nameOf(what: Vocabulary, edition: string | undefined): string {
  if (what !== 'nace' && what !== 'nuts') return what
  const known = (what === 'nace' ? naceRevisions : nutsEditions).map(String)
  if (edition === undefined || !known.includes(edition))
    throw new Refusal('malformed', editionNeeded(what, known))
  return `${what}-${edition}`
}

/** How the rows of one file fare. */
class Reading {
  rows = 0
  refused = 0
  readonly problems: RowProblem[] = []
  readonly #what: Vocabulary
  readonly #header: VocabularyHeader
  readonly #given = new GivenCodes()

  constructor(what: Vocabulary, header: VocabularyHeader) {
    this.#what = what
    this.#header = header
  }

  /** The headings of these records; what is wrong with the others is noted. */
  read(records: readonly RawRecord<readonly string[]>[]): Heading[] {
    return records.flatMap((record) => {
      this.rows++
      const { line } = record
      if (record.problem) return this.#refuse(line, record.problem, record.value ?? null)
      const heading = headingOf(this.#what, this.#header, record.content)
      if ('problem' in heading) return this.#refuse(line, heading.problem, heading.value)
      const repeated = this.#given.repeated(heading.code, line)
      return repeated ? this.#refuse(line, repeated, heading.code) : [heading]
    })
  }

  #refuse(line: number, phrase: RowProblem['phrase'], value: string | null): [] {
    this.refused++
    if (this.problems.length < limits.problems)
      this.problems.push({ line, column: null, value, phrase })
    return []
  }
}
