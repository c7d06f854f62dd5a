import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Brief, seatsMost, usualConstraints, usualShare } from '../../src/links/brief.ts'
import { briefProblems } from '../../src/links/brief-check.ts'
import { type CallRules, commonRegions, constraintsUnder } from '../../src/links/call.ts'
import { draftSeats } from '../../src/links/draft.ts'

const seat = (id: string) =>
  ({ id, title: `Seat ${id}`, description: '', language: 'en', weight: 1 }) as const
const briefOf = (seats: number, constraints: Partial<Brief['constraints']> = {}): Brief => ({
  title: 'Lighter pump housings',
  kind: 'research-project',
  text: '',
  seats: Array.from({ length: seats }, (_, index) => seat(`s${index}`)),
  constraints: { ...usualConstraints, ...constraints },
})

const members = fc.integer({ min: 2, max: 20 })
const region = fc.constantFrom('PL', 'PL8', 'PL82', 'DE', 'DED', 'FR')
const rules: fc.Arbitrary<CallRules> = fc.record(
  {
    membersMin: members,
    membersMax: members,
    countriesMin: fc.integer({ min: 1, max: 5 }),
    regions: fc.array(region, { maxLength: 3 }),
    largestShare: fc.constantFrom(0.3, 0.5, 1),
  },
  { requiredKeys: [] },
)

describe('the rules of a call', () => {
  test('only ever narrow what a group must keep to, and narrow it no further a second time', () => {
    fc.assert(
      fc.property(rules, fc.array(region, { maxLength: 3 }), (call, regions) => {
        const own = { ...usualConstraints, regions }
        const joint = constraintsUnder(own, call)
        expect(joint.membersMin).toBeGreaterThanOrEqual(own.membersMin)
        expect(joint.membersMax).toBeLessThanOrEqual(own.membersMax)
        expect(joint.countriesMin).toBeGreaterThanOrEqual(own.countriesMin)
        expect(joint.largestShare).toBeLessThanOrEqual(own.largestShare)
        expect(constraintsUnder(joint, call)).toEqual(joint)
        const kept = commonRegions(regions, call.regions ?? [])
        for (const one of kept ?? [])
          for (const list of [regions, call.regions ?? []])
            expect(list.length === 0 || list.some((around) => one.startsWith(around))).toBe(true)
      }),
    )
  })

  test('that leave no region in common are told, not read as anywhere', () => {
    expect(commonRegions(['PL'], ['DE'])).toBeUndefined()
    const problems = briefProblems(briefOf(3, { regions: ['PL'] }), { regions: ['DE'] })
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/constraints/regions'])
    expect(commonRegions(['PL'], ['PL82', 'DE'])).toEqual(['PL82'])
  })
})

describe('a brief', () => {
  test('with the limits that it has unless it says otherwise contradicts nothing, whatever its seats', () => {
    const counts = fc.integer({ min: 1, max: seatsMost })
    fc.assert(
      fc.property(counts, members, (seats, membersMax) => {
        const largestShare = usualShare(briefOf(seats).seats, membersMax)
        expect(briefProblems(briefOf(seats, { membersMax, largestShare }))).toEqual([])
      }),
    )
  })

  test('lets one member fill any one seat, and more than that only where places are few', () => {
    const weighing = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(weighing, members, (weights, membersMax) => {
        const seats = weights.map((weight, at) => ({ ...seat(`s${at}`), weight }))
        const share = usualShare(seats, membersMax)
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        expect(share).toBeLessThanOrEqual(1)
        for (const weight of weights) expect(share).toBeGreaterThanOrEqual(weight / total - 1e-12)
        const fewest = Math.min(weights.length, membersMax)
        if (fewest >= 4 && Math.max(...weights) / total <= 0.4) expect(share).toBe(0.4)
      }),
    )
  })

  test('of no seats, or of more than there may be, is told the limit in every language', () => {
    for (const count of [0, seatsMost + 1, 200]) {
      const [problem, ...others] = briefProblems(briefOf(count))
      expect(others).toEqual([])
      for (const sentence of Object.values(problem?.phrase ?? {}))
        for (const part of [count, seatsMost]) expect(sentence).toContain(String(part))
    }
  })
})

describe('the seats of a new link', () => {
  const given = (more: object) => ({
    obligatory: true,
    organisationId: null,
    runnersUp: [] as string[],
    ...more,
  })
  const polish = () => 'pl' as const

  test('are those of the brief, with who is meant for each; who is on a seat does not wait for it', () => {
    const placed = given({ seat: 's1', organisationId: 'a', runnersUp: ['b', 'a', 'b'] })
    const { seats, problems } = draftSeats(briefOf(3), [placed], polish)
    expect(problems).toEqual([])
    expect(seats.map(({ title, organisationId }) => [title, organisationId])).toEqual([
      ['Seat s1', 'a'],
      ['Seat s0', null],
      ['Seat s2', null],
    ])
    expect(seats[0]?.runnersUp).toEqual(['b'])
  })

  test('may say something else than the brief, and have a language of their own', () => {
    const own = given({ seat: 's0', title: 'Testing', weight: 3, language: 'fr' })
    const { seats } = draftSeats(briefOf(1), [own, given({ title: 'Nowe miejsce' })], polish)
    expect(seats).toMatchObject([
      { title: 'Testing', weight: 3, language: 'fr' },
      { title: 'Nowe miejsce', weight: 1, language: 'pl' },
    ])
  })
})
