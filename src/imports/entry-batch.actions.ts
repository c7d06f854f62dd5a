import { holdProfiles } from '../organisations/organisation.queries.ts'
import { dayOf } from '../platform/clock.ts'
import type { Writer } from '../platform/database.ts'
import { contentHash } from '../platform/identity.ts'
import { type FieldProblem, Refusal } from '../platform/refusal.ts'
import { sameContent } from '../platform/same-content.ts'
import { completed, hashOf } from '../profiles/entry.actions.ts'
import type { NewEntry } from '../profiles/entry.schema.ts'
import {
  type Entry,
  type EntryContent,
  entryProblems,
  type Side,
  spelledAlike,
  textOf,
} from '../profiles/entry.ts'
import { detectLanguage } from '../profiles/language.detector.ts'
import { bothSidesSaySame, sideFixed, unsupportedLanguage } from '../profiles/phrases.ts'
import type { EntryRow } from './batch.queries.ts'
import { type Identity, identifier, namesOf } from './identify.actions.ts'
import { rowProblem, type StatedEntry } from './row.schema.ts'
import { entryElsewhere, saidBefore } from './row-phrases.ts'
import type { Row } from './rows.reader.ts'
import { type Decision, overlaid, type Run, refused, settledAs } from './run.ts'
import { Sheet } from './sheet.ts'
import { findEntries, type SideText, textsOfSides } from './stored.queries.ts'

/** An entry together with the organisation that it belongs to, whose id is known by now. */
export type PlacedEntry = Readonly<{ row: Row; stated: StatedEntry; organisationId: string }>

export type EntryBatch = Readonly<{
  sheet: Sheet<EntryRow, Entry & EntryRow>
  decide(entry: PlacedEntry): Decision
}>

/** A stable name for an entry that a file gives no external id. */
function derivedId(
  { stated: { content }, organisationId }: PlacedEntry,
  { identifiedBy }: Run,
): string {
  return `derived-${contentHash('entry', organisationId, content.side, ...identifiedBy.map((field) => spelledAlike(content[field])))}`
}

export async function openEntries(
  writer: Writer,
  run: Run,
  entries: readonly PlacedEntry[],
): Promise<EntryBatch> {
  const names = namesOf(
    entries.map(({ stated }) => stated),
    (index) => derivedId(entries[index] as PlacedEntry, run),
  )
  const stored = (await findEntries(writer, names)).map((entry) => ({
    ...entry,
    textHash: hashOf(entry),
  }))
  const sheet = new Sheet<EntryRow, Entry & EntryRow>(stored, run.seen.entry, sameContent)
  const identify = identifier('entry', stored)
  if (!run.dryRun)
    await holdProfiles(
      writer,
      entries.map(({ organisationId }) => organisationId),
    )
  const profiles = new OtherSides(await textsOfSides(writer, otherSides(entries)))
  return {
    sheet,
    decide: (entry) => {
      const { row, stated, organisationId } = entry
      const { problems, ...identity } = identify(stated, () => derivedId(entry, run))
      const before = sheet.current(identity.id)
      const made =
        problems.length > 0
          ? { problems }
          : before
            ? changed(before, entry, run)
            : created(stated.content, run)
      if (made.problems) return refusedEntry(entry, made.problems)
      const textHash = hashOf(made.content)
      const { externalId } = identity
      const content = { ...made.content, externalId, organisationId, textHash }
      if (sheet.isSame(identity.id, content)) return settledAs(sheet.keep(identity.id, row.line))
      return put(entry, identity, content)
    },
  }

  /** Stores what differs from what is there, unless this very file, or the other side, contradicts it. */
  function put(entry: PlacedEntry, { id, derived }: Omit<Identity, 'problems'>, content: EntryRow) {
    const { line } = entry.row
    const earlier = sheet.earlierLine(id)
    const before = sheet.current(id)
    if (earlier !== undefined && before) {
      // Lists name the same thing twice with another comma or capital; without ids that is no contradiction.
      if (derived && saysAlike(before, content)) return settledAs('unchanged')
      return refusedEntry(entry, [{ pointer: '/externalId', phrase: saidBefore(earlier) }])
    }
    const twin = profiles.twinOf(id, content)
    if (twin !== undefined)
      return refusedEntry(entry, [{ pointer: '/title', phrase: bothSidesSaySame(twin) }])
    profiles.note(id, content)
    return settledAs(earlier === undefined ? sheet.put(id, line, content) : 'unchanged')
  }
}

function refusedEntry({ row, stated }: PlacedEntry, problems: readonly FieldProblem[]): Decision {
  return refused(problems.map((problem) => rowProblem(row, 'entry', problem, stated.content)))
}

function saysAlike(one: EntryContent, other: EntryContent): boolean {
  return spelledAlike(textOf(one)) === spelledAlike(textOf(other))
}

type Made = Readonly<
  | { content: EntryContent; problems?: undefined }
  | { content?: undefined; problems: readonly FieldProblem[] }
>

function created(stated: NewEntry, { catalogue, now }: Run): Made {
  try {
    return { content: completed(catalogue, stated, now) }
  } catch (error) {
    if (error instanceof Refusal) return { problems: error.problems }
    throw error
  }
}

/** What is stored, with what the row says over it; a language that nobody states is that of the words. */
function changed(
  before: EntryRow,
  { stated: { content: stated, given }, organisationId }: PlacedEntry,
  { catalogue, now }: Run,
): Made {
  if (before.organisationId !== organisationId)
    return { problems: [{ pointer: '/organisationId', phrase: entryElsewhere }] }
  if (before.side !== stated.side)
    return { problems: [{ pointer: '/side', phrase: sideFixed(before.side) }] }
  const { organisationId: _, textHash: __, ...old } = before
  const content: EntryContent = overlaid<EntryContent>(old, stated as Partial<EntryContent>, given)
  const reworded = textOf(content) !== textOf(old)
  const detection =
    stated.language === undefined && reworded
      ? detectLanguage(textOf(content))
      : { language: content.language }
  // A day that was accepted once is no mistake of this file, even if it has passed since.
  const problems = entryProblems(
    catalogue,
    content,
    content.expiresOn === old.expiresOn ? '' : dayOf(now),
  )
  if (detection.language === undefined)
    problems.push({ pointer: '/language', phrase: unsupportedLanguage(detection.foreign) })
  return problems.length > 0
    ? { problems }
    : { content: { ...content, language: detection.language ?? content.language } }
}

const opposite = (side: Side): Side => (side === 'need' ? 'competency' : 'need')

function otherSides(entries: readonly PlacedEntry[]): { organisationId: string; side: Side }[] {
  const wanted = entries.map(({ organisationId, stated }) => ({
    organisationId,
    side: opposite(stated.content.side),
  }))
  return [...new Map(wanted.map((side) => [keyOf(side), side])).values()]
}

function keyOf({ organisationId, side }: { organisationId: string; side: Side }): string {
  return `${organisationId} ${side}`
}

type Said = { text: string; beginning: string; words?: string; title: string }

/** What the profiles of a batch say on each side, to find a need that says what a competency says. */
class OtherSides {
  readonly #texts = new Map<string, Map<string, Said>>()

  constructor(texts: readonly SideText[]) {
    for (const text of texts) this.note(text.id, text)
  }

  note(id: string, said: Omit<SideText, 'id'>): void {
    const key = keyOf(said)
    const side = this.#texts.get(key) ?? new Map<string, Said>()
    side.set(id, saidBy(said))
    this.#texts.set(key, side)
  }

  /** The title of what says the same on the other side. */
  twinOf(id: string, { organisationId, side, ...text }: Omit<SideText, 'id'>): string | undefined {
    const others = this.#texts.get(keyOf({ organisationId, side: opposite(side) }))
    if (!others) return undefined
    const said = saidBy(text)
    for (const [other, there] of others)
      if (other !== id && areTwins(there, said)) return there.title
    return undefined
  }
}

const beginningLetters = 8

/** Spelling out a whole text is slow, and most texts differ in their first letters. */
function saidBy(entry: Pick<SideText, 'title' | 'description'>): Said {
  const text = textOf(entry)
  const beginning = spelledAlike(text.slice(0, 64)).slice(0, beginningLetters)
  return { text, beginning, title: entry.title }
}

function areTwins(one: Said, other: Said): boolean {
  const telling = Math.min(one.beginning.length, other.beginning.length) === beginningLetters
  if (telling && one.beginning !== other.beginning) return false
  return wordsOf(one) === wordsOf(other)
}

function wordsOf(said: Said): string {
  said.words ??= spelledAlike(said.text)
  return said.words
}
