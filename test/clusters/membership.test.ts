import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NewMembership } from '../../src/clusters/membership.schema.ts'
import { membershipProblems } from '../../src/clusters/membership.ts'

const organisationId = '0198c0de-0000-7000-8000-000000000001'
const day = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))

test('dates are refused exactly when the organisation leaves before it joins', () => {
  fc.assert(
    fc.property(fc.option(day), fc.option(day), (joinedOn, leftOn) => {
      const wrong = joinedOn !== null && leftOn !== null && new Date(leftOn) < new Date(joinedOn)
      expect(membershipProblems({ joinedOn, leftOn })).toHaveLength(wrong ? 1 : 0)
    }),
  )
})

test('the refusal names both days and says how to mend it', () => {
  const [problem] = membershipProblems({ joinedOn: '2026-02-01', leftOn: '2026-01-31' })
  expect(problem).toMatchObject({
    pointer: '/leftOn',
    phrase: {
      en: 'It cannot leave (2026-01-31) before it joins (2026-02-01). Correct one of the two days, or leave one out.',
    },
  })
})

test('who only names an organisation makes it a member, with dates not stated', () => {
  expect(NewMembership.parse({ organisationId })).toEqual({
    organisationId,
    role: 'member',
    joinedOn: null,
    leftOn: null,
  })
})

test.each([
  {},
  { organisationId: 'Odlewnia Krosno' },
  { organisationId, role: 'chair' },
  { organisationId, joinedOn: '23.11.2026' },
  { organisationId, joinedOn: '1066-10-14' },
  { organisationId, clusterId: organisationId },
])('%j is refused', (body) => {
  expect(NewMembership.safeParse(body).success).toBe(false)
})
