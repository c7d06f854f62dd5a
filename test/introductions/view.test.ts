import { describe, expect, test } from 'vitest'
import { whomToAsk } from '../../src/introductions/asking.ts'
import { type HistoryEvent, lineSeenBy } from '../../src/introductions/history.ts'
import { type Event, step, untouched } from '../../src/introductions/introduction.ts'
import { firstBetween, ordered, sideOf } from '../../src/introductions/pair.ts'
import {
  introductionSeenBy,
  isUnnamed,
  type Party,
  type Subject,
} from '../../src/introductions/view.ts'

const at = '2026-11-27T08:00:00.000Z'
const subject = (id: string, of: string, more: Partial<Subject> = {}): Subject => ({
  id,
  organisationId: of,
  side: 'need',
  title: `Need ${id}`,
  language: 'en',
  visibility: 'public',
  ...more,
})
const party = (id: string, more: Partial<Party> = {}): Party => ({
  id,
  name: `Name of ${id}`,
  kind: 'company',
  country: 'PL',
  nuts: 'PL82',
  city: 'Krosno',
  onlyAnonymous: false,
  contact: { name: `Caller of ${id}`, email: `${id}@example.org`, phone: null },
  ...more,
})

describe('whom a request is for', () => {
  const [mine, theirs] = [subject('n1', 'me'), subject('c1', 'them', { side: 'competency' })]
  const secret = { ...theirs, visibility: 'anonymous' } as const
  const nothing = () => false

  test('is who is named, or whose entry is', () => {
    expect(whomToAsk({ to: 'them' }, 'me', [], nothing)).toMatchObject({ to: 'them', blind: false })
    const named = { needId: 'n1', competencyId: 'c1' }
    expect(whomToAsk(named, 'me', [mine, theirs], nothing)).toMatchObject({
      to: 'them',
      blind: false,
      subjects: [mine, theirs],
    })
    expect(whomToAsk({ competencyId: 'c1' }, 'me', [secret], nothing)).toMatchObject({
      to: 'them',
      blind: true,
    })
    const knowing = whomToAsk({ competencyId: 'c1' }, 'me', [secret], () => true)
    expect(knowing).toMatchObject({ to: 'them', blind: false })
  })

  test.each([
    ['nobody', {}, [], '/to'],
    ['nobody but the own need', { needId: 'n1' }, [mine], '/to'],
    ['oneself', { to: 'me' }, [], '/to'],
    [
      'somebody by a guess at an anonymous entry',
      { to: 'them', competencyId: 'c1' },
      [secret],
      '/competencyId',
    ],
    [
      'two by an entry of each',
      { needId: 'n1', competencyId: 'c1' },
      [{ ...mine, organisationId: 'third' }, theirs],
      '/competencyId',
    ],
    [
      'one by two entries of its own',
      { needId: 'n1', competencyId: 'c1' },
      [{ ...mine, organisationId: 'them' }, theirs],
      '/competencyId',
    ],
    ['one by a competency called a need', { to: 'them', needId: 'c1' }, [theirs], '/needId'],
  ])('is not %s', (_, named, found, pointer) => {
    expect(whomToAsk(named, 'me', found as Subject[], nothing)).toMatchObject({ pointer })
  })
})

describe('a pair', () => {
  test('is the same whoever begins, and knows its sides', () => {
    expect(ordered('b', 'a')).toEqual(ordered('a', 'b'))
    const introduction = firstBetween('i', 'b', 'a', at)
    expect([introduction.aId, introduction.bId, introduction.version]).toEqual(['a', 'b', 0])
    expect(['a', 'b', 'c'].map((id) => sideOf(introduction, id))).toEqual(['a', 'b', undefined])
  })
})

describe('what is shown', () => {
  const happened = (...events: Event[]) => {
    let standing = untouched
    for (const event of events) {
      const done = step(standing, event, at)
      if (done.kind === 'moved') standing = done.standing
    }
    return { ...firstBetween('i', 'a', 'b', at), standing, version: 1 }
  }
  const ask = { kind: 'interest', side: 'a', anew: true } as const
  const yes = { kind: 'interest', side: 'b', anew: false } as const
  const parties = { a: party('a'), b: party('b') }

  test('has contact data while both want it only, for everybody', () => {
    const contacts = (...events: Event[]) =>
      ([null, 'a', 'b'] as const).map((viewer) => {
        const seen = introductionSeenBy(happened(...events), parties, [], viewer, at)
        return [seen.from.contact, seen.to.contact].filter((one) => one !== null).length
      })
    expect(contacts(ask)).toEqual([0, 0, 0])
    expect(contacts(ask, yes)).toEqual([2, 2, 2])
    expect(contacts(ask, yes, { kind: 'decline', side: 'b', notAgain: false })).toEqual([0, 0, 0])
  })

  test('hides who was anonymous when it asked, whatever is public by now, until both want it', () => {
    const unnamed = { a: true, b: false }
    const name = (viewer: 'a' | 'b' | null, ...events: Event[]) =>
      introductionSeenBy({ ...happened(...events), unnamed }, parties, [], viewer, at).from
        .organisation.name
    expect([name('b', ask), name('a', ask), name(null, ask)]).toEqual([
      null,
      'Name of a',
      'Name of a',
    ])
    expect(name('b', ask, yes)).toBe('Name of a')
  })

  test('hides an entry that is hidden by now from the other side', () => {
    const asked = { ...happened(ask), needId: 'n1' }
    const hidden = [subject('n1', 'a', { visibility: 'hidden' })]
    const need = (viewer: 'a' | 'b') => introductionSeenBy(asked, parties, hidden, viewer, at).need
    expect(need('b')).toBeNull()
    expect(need('a')).toMatchObject({ id: 'n1', by: 'from' })
  })

  test.each([
    [
      'its own anonymous entry',
      party('a'),
      [subject('n1', 'a', { visibility: 'anonymous' })],
      true,
      true,
    ],
    [
      'its own public entry, however shy it is',
      party('a', { onlyAnonymous: true }),
      [subject('n1', 'a')],
      true,
      false,
    ],
    ['all that it states, where it asks', party('a', { onlyAnonymous: true }), [], true, true],
    ['nothing where it is asked by name', party('a', { onlyAnonymous: true }), [], false, false],
    [
      'nothing of the entries of others',
      party('a'),
      [subject('n1', 'b', { visibility: 'anonymous' })],
      true,
      false,
    ],
  ])('a side is anonymous by %s', (_, one, subjects, asks, unnamed) => {
    expect(isUnnamed(one, subjects, asks)).toBe(unnamed)
  })

  test('keeps keys, notes and disguised blocks of the other side out of the history', () => {
    const event: HistoryEvent = {
      id: 'e',
      at,
      side: 'a',
      actor: 'key of a',
      kind: 'closed',
      state: 'closed',
      otherReads: 'expired',
      reason: null,
      text: 'note of a',
      textShared: false,
      happenedOn: null,
    }
    expect(lineSeenBy(event, 'a')).toEqual(event)
    expect(lineSeenBy(event, null)).toEqual(event)
    const told = { side: null, kind: 'expired', state: 'expired', actor: '', text: '' }
    expect(lineSeenBy(event, 'b')).toMatchObject(told)
    expect(lineSeenBy({ ...event, otherReads: null }, 'b')).toBeUndefined()
    const shared = { ...event, otherReads: 'closed', textShared: true } as const
    expect(lineSeenBy(shared, 'b')).toMatchObject({ side: 'a', text: 'note of a', actor: '' })
  })
})
