import type { Catalogue } from '../catalogue/catalogue.ts'
import { wishedSector } from '../catalogue/sector.actions.ts'
import { profilesChanged } from '../organisations/organisation.jobs.ts'
import {
  findOrganisation,
  holdProfile,
  touchProfiles,
} from '../organisations/organisation.queries.ts'
import { externalIdFixed, externalIdTaken, noOrganisation } from '../organisations/phrases.ts'
import { authorise, authoriseFor, authoriseSomewhere } from '../people/actor.actions.ts'
import { type Actor, may, mayFor, ownOf } from '../people/actor.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database, Reader, Writer } from '../platform/database.ts'
import { contentHash, newId } from '../platform/identity.ts'
import { isMoment, type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { refuseInvalid } from '../platform/problem.ts'
import type { Jobs } from '../platform/queue.ts'
import { type FieldProblem, Refusal } from '../platform/refusal.ts'
import { sameContent } from '../platform/same-content.ts'
import { changedMeanwhile } from '../platform/version.ts'
import { embedEntries } from './entry.jobs.ts'
import {
  deleteEntry,
  findEntry,
  findEntryByExternalId,
  insertEntry,
  listEntries,
  textsOfProfile,
  updateEntry,
} from './entry.queries.ts'
import type { EntryChange, EntryFilter, NewEntry } from './entry.schema.ts'
import { type Entry, type EntryContent, entryProblems, spelledAlike, textOf } from './entry.ts'
import { detectLanguage } from './language.detector.ts'
import { bothSidesSaySame, noEntry, sideFixed, unsupportedLanguage } from './phrases.ts'

export type EntryDeps = Readonly<{
  database: Database
  jobs: Jobs
  clock: Clock
  catalogue: Catalogue
}>

/**
 * States a competency or a need. Repeating the call with the same external id and content returns what is there.
 * @throws Refusal `invalid` for unknown codes, a language we do not match in, an expired date, or the same words on both
 * sides of one profile; `conflict` when the external id has other content */
export async function stateEntry(
  deps: EntryDeps,
  actor: Actor,
  organisationId: string,
  stated: NewEntry,
): Promise<{ entry: Entry; created: boolean }> {
  authoriseFor(actor, 'entry.write', organisationId)
  const now = deps.clock()
  const content = completed(deps.catalogue, stated, now)
  const id = newId('entry', content.externalId)
  const outcome = await deps.database.write(async (writer) => {
    if (!(await holdProfile(writer, organisationId)))
      throw new Refusal('not-found', noOrganisation(organisationId))
    const stored = await storeStated(writer, { id, organisationId, stated, content, now })
    if (stored.created) await touchProfiles(writer, [organisationId])
    return stored
  })
  if (outcome.created) await deps.jobs.add(embedEntries, [{ entryIds: [id] }])
  return outcome
}

type StatedEntry = Readonly<{
  id: string
  organisationId: string
  stated: NewEntry
  content: EntryContent
  now: Date
}>

/** Stores one statement of a profile that the writer holds. @throws Refusal as `stateEntry` does */
export async function storeStated(
  writer: Writer,
  { id, organisationId, stated, content, now }: StatedEntry,
): Promise<{ entry: Entry; created: boolean }> {
  await refuseSameOnBothSides(writer, organisationId, id, content)
  if (await insertEntry(writer, { id, organisationId, content, textHash: hashOf(content), now })) {
    const moment = now.toISOString()
    const row = { id, organisationId, version: 1, createdAt: moment, updatedAt: moment }
    return { entry: { ...content, ...row }, created: true }
  }
  const stored = await findEntryByExternalId(writer, content.externalId ?? '')
  const same =
    stored &&
    stored.organisationId === organisationId &&
    sameContent(saidAgain(stated, content), stored)
  if (same) return { entry: stored, created: false }
  throw new Refusal('conflict', externalIdTaken(content.externalId ?? id))
}

/** Fills in what was not given: language, the day of confirmation. @throws Refusal `invalid` */
export function completed(catalogue: Catalogue, stated: NewEntry, now: Date): EntryContent {
  const today = dayOf(now)
  const detection = stated.language ? { language: stated.language } : detectLanguage(textOf(stated))
  const content: EntryContent = {
    ...stated,
    language: detection.language ?? 'en',
    confirmedOn: stated.confirmedOn ?? today,
  }
  const problems: FieldProblem[] = [...entryProblems(catalogue, content, today)]
  if (detection.language === undefined)
    problems.push({ pointer: '/language', phrase: unsupportedLanguage(detection.foreign) })
  if (problems.length > 0) refuseInvalid(problems)
  return content
}

/** The content to compare with what is stored: an unstated day of confirmation is no difference. */
export function saidAgain(stated: NewEntry, content: EntryContent): Partial<EntryContent> {
  const { confirmedOn, ...rest } = content
  return stated.confirmedOn === undefined ? rest : { ...rest, confirmedOn }
}

/** Names the words of an entry; a vector that was made from other words carries another hash. */
export function hashOf(content: EntryContent): string {
  return contentHash(content.language, content.title, content.description)
}

async function refuseSameOnBothSides(
  reader: Reader,
  organisationId: string,
  id: string,
  content: EntryContent,
): Promise<void> {
  const others = await textsOfProfile(
    reader,
    organisationId,
    content.side === 'need' ? 'competency' : 'need',
  )
  const words = spelledAlike(textOf(content))
  const same = others.find((other) => other.id !== id && spelledAlike(textOf(other)) === words)
  if (same) refuseInvalid([{ pointer: '/title', phrase: bothSidesSaySame(same.title) }])
}

/** An entry as this actor may see it: what is hidden or anonymous is for those who may read hidden entries. */
export async function getEntry(
  deps: Pick<EntryDeps, 'database'>,
  actor: Actor,
  id: string,
): Promise<Entry> {
  authorise(actor, 'entry.read')
  const found = await findEntry(deps.database.reader, id)
  if (!found || !maySee(actor, found)) throw new Refusal('not-found', noEntry(id))
  return found
}

function maySee(actor: Actor, entry: Entry): boolean {
  return entry.visibility === 'public' || mayFor(actor, 'entry.read-hidden', entry.organisationId)
}

/** @throws Refusal `not-found` for the profile of an organisation that is not there */
export async function browseEntries(
  deps: Pick<EntryDeps, 'database' | 'clock' | 'catalogue'>,
  actor: Actor,
  filter: EntryFilter & { organisationId?: string },
  wish: PageWish,
): Promise<Page<Entry>> {
  authorise(actor, 'entry.read')
  const { current, sector, ...rest } = filter
  const sectorPrefixes = wishedSector(deps.catalogue, sector)
  const { reader } = deps.database
  if (rest.organisationId && !(await findOrganisation(reader, rest.organisationId)))
    throw new Refusal('not-found', noOrganisation(rest.organisationId))
  const by = {
    ...rest,
    sectorPrefixes,
    currentOn: current ? dayOf(deps.clock()) : undefined,
    visibleOnly: !may(actor, 'entry.read-hidden'),
    ownedBy: ownOf(actor, 'entry.read-hidden'),
  }
  const after = positionOf(wish.after, isMoment)
  const rows = await listEntries(reader, by, after, wish.limit + 1)
  return pageOf(rows, wish.limit, (entry) => ({ key: entry.createdAt, id: entry.id }))
}

/** Changes the given fields of one version. @throws Refusal `changed-meanwhile` when the stored version is another one */
export async function changeEntry(
  deps: EntryDeps,
  actor: Actor,
  id: string,
  version: number,
  change: EntryChange,
): Promise<Entry> {
  authoriseSomewhere(actor, 'entry.write')
  const now = deps.clock()
  const changed = await deps.database.write(async (writer) => {
    const stored = await findForChange(writer, actor, id)
    if (stored.version !== version) throw changedMeanwhile(version, stored.version)
    const entry = merged(stored, change)
    const problems = entryProblems(
      deps.catalogue,
      entry,
      change.expiresOn === undefined ? '' : dayOf(now),
    )
    if (problems.length > 0) refuseInvalid(problems)
    await holdProfile(writer, stored.organisationId)
    await refuseSameOnBothSides(writer, stored.organisationId, id, entry)
    if (!(await updateEntry(writer, version, { id, content: entry, textHash: hashOf(entry), now })))
      throw changedMeanwhile(version, version + 1)
    await touchProfiles(writer, [stored.organisationId])
    return { ...entry, version: version + 1, updatedAt: now.toISOString() }
  })
  // The same words keep their vector; but who may see them, or until when, may have changed.
  await deps.jobs.add(embedEntries, [{ entryIds: [id] }])
  await deps.jobs.add(profilesChanged, [{ organisationIds: [changed.organisationId] }])
  return changed
}

/** Whoever may not see an entry is not told by a refusal that it is there. */
async function findForChange(reader: Reader, actor: Actor, id: string): Promise<Entry> {
  const stored = await findEntry(reader, id)
  if (!stored || !maySee(actor, stored)) throw new Refusal('not-found', noEntry(id))
  authoriseFor(actor, 'entry.write', stored.organisationId)
  return stored
}

function merged(stored: Entry, change: EntryChange): Entry {
  if (change.externalId !== undefined && change.externalId !== stored.externalId)
    refuseInvalid([{ pointer: '/externalId', phrase: externalIdFixed }])
  if (change.side !== undefined && change.side !== stored.side)
    refuseInvalid([{ pointer: '/side', phrase: sideFixed(stored.side) }])
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  )
  return { ...stored, ...given }
}

/** Withdraws an entry; suggestions that quoted it are looked at again. */
export async function withdrawEntry(
  deps: EntryDeps,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  authoriseSomewhere(actor, 'entry.write')
  const organisationId = await deps.database.write(async (writer) => {
    const stored = await findForChange(writer, actor, id)
    // The profile before the entry, in the order of every other change: two that meet must not wait for each other.
    await holdProfile(writer, stored.organisationId)
    if (stored.version !== version || !(await deleteEntry(writer, id, version)))
      throw changedMeanwhile(version, stored.version)
    await touchProfiles(writer, [stored.organisationId])
    return stored.organisationId
  })
  await deps.jobs.add(profilesChanged, [{ organisationIds: [organisationId] }])
}
