import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesOf } from '../../src/links/history.ts'
import {
  abandonReasons,
  isOfOneOwner,
  type LinkEvent,
  linkOutcomes,
  linkStates,
  membersOf,
  type SeatStanding,
  type Standing,
  step,
} from '../../src/links/link.ts'
import { ownersOf } from '../../src/links/owners.ts'
import { agreedUpon } from '../../src/links/seating.ts'

const organisations = ['a', 'b', 'c', 'd', 'e']
const seatIds = ['s1', 's2', 's3']

const seat = (id: string, more: Partial<SeatStanding> = {}): SeatStanding => ({
  id,
  obligatory: true,
  organisationId: null,
  state: 'open',
  runnersUp: [],
  declinedBy: [],
  ...more,
})
const linkOf = (seats: readonly SeatStanding[], owners = {}): Standing => ({
  state: 'proposed',
  outcome: null,
  abandonedFor: null,
  seats,
  owners,
})
const on = (id: string, organisationId: string, runnersUp: string[] = []) =>
  seat(id, { organisationId, state: 'proposed', runnersUp })

/** Where a course of events leads; one that is refused, or changes nothing, leaves things as they are. */
function led(standing: Standing, ...events: LinkEvent[]): Standing {
  return events.reduce((before, event) => {
    const done = step(before, event)
    return done.kind === 'moved' ? done.standing : before
  }, standing)
}

const invite: LinkEvent = { kind: 'invite', seatIds: [] }
const yes = (seatId: string, organisationId: string) =>
  ({ kind: 'accept', seatId, organisationId }) as const
const no = (seatId: string, organisationId: string) =>
  ({ kind: 'decline', seatId, organisationId }) as const

const anyOrganisation = fc.constantFrom(...organisations)
const anySeat = fc.constantFrom(...seatIds, 'nowhere')
const anyEvent: fc.Arbitrary<LinkEvent> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('arrange' as const),
      seatId: anySeat,
      organisationId: fc.option(anyOrganisation),
      obligatory: fc.boolean(),
      runnersUp: fc.array(anyOrganisation, { maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'seatId'] },
  ),
  fc.record({ kind: fc.constant('invite' as const), seatIds: fc.array(anySeat, { maxLength: 2 }) }),
  ...(['accept', 'decline'] as const).map((kind) =>
    fc.record({ kind: fc.constant(kind), seatId: anySeat, organisationId: anyOrganisation }),
  ),
  fc.record({ kind: fc.constant('remove' as const), organisationId: anyOrganisation }),
  fc.constant({ kind: 'start' } as const),
  fc.record({ kind: fc.constant('close' as const), outcome: fc.constantFrom(...linkOutcomes) }),
  fc.record({ kind: fc.constant('abandon' as const), reason: fc.constantFrom(...abandonReasons) }),
  fc.constantFrom({ kind: 'plan' } as const, { kind: 'record' } as const),
)

const anyLink = fc
  .record({
    seats: fc.tuple(
      ...seatIds.map((id) =>
        fc
          .record({
            organisationId: fc.option(anyOrganisation),
            obligatory: fc.boolean(),
            runnersUp: fc.uniqueArray(anyOrganisation, { maxLength: 3 }),
          })
          .map(({ organisationId, obligatory, runnersUp }) =>
            seat(id, {
              organisationId,
              obligatory,
              state: organisationId === null ? 'open' : 'proposed',
              runnersUp: runnersUp.filter((one) => one !== organisationId),
            }),
          ),
      ),
    ),
    owners: fc.constantFrom({}, { a: 'a', b: 'a' }, { a: 'a', b: 'a', c: 'a', d: 'a', e: 'a' }),
  })
  .map(({ seats, owners }) => linkOf(seats, owners))

/** Links that have come some way: as proposed, asked, accepted by all who sit there, begun. */
const anyStart = fc.tuple(anyLink, fc.nat({ max: 3 })).map(([link, far]) => {
  const accepts = link.seats.flatMap(({ id, organisationId }) =>
    organisationId === null ? [] : yes(id, organisationId),
  )
  const ways: LinkEvent[][] = [[invite], accepts, [{ kind: 'start' }]]
  return led(link, ...ways.slice(0, far).flat())
})

/** What holds for every link, whatever happened to it. */
function expectSound(standing: Standing): void {
  const { state, outcome, abandonedFor, seats } = standing
  expect(linkStates).toContain(state)
  expect(outcome !== null).toBe(state === 'closed')
  expect(abandonedFor !== null).toBe(state === 'abandoned')
  if (state === 'agreed') expect(agreedUpon(standing)).toBe(true)
  if (state === 'proposed' || state === 'invited') expect(membersOf(standing)).toEqual([])
  for (const one of seats) {
    expect(one.organisationId === null).toBe(one.state === 'open')
    expect(one.runnersUp).not.toContain(one.organisationId)
    expect(new Set(one.runnersUp).size).toBe(one.runnersUp.length)
  }
}

describe('every course of events in a link', () => {
  test('is answered, keeps the link sound, and repeating its last event changes nothing', () => {
    const seen = new Set<string>()
    const answer = (standing: Standing, event: LinkEvent) => {
      const done = step(standing, event)
      seen.add(`${done.kind} ${event.kind}`)
      return done
    }
    /** What an event makes of a link, once it is found to be told and to be nothing new a second time. */
    const lived = (before: Standing, event: LinkEvent): Standing => {
      const done = answer(before, event)
      if (done.kind !== 'moved') return before
      expectSound(done.standing)
      if (event.kind === 'plan' || event.kind === 'record') return done.standing
      expect(answer(done.standing, event).kind, JSON.stringify(event)).toBe('unchanged')
      const told = linesOf(before, done.standing, event).length
      // That a runner-up is gone is nobody's history.
      expect(told > 0 || event.kind === 'remove').toBe(true)
      return done.standing
    }
    const courses = fc.array(anyEvent, { maxLength: 40 })
    fc.assert(
      fc.property(anyStart, courses, (start, events) => void events.reduce(lived, start)),
      { numRuns: 1500 },
    )
    for (const kind of ['arrange', 'invite', 'accept', 'decline', 'close', 'abandon'])
      for (const done of ['moved', 'unchanged', 'refused'])
        expect(seen).toContain(`${done} ${kind}`)
  })

  test('that ended stays as it ended, whatever is tried; only who is removed leaves its seat', () => {
    fc.assert(
      fc.property(anyLink, fc.array(anyEvent, { maxLength: 20 }), (start, events) => {
        const ended = led(start, { kind: 'abandon', reason: 'other' })
        const after = led(ended, ...events)
        expect(after).toMatchObject({ state: 'abandoned', abandonedFor: 'other' })
        const gone = events.flatMap((one) => (one.kind === 'remove' ? one.organisationId : []))
        for (const [index, { organisationId }] of after.seats.entries()) {
          const before = ended.seats[index]?.organisationId
          expect(organisationId).toBe(before != null && gone.includes(before) ? null : before)
        }
      }),
    )
  })

  test('never lets one organisation answer for another', () => {
    fc.assert(
      fc.property(anyStart, fc.array(anyEvent, { maxLength: 30 }), (start, events) => {
        let standing = start
        for (const event of events) {
          const next = led(standing, event)
          for (const [index, one] of next.seats.entries()) {
            const before = standing.seats[index]
            if (one.state !== 'accepted' || before?.state === 'accepted') continue
            expect(event).toEqual(yes(one.id, one.organisationId ?? ''))
            expect(before?.state).toBe('invited')
          }
          standing = next
        }
      }),
    )
  })
})

describe('a link', () => {
  const two = linkOf([on('s1', 'a'), on('s2', 'b', ['c', 'd'])])

  test('is agreed once every obligatory seat is accepted, and not before', () => {
    const invited = led(two, invite)
    expect(invited.state).toBe('invited')
    const forming = led(invited, yes('s1', 'a'))
    expect(forming.state).toBe('forming')
    expect(step(forming, { kind: 'start' })).toEqual({ kind: 'refused', objection: 'not-agreed' })
    expect(led(forming, yes('s2', 'b')).state).toBe('agreed')
    const optional = linkOf([on('s1', 'a'), on('s2', 'b'), seat('s3', { obligatory: false })])
    expect(led(optional, invite, yes('s1', 'a'), yes('s2', 'b')).state).toBe('agreed')
  })

  test('proposes the next runner-up for a declined seat, passes over who said no, and ends open', () => {
    const once = led(two, invite, no('s2', 'b'))
    expect(once.seats[1]).toMatchObject({ organisationId: 'c', state: 'proposed' })
    const back = led(once, { kind: 'arrange', seatId: 's2', runnersUp: ['b', 'd'] })
    const twice = led(back, invite, no('s2', 'c'))
    expect(twice.seats[1]).toMatchObject({ organisationId: 'd', declinedBy: ['b', 'c'] })
    const thrice = led(twice, invite, no('s2', 'd'))
    expect(thrice.seats[1]).toMatchObject({ organisationId: null, state: 'open', runnersUp: [] })
    expect(step(thrice, no('s2', 'd'))).toEqual({ kind: 'unchanged' })
    expect(step(thrice, no('s2', 'e'))).toEqual({ kind: 'refused', objection: 'not-your-seat' })
  })

  test('goes back to forming when a member leaves what was agreed, and stays active after it began', () => {
    const agreed = led(two, invite, yes('s1', 'a'), yes('s2', 'b'))
    const left = led(agreed, no('s2', 'b'))
    expect([left.state, left.seats[1]?.organisationId]).toEqual(['forming', 'c'])
    const active = led(agreed, { kind: 'start' })
    expect(led(active, no('s2', 'b')).state).toBe('active')
    const removed = led(active, { kind: 'remove', organisationId: 'b' })
    expect(removed).toMatchObject({ state: 'active', seats: [{}, { state: 'open' }] })
  })

  test('counts a member once, however many seats it takes', () => {
    const many = linkOf([on('s1', 'a'), on('s2', 'a'), on('s3', 'b')])
    const done = led(many, invite, yes('s1', 'a'), yes('s2', 'a'), yes('s3', 'b'))
    expect([done.state, membersOf(done)]).toEqual(['agreed', ['a', 'b']])
  })

  test('is no agreement of one legal owner with itself', () => {
    const owners = { a: 'a', b: 'a' }
    const same = linkOf([on('s1', 'a'), seat('s2')], owners)
    const own: LinkEvent = { kind: 'arrange', seatId: 's2', organisationId: 'b' }
    expect(step(same, own)).toEqual({ kind: 'refused', objection: 'one-owner' })
    const both = linkOf([on('s1', 'a'), on('s2', 'b')], owners)
    expect(isOfOneOwner(both)).toBe(true)
    expect(led(both, invite, yes('s1', 'a'), yes('s2', 'b')).state).toBe('forming')
  })

  test('takes nobody off a seat who was asked, unless the seat is opened first', () => {
    const asked = led(two, invite)
    const other: LinkEvent = { kind: 'arrange', seatId: 's1', organisationId: 'e' }
    expect(step(asked, other)).toEqual({ kind: 'refused', objection: 'seat-taken' })
    const opened = led(asked, { kind: 'arrange', seatId: 's1', organisationId: null }, other)
    expect(opened.seats[0]).toMatchObject({ organisationId: 'e', state: 'proposed' })
  })

  test('closes only while active; results may be recorded after, plans not', () => {
    const agreed = led(two, invite, yes('s1', 'a'), yes('s2', 'b'))
    const close: LinkEvent = { kind: 'close', outcome: 'achieved' }
    expect(step(agreed, close)).toEqual({ kind: 'refused', objection: 'not-active' })
    const closed = led(agreed, { kind: 'start' }, close)
    expect(step(closed, { kind: 'record' }).kind).toBe('moved')
    expect(step(closed, { kind: 'plan' })).toEqual({ kind: 'refused', objection: 'closed' })
    expect(step(closed, { kind: 'close', outcome: 'not-achieved' }).kind).toBe('refused')
  })
})

test('organisations that share a registration number, even by way of others, have one owner', () => {
  const numbers = (id: string, ...registrationNumbers: string[]) => ({ id, registrationNumbers })
  const all = [numbers('c', 'KRS:1', 'NIP:2'), numbers('b', 'NIP:2'), numbers('a', 'KRS:1')]
  expect(ownersOf([...all, numbers('d', 'NIP:9'), numbers('e')])).toEqual({
    a: 'a',
    b: 'a',
    c: 'a',
    d: 'd',
    e: 'e',
  })
})
