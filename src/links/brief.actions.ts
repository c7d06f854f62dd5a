import { noCluster } from '../clusters/phrases.ts'
import { holdOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authoriseFor, authoriseSomewhere } from '../people/actor.actions.ts'
import { type Actor, may, mayFor, ownOf } from '../people/actor.ts'
import type { Reader, Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { isMoment, type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import type { Language, Phrase } from '../platform/phrase.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { type FieldProblem, Refusal } from '../platform/refusal.ts'
import { changedMeanwhile } from '../platform/version.ts'
import { detectLanguage } from '../profiles/language.detector.ts'
import {
  deleteBrief,
  findBrief,
  insertBrief,
  listBriefs,
  unknownIds,
  updateBrief,
} from './brief.queries.ts'
import type { BriefChange, NewBrief, NewBriefSeat, NewConstraints } from './brief.schema.ts'
import { type Brief, type Constraints, type Seat, usualConstraints, usualShare } from './brief.ts'
import { briefProblems } from './brief-check.ts'
import { noBrief, noCall } from './brief-phrases.ts'
import type { CallDeps } from './call.actions.ts'
import { findCall, loadCalls } from './call.queries.ts'
import { type CallRules, constraintsUnder } from './call.ts'
import type { StoredBrief } from './stored-brief.ts'

export type BriefShown = StoredBrief & Readonly<{ constraintsWithCall: StoredBrief['constraints'] }>

/** Keeps a brief. @throws Refusal `invalid` for what contradicts itself, its call, or names nobody */
export async function createBrief(
  { database, clock }: CallDeps,
  actor: Actor,
  { organisationId: given, ...wish }: NewBrief,
): Promise<BriefShown> {
  authoriseSomewhere(actor, 'brief.write')
  const organisationId = given ?? ownOf(actor, 'brief.write') ?? null
  if (organisationId !== null) authoriseFor(actor, 'brief.write', organisationId)
  const id = newId('brief')
  const now = clock()
  const seats = seatsOf(wish.seats)
  const constraints = constraintsOf(wish.constraints, seats)
  const content = { ...wish, seats, constraints }
  return database.write(async (writer) => {
    if (organisationId !== null && !(await holdOrganisation(writer, organisationId)))
      throw new Refusal('not-found', noOrganisation(organisationId))
    const rules = await check(writer, content)
    const brief = { ...content, organisationId }
    await insertBrief(writer, id, brief, now)
    const at = now.toISOString()
    return shown({ ...brief, id, version: 1, createdAt: at, updatedAt: at }, rules)
  })
}

/** Seats as they are asked for, each with an id and a language. */
export function seatsOf(given: readonly NewBriefSeat[]): Seat[] {
  return given.map(({ id, language, ...seat }, place) => ({
    ...seat,
    id: id ?? `s${place + 1}`,
    language: language ?? languageOf(`${seat.title}\n${seat.description}`),
  }))
}

/** The language of what a seat says; English where it says too little to tell. */
export function languageOf(text: string): Language {
  return detectLanguage(text).language ?? 'en'
}

/** The limits with those filled in that depend on how many seats and members there are. */
export function constraintsOf(given: NewConstraints, seats: readonly Seat[]): Constraints {
  const { membersMin, membersMax = Math.max(membersMin, usualConstraints.membersMax) } = given
  const { largestShare = usualShare(seats, membersMax) } = given
  return { ...given, membersMax, largestShare }
}

/** @returns the rules of the call. @throws Refusal `invalid` */
async function check(
  reader: Reader,
  content: Brief & Readonly<{ callId: string | null }>,
): Promise<CallRules> {
  const { callId, constraints } = content
  const call = callId === null ? undefined : await findCall(reader, callId)
  if (callId !== null && !call) refuseInvalid([{ pointer: '/callId', phrase: noCall(callId) }])
  const missing = [
    ...(await missingIn(reader, constraints, 'clusters', 'cluster', noCluster)),
    ...(await missingIn(reader, constraints, 'obligatory', 'organisation', noOrganisation)),
    ...(await missingIn(reader, constraints, 'excluded', 'organisation', noOrganisation)),
  ]
  const problems = [...missing, ...briefProblems(content, call?.rules)]
  if (problems.length > 0) refuseInvalid(problems)
  return call?.rules ?? {}
}

async function missingIn(
  reader: Reader,
  constraints: Constraints,
  list: 'clusters' | 'obligatory' | 'excluded',
  table: Parameters<typeof unknownIds>[1],
  phraseFor: (id: string) => Phrase,
): Promise<FieldProblem[]> {
  const unknown = await unknownIds(reader, table, constraints[list])
  return constraints[list].flatMap((id, index) =>
    unknown.includes(id)
      ? [{ pointer: `/constraints/${list}/${index}`, phrase: phraseFor(id) }]
      : [],
  )
}

function shown(brief: StoredBrief, rules: CallRules): BriefShown {
  return { ...brief, constraintsWithCall: constraintsUnder(brief.constraints, rules) }
}

export async function getBrief(
  { database: { reader } }: Pick<CallDeps, 'database'>,
  actor: Actor,
  id: string,
): Promise<BriefShown> {
  const brief = await findReadable(reader, actor, 'brief.read', id)
  const call = brief.callId === null ? undefined : await findCall(reader, brief.callId)
  return shown(brief, call?.rules ?? {})
}

/** Briefs, newest first; to a member its own alone. */
export async function browseBriefs(
  { database: { reader } }: Pick<CallDeps, 'database'>,
  actor: Actor,
  {
    organisation,
    call,
  }: Readonly<{ organisation?: string | undefined; call?: string | undefined }>,
  wish: PageWish,
): Promise<Page<BriefShown>> {
  authoriseSomewhere(actor, 'brief.read')
  if (organisation !== undefined) authoriseFor(actor, 'brief.read', organisation)
  const everybody = may(actor, 'brief.read') ? undefined : ownOf(actor, 'brief.read')
  const owner = organisation ?? everybody
  const after = positionOf(wish.after, isMoment)
  const rows = await listBriefs(reader, { organisation: owner, call }, after, wish.limit + 1)
  const page = pageOf(rows, wish.limit, ({ createdAt, id }) => ({ key: createdAt, id }))
  const calls = await loadCalls(
    reader,
    page.items.flatMap(({ callId }) => callId ?? []),
  )
  const rulesOf = ({ callId }: StoredBrief) => calls.get(callId ?? '')?.rules ?? {}
  return { ...page, items: page.items.map((brief) => shown(brief, rulesOf(brief))) }
}

/** Changes the given fields of one version. @throws Refusal `changed-meanwhile` when the stored version is another one */
export async function changeBrief(
  { database, clock }: CallDeps,
  actor: Actor,
  id: string,
  version: number,
  change: BriefChange,
): Promise<BriefShown> {
  const now = clock()
  return database.write(async (writer) => {
    const stored = await getVersion(writer, actor, id, version)
    const { seats: given, constraints: limits, ...rest } = change
    const seats = given ? seatsOf(given) : stored.seats
    const constraints = limits ? constraintsOf(limits, seats) : stored.constraints
    const named = Object.entries(rest).filter(([, value]) => value !== undefined)
    const content: StoredBrief = {
      ...stored,
      ...Object.fromEntries(named),
      seats,
      constraints,
    }
    const rules = await check(writer, content)
    if (!(await updateBrief(writer, id, version, content, now)))
      throw changedMeanwhile(version, version + 1)
    return shown({ ...content, version: version + 1, updatedAt: now.toISOString() }, rules)
  })
}

/** Forgets a brief; the links that came of it stay. */
export async function removeBrief(
  { database }: Pick<CallDeps, 'database'>,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  await database.write(async (writer) => {
    await getVersion(writer, actor, id, version)
    if (!(await deleteBrief(writer, id, version))) throw changedMeanwhile(version, version + 1)
  })
}

async function getVersion(writer: Writer, actor: Actor, id: string, version: number) {
  const stored = await findReadable(writer, actor, 'brief.write', id)
  if (stored.version !== version) throw changedMeanwhile(version, stored.version)
  return stored
}

/** @throws Refusal `not-found` for a brief that is not there, or not the actor's to know of */
export async function findReadable(
  reader: Reader,
  actor: Actor,
  verb: 'brief.read' | 'brief.write',
  id: string,
): Promise<StoredBrief> {
  authoriseSomewhere(actor, verb)
  const brief = await findBrief(reader, id)
  if (!brief || !mayFor(actor, verb, brief.organisationId ?? ''))
    throw new Refusal('not-found', noBrief(id))
  return brief
}
