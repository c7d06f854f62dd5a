import { createHash, timingSafeEqual } from 'node:crypto'
import type { ApiKey } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Actor, may, type Verb } from './actor.ts'
import { keyUnknown, notAllowed } from './phrases.ts'

/** @throws Refusal `forbidden` when none of the actor's relations allows the verb */
export function authorise(actor: Actor, verb: Verb): void {
  if (!may(actor, verb)) throw new Refusal('forbidden', notAllowed(actor.name, verb))
}

/**
 * Who holds this key. Without any configured key (the embedded size on loopback) the caller is the operator
 * of this very machine.
 * @throws Refusal `unauthenticated` for a missing or unknown key
 */
export function identify(keys: readonly ApiKey[], presented: string | undefined): Actor {
  if (keys.length === 0) return { name: 'local', relations: ['operator'] }
  const hash = digest(presented ?? '')
  // Every key is compared, in constant time, so that timing tells nothing about a secret.
  const found = keys.filter((key) => timingSafeEqual(digest(key.secret), hash))[0]
  if (!found || presented === undefined)
    throw new Refusal('unauthenticated', keyUnknown(presented !== undefined))
  return { name: found.name, relations: [found.relation] }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
