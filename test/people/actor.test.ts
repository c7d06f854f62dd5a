import { describe, expect, test } from 'vitest'
import {
  authorise,
  authoriseFor,
  findConfigured,
  withoutKey,
} from '../../src/people/actor.actions.ts'
import {
  type Actor,
  may,
  mayFor,
  maySomewhere,
  ownOf,
  permissions,
  relations,
  type Verb,
} from '../../src/people/actor.ts'
import type { ApiKey } from '../../src/platform/config.ts'

const verbs = Object.keys(permissions) as Verb[]
const actor = (...held: Actor['relations']): Actor => ({ name: 'somebody', relations: held })

describe('what somebody may do', () => {
  test('an operator may do everything', () => {
    expect(verbs.filter((verb) => !may(actor('operator'), verb))).toEqual([])
  })

  test('a reader may only read, ask for what is computed and keep searches of its own, and not read what is hidden, imported or exported whole', () => {
    const allowed = verbs.filter((verb) => may(actor('reader'), verb))
    expect(allowed.length).toBeGreaterThan(4)
    for (const verb of allowed)
      expect(verb).toMatch(/\.read$|^saved-search\.write$|^group\.propose$|^study\.ask$/)
    for (const verb of ['entry.read-hidden', 'import.read', 'export.read'] as const)
      expect(allowed).not.toContain(verb)
  })

  test('who stands in no relation may do nothing, and in two what either may', () => {
    expect(verbs.filter((verb) => may(actor(), verb))).toEqual([])
    expect(may(actor('reader', 'operator'), 'organisation.write')).toBe(true)
  })

  test('a refusal names the key and the verb', () => {
    expect(() => authorise(actor('reader'), 'entry.write')).toThrow(
      expect.objectContaining({
        reason: 'forbidden',
        message: expect.stringMatching(/"somebody".*entry\.write/),
      }),
    )
    expect(() => authorise(actor('operator'), 'entry.write')).not.toThrow()
  })

  test('every relation is used by some verb', () => {
    const used = new Set<string>(Object.values(permissions).flat())
    expect([...used].sort()).toEqual([...relations, 'own'].sort())
  })

  test('a member may read what readers read, and write for its own organisation alone', () => {
    const member: Actor = { name: 'm', relations: ['member'], organisationId: 'mine' }
    for (const verb of verbs) {
      expect(may(member, verb), verb).toBe(may(actor('reader'), verb))
      if (may(actor('reader'), verb)) continue
      const owns = (permissions[verb] as readonly string[]).includes('own')
      expect(mayFor(member, verb, 'mine'), verb).toBe(owns)
      expect(maySomewhere(member, verb), verb).toBe(owns)
      expect(mayFor(member, verb, 'theirs'), verb).toBe(false)
    }
    expect(ownOf(member, 'entry.write')).toBe('mine')
    expect(ownOf({ name: 'm', relations: ['member'] }, 'entry.write')).toBeUndefined()
    expect(ownOf({ ...member, relations: ['reader'] }, 'entry.write')).toBeUndefined()
    expect(ownOf(member, 'organisation.remove')).toBeUndefined()
  })

  test('a member that reaches for another organisation is told that its key acts for one', () => {
    const member: Actor = { name: 'm', relations: ['member'], organisationId: 'mine' }
    expect(() => authoriseFor(member, 'entry.write', 'mine')).not.toThrow()
    expect(() => authoriseFor(member, 'entry.write', 'theirs')).toThrow('acts for one organisation')
    expect(() => authoriseFor(member, 'import.write', 'mine')).toThrow('operator role')
    expect(() => authoriseFor(actor('operator'), 'entry.write', 'theirs')).not.toThrow()
  })
})

describe('who asks', () => {
  const keys: readonly ApiKey[] = [
    { name: 'ops', relation: 'operator', secret: 'correct-horse-battery' },
    { name: 'page', relation: 'reader', secret: 'staple-of-the-reader' },
  ]

  test('is told by the key', () => {
    expect(findConfigured(keys, 'correct-horse-battery')).toEqual({
      name: 'ops',
      relations: ['operator'],
    })
    expect(findConfigured(keys, 'staple-of-the-reader')).toEqual({
      name: 'page',
      relations: ['reader'],
    })
  })

  test.each(['correct-horse-batter', 'correct-horse-battery ', 'CORRECT-HORSE-BATTERY', '', 'ops'])(
    'is nobody with the key %j',
    (presented) => {
      expect(findConfigured(keys, presented)).toBeUndefined()
    },
  )

  test('without a key is told how to send one', () => {
    expect(() => withoutKey(keys)).toThrow('Authorization: Bearer KEY')
  })

  test('needs no key where none is configured, on this very machine', () => {
    expect(withoutKey([])).toEqual({ name: 'local', relations: ['operator'] })
  })
})
