import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Event,
  isMutual,
  otherSide,
  outcomes,
  type Standing,
  type State,
  sides,
  standingAt,
  stateOf,
  states,
  step,
  untouched,
} from '../../src/introductions/introduction.ts'
import { concerns, fromOf, standingSeenBy, waitsFor } from '../../src/introductions/sight.ts'
import { daysAfter, terms } from '../../src/introductions/terms.ts'
import { vetoOf } from '../../src/introductions/veto.ts'

const start = '2026-11-27T08:00:00.000Z'
const late = daysAfter(start, terms.openDays)
const rested = daysAfter(start, terms.restDays)

const events: readonly Event[] = [
  ...sides.flatMap((side): Event[] => [
    { kind: 'see', side },
    ...[true, false].map((anew) => ({ kind: 'interest', side, anew }) as const),
    ...[true, false].map((notAgain) => ({ kind: 'decline', side, notAgain }) as const),
    { kind: 'withdraw', side },
    ...outcomes.map((outcome) => ({ kind: 'record', side, outcome }) as const),
    { kind: 'block', side },
  ]),
  { kind: 'expire' },
]

const ledBy = (standing: Standing, event: Event, at = start): Standing => {
  const done = step(standing, event, at)
  return done.kind === 'moved' ? done.standing : standing
}

/** Every standing that any course of events leads to, each once: moments do not count, but what happens at them does. */
function reachable(): Standing[] {
  const keyOf = (one: Standing) =>
    JSON.stringify(one, (key, value) =>
      ['since', 'openUntil', 'mutualAt'].includes(key) ? value !== null : value,
    )
  const found = new Map([[keyOf(untouched), untouched]])
  for (const standing of found.values())
    for (const event of events)
      for (const at of [start, late, rested]) {
        const next = ledBy(standing, event, at)
        if (!found.has(keyOf(next))) found.set(keyOf(next), atStart(next))
      }
  return [...found.values()]
}

/** The same standing, as if all of it had come about at the start. */
function atStart(standing: Standing): Standing {
  const moment = (one: string | null, at: string) => (one === null ? null : at)
  const moved = (one: Standing['a']) => ({ ...one, since: moment(one.since, start) })
  return {
    ...standing,
    a: moved(standing.a),
    b: moved(standing.b),
    openUntil: moment(standing.openUntil, late),
    mutualAt: moment(standing.mutualAt, start),
  }
}

const all = reachable()
const every = all.flatMap((standing) =>
  events.flatMap((event) =>
    [start, late, rested].map((at) => ({ standing, event, at, done: step(standing, event, at) })),
  ),
)
const said = (one: (typeof every)[number]) => JSON.stringify([one.standing, one.event, one.at])

describe('every course of events', () => {
  test('is answered: there are some hundred standings, and all states are among them', () => {
    expect(all.length).toBeGreaterThan(90)
    expect(new Set(all.map(stateOf))).toEqual(new Set(states))
    for (const { done } of every) expect(['moved', 'unchanged', 'refused']).toContain(done.kind)
  })

  test('that is repeated changes nothing, unless a side goes on from met to cooperating', () => {
    for (const one of every) {
      if (one.done.kind !== 'moved') continue
      const again = step(one.done.standing, one.event, one.at)
      expect(again.kind, said(one)).toBe('unchanged')
    }
  })

  test('never has interest beside a no, and one that ended has no interest left', () => {
    for (const { a, b, ended } of all) {
      const stances = [a.stance, b.stance]
      const no = stances.includes('declined') || stances.includes('dismissed')
      if (no || ended !== null) expect(stances).not.toContain('interested')
    }
  })

  test('lets contact data appear only where both sides said yes themselves, one after the other', () => {
    for (const one of every) {
      if (one.done.kind !== 'moved' || !isMutual(one.done.standing)) continue
      if (isMutual(one.standing)) continue
      const { event } = one
      expect(event.kind, said(one)).toBe('interest')
      const other = event.kind === 'interest' ? otherSide(event.side) : 'a'
      expect(standingAt(one.standing, one.at)[other].stance, said(one)).toBe('interested')
    }
  })

  test('never lets one side say anything for the other', () => {
    for (const one of every) {
      if (one.done.kind !== 'moved' || one.event.kind === 'expire') continue
      const other = otherSide(one.event.side)
      const before = standingAt(one.standing, one.at)[other]
      const now = one.done.standing[other]
      if (now.stance === before.stance) continue
      // What a side may do to the other one is to have it look anew, and to use its interest up.
      const spent = before.stance === 'interested' && now.stance === 'seen'
      const anew = one.event.kind === 'interest' && now.stance === 'suggested'
      expect(spent || anew, said(one)).toBe(true)
    }
  })

  test('respects a no for good: the other side cannot ask, whoever said it can', () => {
    const kept = all.filter(({ a }) => a.notAgain)
    expect(kept.length).toBeGreaterThan(4)
    for (const standing of kept) {
      const asked = step(standing, { kind: 'interest', side: 'b', anew: true }, rested)
      expect(asked.kind).toBe('refused')
      const own = step(
        { ...standing, b: untouched.b },
        { kind: 'interest', side: 'a', anew: true },
        start,
      )
      expect(own.kind).toBe('moved')
      expect(own.kind === 'moved' && own.standing.a).toMatchObject({
        stance: 'interested',
        notAgain: false,
      })
    }
  })

  test('waits only for somebody who can do something about it', () => {
    for (const standing of all)
      for (const side of waitsFor(standing)) {
        const can = events.some(
          (event) =>
            event.kind !== 'expire' &&
            event.side === side &&
            step(standing, event, start).kind === 'moved',
        )
        expect(can).toBe(true)
      }
  })

  test('leads on: from every standing both can come to cooperate once nobody is kept away', () => {
    for (const standing of all) {
      const free = {
        ...standing,
        a: { ...standing.a, notAgain: false },
        b: { ...standing.b, notAgain: false },
      }
      const yes = (side: 'a' | 'b'): Event => ({ kind: 'interest', side, anew: true })
      const both = ledBy(ledBy(free, yes('a'), rested), yes('b'), rested)
      const done = ledBy(both, { kind: 'record', side: 'a', outcome: 'cooperating' }, rested)
      expect(stateOf(done)).toBe('cooperating')
    }
  })
})

describe('what each side may know', () => {
  const views = all.flatMap((standing) =>
    sides.map((side) => ({ standing, side, seen: standingSeenBy(standing, side) })),
  )

  test('a mere look and a no to a suggestion stay untold, and one’s own side is shown as it is', () => {
    for (const { standing, side, seen } of views) {
      const theirs = seen[otherSide(side)].stance
      expect(theirs).not.toBe('dismissed')
      expect(theirs === 'seen' && standing[side].stance !== 'interested').toBe(false)
      expect(seen[side]).toEqual(standing[side])
    }
    const strangers = views.filter(({ standing, side }) => !concerns(standing, side))
    expect(strangers.length).toBeGreaterThan(2)
    for (const { seen } of strangers) expect(stateOf(seen)).toBe('suggested')
  })

  test('a block of a mere request looks like one that nobody answered', () => {
    const blocked = views.filter(
      ({ standing, side }) =>
        stateOf(standing) === 'closed' && standing.endedBy !== side && standing.mutualAt === null,
    )
    expect(blocked.length).toBeGreaterThan(2)
    for (const { seen } of blocked) expect(seen).toMatchObject({ ended: 'expired', endedBy: null })
  })

  test('whoever only looked, or dismissed a suggestion, is nobody else’s business', () => {
    const looked = ledBy(untouched, { kind: 'see', side: 'b' })
    const dismissed = ledBy(looked, { kind: 'decline', side: 'b', notAgain: false })
    for (const standing of [looked, dismissed]) {
      expect(concerns(standing, 'a')).toBe(false)
      expect(concerns(standing, 'b')).toBe(true)
      expect(fromOf(standing, 'b')).toBe('b')
    }
    expect(stateOf(dismissed)).toBe('declined')
  })
})

describe('a course of events', () => {
  const yes = (side: 'a' | 'b', anew = true) => ({ kind: 'interest', side, anew }) as const
  const no = (side: 'a' | 'b', notAgain = false) => ({ kind: 'decline', side, notAgain }) as const
  const ways: readonly [string, readonly (readonly [Event, State])[]][] = [
    [
      'runs from a look to cooperation',
      [
        [{ kind: 'see', side: 'a' }, 'seen'],
        [yes('a'), 'interested'],
        [{ kind: 'see', side: 'b' }, 'interested'],
        [yes('b', false), 'mutual'],
        [{ kind: 'record', side: 'b', outcome: 'met' }, 'met'],
        [{ kind: 'record', side: 'a', outcome: 'cooperating' }, 'cooperating'],
      ],
    ],
    [
      'crosses',
      [
        [yes('a'), 'interested'],
        [yes('b'), 'mutual'],
      ],
    ],
    [
      'is declined after both wanted it',
      [
        [yes('a'), 'interested'],
        [yes('b'), 'mutual'],
        [no('a'), 'declined'],
      ],
    ],
    [
      'is withdrawn and begun by the other side',
      [
        [yes('a'), 'interested'],
        [{ kind: 'withdraw', side: 'a' }, 'withdrawn'],
        [yes('b'), 'interested'],
      ],
    ],
    [
      'is declined and taken up again by whoever declined, who must be answered',
      [
        [yes('a'), 'interested'],
        [no('b'), 'declined'],
        [yes('b', false), 'interested'],
        [yes('a', false), 'mutual'],
      ],
    ],
    [
      'ends by a block, and begins anew after it',
      [
        [yes('a'), 'interested'],
        [{ kind: 'block', side: 'b' }, 'closed'],
        [yes('b'), 'interested'],
      ],
    ],
    [
      'comes after a no to a suggestion',
      [
        [no('b'), 'declined'],
        [yes('a'), 'interested'],
      ],
    ],
  ]
  test.each(ways)('%s', (_, way) => {
    let standing = untouched
    for (const [event, state] of way) {
      const done = step(standing, event, start)
      expect(done.kind).toBe('moved')
      standing = ledBy(standing, event)
      expect(stateOf(standing)).toBe(state)
    }
  })

  const request = ledBy(untouched, yes('a'))
  const refusals: readonly [string, Standing, Event, string, string][] = [
    ['an answer after expiry', request, yes('b', false), late, 'expired'],
    ['a no after expiry', request, no('b'), late, 'expired'],
    ['a withdrawal after expiry', request, { kind: 'withdraw', side: 'a' }, late, 'expired'],
    [
      'an answer to what was withdrawn',
      ledBy(request, { kind: 'withdraw', side: 'a' }),
      yes('b', false),
      start,
      'withdrawn',
    ],
    [
      'an outcome before both want it',
      request,
      { kind: 'record', side: 'a', outcome: 'met' },
      start,
      'not-mutual',
    ],
    ['a no to one’s own request', request, no('a'), start, 'own-request'],
    [
      'a withdrawal of nothing',
      request,
      { kind: 'withdraw', side: 'b' },
      start,
      'nothing-to-withdraw',
    ],
    [
      'a withdrawal of what is mutual',
      ledBy(request, yes('b')),
      { kind: 'withdraw', side: 'a' },
      start,
      'already-mutual',
    ],
    ['asking again too soon', ledBy(request, no('b')), yes('a'), late, 'resting'],
    [
      'asking again after "not again"',
      ledBy(request, no('b', true)),
      yes('a'),
      rested,
      'not-again',
    ],
    [
      'asking whoever dismissed it for good',
      ledBy(untouched, no('b', true)),
      yes('a'),
      rested,
      'not-taken',
    ],
  ]
  test.each(refusals)('refuses %s', (_, standing, event, at, objection) => {
    expect(step(standing, event, at)).toEqual({ kind: 'refused', objection })
  })

  test('expires to the moment, and a declined one may be asked again to the moment', () => {
    const justBefore = daysAfter(late, -1e-8)
    expect(stateOf(standingAt(request, justBefore))).toBe('interested')
    expect(stateOf(standingAt(request, late))).toBe('expired')
    expect(step(request, { kind: 'expire' }, justBefore)).toEqual({ kind: 'unchanged' })
    const declined = ledBy(request, no('b'))
    expect(step(declined, yes('a'), rested).kind).toBe('moved')
  })

  test('of any length never breaks, and time only runs forward', () => {
    const course = fc.array(
      fc.record({ event: fc.constantFrom(...events), days: fc.nat({ max: 100 }) }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(course, (happening) => {
        let [standing, at] = [untouched, start]
        for (const { event, days } of happening) {
          at = daysAfter(at, days)
          standing = ledBy(standing, event, at)
          expect(standing.openUntil === null || standing.asked !== null).toBe(true)
          expect(standing.mutualAt === null || standing.mutualAt <= at).toBe(true)
          expect(vetoOf(standing) === null).toBe(
            ['suggested', 'seen', 'withdrawn', 'expired', 'closed'].includes(stateOf(standing)),
          )
        }
      }),
    )
  })
})

describe('what matching is told', () => {
  test.each([
    [
      'a request keeps the two from being suggested, of which only whoever asks is told why',
      'interest',
      { reasons: ['introduced', 'untold'], until: null },
    ],
    [
      'a no keeps them apart for a while',
      'no',
      { reasons: ['not-again', 'not-again'], until: rested.slice(0, 10) },
    ],
    ['a no for good, for good', 'never', { reasons: ['not-again', 'not-again'], until: null }],
  ])('%s', (_, way, veto) => {
    const request = ledBy(untouched, { kind: 'interest', side: 'a', anew: true })
    const standing =
      way === 'interest'
        ? request
        : ledBy(request, { kind: 'decline', side: 'b', notAgain: way === 'never' })
    expect(vetoOf(standing)).toEqual(veto)
  })

  test('a no to a mere suggestion is told to nobody but whoever said it', () => {
    const dismissed = ledBy(untouched, { kind: 'decline', side: 'b', notAgain: true })
    expect(vetoOf(dismissed)).toEqual({ reasons: ['untold', 'not-again'], until: null })
  })
})
