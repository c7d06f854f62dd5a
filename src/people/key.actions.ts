import { createHash, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { newId, newSecret } from '../platform/identity.ts'
import { isMoment, type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { authorise, findConfigured, withoutKey } from './actor.actions.ts'
import type { Actor } from './actor.ts'
import { findLiveKey, holdOwner, insertKey, listKeys, revokeKey } from './key.queries.ts'
import type { NewKey } from './key.schema.ts'
import { actorOf, type Key, partsOf, presentable } from './key.ts'
import { keyOfNobody, keyUnknown, memberNeedsOrganisation, nameTaken, noKey } from './phrases.ts'

export type KeyDeps = Readonly<{ database: Database; clock: Clock; config: Config }>

/** For so long a process believes what it last read of a key: a revoked one is refused everywhere after that. */
export const believedMs = 2000
const rememberedMost = 1000
/** Names of callers that hold no key; nobody else may bear them in a history. */
const ownNames = ['local', 'terminal', 'splot']

/** Told once: whoever loses it is given another key. */
type Told = Key & Readonly<{ key: string }>

/**
 * Makes a key. Its secret is in the answer and nowhere else.
 * @throws Refusal `invalid` for a member without an organisation, or with one that is not there; `conflict` for a name that
 * another caller bears, because what a caller keeps is kept under its name
 */
export async function createKey(
  deps: KeyDeps,
  actor: Actor,
  { name, relation, organisationId }: NewKey,
): Promise<Told> {
  authorise(actor, 'key.write')
  const pointer = '/organisationId'
  if ((relation === 'member') !== (organisationId !== null))
    refuseInvalid([{ pointer, phrase: memberNeedsOrganisation }])
  const configured = deps.config.apiKeys.map((one) => one.name)
  if ([...ownNames, ...configured].includes(name)) throw new Refusal('conflict', nameTaken(name))
  const now = deps.clock()
  const createdAt = now.toISOString()
  const key = { id: newId('key'), name, relation, organisationId, createdAt, revokedAt: null }
  const secret = newSecret()
  await deps.database.write(async (writer) => {
    if (organisationId !== null && !(await holdOwner(writer, organisationId)))
      refuseInvalid([{ pointer, phrase: keyOfNobody(organisationId) }])
    if (!(await insertKey(writer, key, hashOf(secret).toString('hex'), now)))
      throw new Refusal('conflict', nameTaken(name))
  })
  return { ...key, key: presentable(key.id, secret) }
}

export async function browseKeys(
  deps: Pick<KeyDeps, 'database'>,
  actor: Actor,
  organisationId: string | undefined,
  wish: PageWish,
): Promise<Page<Key>> {
  authorise(actor, 'key.read')
  const after = positionOf(wish.after, isMoment)
  const rows = await listKeys(deps.database.reader, organisationId, after, wish.limit + 1)
  return pageOf(rows, wish.limit, (key) => ({ key: key.createdAt, id: key.id }))
}

/** Revokes a key for good; every process refuses it within seconds. Repeating it changes nothing. */
export async function removeKey(
  deps: Pick<KeyDeps, 'database' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<void> {
  authorise(actor, 'key.write')
  const revoked = await deps.database.write((writer) => revokeKey(writer, id, deps.clock()))
  if (!revoked) throw new Refusal('not-found', noKey(id))
}

type Known = Readonly<{ hash: Buffer; actor: Actor }>
/** Compared with where there is no such key, so that both take the same time. */
const nobody = hashOf('')

/**
 * Tells who asks by the key that is presented: one of the configuration, or one of the database, which is remembered for
 * a moment. A key that is not known is refused even where none would be needed: it may have been revoked.
 */
export function openIdentify(deps: KeyDeps): (presented: string | undefined) => Promise<Actor> {
  const { apiKeys } = deps.config
  const remembered = new Map<string, { known: Known | undefined; at: number }>()
  const look = async (id: string): Promise<Known | undefined> => {
    const now = deps.clock().getTime()
    const last = remembered.get(id)
    if (last && Math.abs(now - last.at) < believedMs) return last.known
    const found = await findLiveKey(deps.database.reader, id)
    const known = found && {
      hash: Buffer.from(found.secretHash, 'hex'),
      actor: actorOf(found.key),
    }
    remembered.delete(id)
    remembered.set(id, { known, at: now })
    const [oldest] = remembered.keys()
    if (remembered.size > rememberedMost && oldest !== undefined) remembered.delete(oldest)
    return known
  }
  return async (presented) => {
    if (presented === undefined) return withoutKey(apiKeys)
    const configured = findConfigured(apiKeys, presented)
    if (configured) return configured
    const parts = partsOf(presented)
    const known = parts && (await look(parts.id))
    const same = timingSafeEqual(known?.hash ?? nobody, hashOf(parts?.secret ?? presented))
    if (!known || !same) throw new Refusal('unauthenticated', keyUnknown(true))
    return known.actor
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
