import { createHash, timingSafeEqual } from 'node:crypto'
import type { ApiKey } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Actor, may, mayFor, maySomewhere, type Verb } from './actor.ts'
import { keyUnknown, notAllowed, notForOthers } from './phrases.ts'

/** @throws Refusal `forbidden` when none of the actor's relations allows the verb everywhere */
export function authorise(actor: Actor, verb: Verb): void {
  if (!may(actor, verb)) throw refused(actor, verb)
}

/** @throws Refusal `forbidden` when the actor may not use the verb on what belongs to this organisation */
export function authoriseFor(actor: Actor, verb: Verb, organisationId: string): void {
  if (!mayFor(actor, verb, organisationId)) throw refused(actor, verb)
}

/**
 * Before it is known whose the row is: stops whoever may use the verb nowhere.
 * @throws Refusal `forbidden`
 */
export function authoriseSomewhere(actor: Actor, verb: Verb): void {
  if (!maySomewhere(actor, verb)) throw refused(actor, verb)
}

function refused(actor: Actor, verb: Verb): Refusal {
  const phrase = maySomewhere(actor, verb) ? notForOthers : notAllowed
  return new Refusal('forbidden', phrase(actor.name, verb))
}

/** Who holds a key that the configuration names, or nobody. */
export function findConfigured(keys: readonly ApiKey[], presented: string): Actor | undefined {
  const hash = digest(presented)
  // Every key is compared, in constant time, so that timing tells nothing about a secret.
  const found = keys.filter((key) => timingSafeEqual(digest(key.secret), hash))[0]
  return found && { name: found.name, relations: [found.relation] }
}

/**
 * Who asks without a key. Where no key is configured (the embedded size on loopback) that is the operator of this very
 * machine.
 * @throws Refusal `unauthenticated`
 */
export function withoutKey(keys: readonly ApiKey[]): Actor {
  if (keys.length === 0) return { name: 'local', relations: ['operator'] }
  throw new Refusal('unauthenticated', keyUnknown(false))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
