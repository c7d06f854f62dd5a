import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { sameContent } from '../platform/same-content.ts'
import { changedMeanwhile } from '../platform/version.ts'
import type { CallChange } from './brief.schema.ts'
import { callIdFixed, callTaken, noCall, rangeReversed } from './brief-phrases.ts'
import {
  deleteCall,
  findCall,
  insertCall,
  listCalls,
  placeOfCall,
  updateCall,
} from './call.queries.ts'
import type { Call, CallContent } from './call.ts'

export type CallDeps = Readonly<{ database: Database; clock: Clock }>

/**
 * Keeps a call. Repeating it with the same external id and content returns what is there.
 * @throws Refusal `conflict` when the external id has other content, `invalid` for rules that contradict themselves
 */
export async function createCall(
  { database, clock }: CallDeps,
  actor: Actor,
  content: CallContent,
): Promise<{ call: Call; created: boolean }> {
  authorise(actor, 'call.write')
  refuseContradictions(content)
  const now = clock()
  const id = newId('call', content.externalId)
  return database.write(async (writer) => {
    const created = await insertCall(writer, id, content, now)
    const stored = await getStored(writer, id)
    if (created || sameContent(content, stored)) return { call: stored, created }
    throw new Refusal('conflict', callTaken(content.externalId ?? id))
  })
}

function refuseContradictions({ rules: { membersMin = 2, membersMax = 20 } }: CallContent): void {
  if (membersMin > membersMax)
    refuseInvalid([
      {
        pointer: '/rules/membersMax',
        phrase: rangeReversed(String(membersMin), String(membersMax)),
      },
    ])
}

export async function getCall(
  { database }: Pick<CallDeps, 'database'>,
  actor: Actor,
  id: string,
): Promise<Call> {
  authorise(actor, 'call.read')
  const found = await findCall(database.reader, id)
  if (!found) throw new Refusal('not-found', noCall(id))
  return found
}

/** Calls by deadline, those without one last. */
export async function browseCalls(
  { database, clock }: CallDeps,
  actor: Actor,
  filter: Readonly<{ programme?: string | undefined; open?: boolean | undefined }>,
  wish: PageWish,
): Promise<Page<Call>> {
  authorise(actor, 'call.read')
  const after = positionOf(wish.after, (key) => /^(infinity|\d{4}-\d{2}-\d{2})$/.test(key))
  const today = dayOf(clock())
  const rows = await listCalls(database.reader, { ...filter, today }, after, wish.limit + 1)
  return pageOf(rows, wish.limit, placeOfCall)
}

/** Changes the given fields of one version. @throws Refusal `changed-meanwhile` when the stored version is another one */
export async function changeCall(
  { database, clock }: CallDeps,
  actor: Actor,
  id: string,
  version: number,
  change: CallChange,
): Promise<Call> {
  authorise(actor, 'call.write')
  const now = clock()
  return database.write(async (writer) => {
    const stored = await getVersion(writer, id, version)
    if (change.externalId !== undefined && change.externalId !== stored.externalId)
      refuseInvalid([{ pointer: '/externalId', phrase: callIdFixed }])
    const given = Object.entries(change).filter(([, value]) => value !== undefined)
    const content: Call = { ...stored, ...Object.fromEntries(given) }
    refuseContradictions(content)
    if (!(await updateCall(writer, id, version, content, now)))
      throw changedMeanwhile(version, version + 1)
    return { ...content, version: version + 1, updatedAt: now.toISOString() }
  })
}

/** Forgets a call; the briefs and links that named it stay, without it. */
export async function removeCall(
  { database }: Pick<CallDeps, 'database'>,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  authorise(actor, 'call.write')
  await database.write(async (writer) => {
    await getVersion(writer, id, version)
    if (!(await deleteCall(writer, id, version))) throw changedMeanwhile(version, version + 1)
  })
}

async function getStored(writer: Writer, id: string): Promise<Call> {
  const stored = await findCall(writer, id)
  if (!stored) throw new Refusal('not-found', noCall(id))
  return stored
}

async function getVersion(writer: Writer, id: string, version: number): Promise<Call> {
  const stored = await getStored(writer, id)
  if (stored.version !== version) throw changedMeanwhile(version, stored.version)
  return stored
}
