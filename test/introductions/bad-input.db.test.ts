import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepIntroductions } from '../../src/introductions/sweep.actions.ts'
import { loadPairVetoes } from '../../src/matching/veto.queries.ts'
import { loadBlocks } from '../../src/organisations/block.queries.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { type Company, doings, foundCompany } from './company.ts'

let client: Client
let does: ReturnType<typeof doings>
let now = new Date('2026-11-27T08:00:00Z')
const pass = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}
beforeAll(async () => {
  client = await openClient(() => now)
  does = doings(client)
})
afterAll(() => client.close())

const found = (name: string) => foundCompany(client, name)
const pair = async (): Promise<[Company, Company]> => [await found('One'), await found('Other')]
const nowhere = '00000000-0000-7000-8000-000000000000'
type Answer = { status: number; problem: { detail: string; problems?: { pointer: string }[] } }
const refusal = ({ status, problem }: Answer) => [status, problem.problems?.[0]?.pointer]

describe('an introduction is refused', () => {
  test('with oneself, with nobody, and with an organisation that is not there or has gone', async () => {
    const [one, gone] = await pair()
    expect(refusal(await does.ask(one, { to: one.id }))).toEqual([422, '/to'])
    expect(refusal(await does.ask(one, {}))).toEqual([422, '/to'])
    expect((await does.ask(one, { to: nowhere })).status).toBe(404)
    const { row } = await does.ask(one, { to: gone.id })
    const tag = { 'if-match': '"1"' }
    await client.ask('DELETE', `/organisations/${gone.id}`, undefined, tag)
    expect((await does.ask(one, { to: gone.id })).status).toBe(404)
    expect((await does.show(one, row.id)).status).toBe(404)
    expect((await does.inbox(one)).length).toBe(0)
    // Its key has gone along.
    expect((await client.ask('GET', '/organisations', undefined, gone.as)).status).toBe(401)
  })

  test('to a reader, in the name of others, and to whoever is neither side', async () => {
    const [one, other] = await pair()
    const stranger = await found('Stranger')
    expect((await client.ask('POST', '/introductions', { to: one.id }, asReader)).status).toBe(403)
    const stolen = await does.ask(stranger, { from: one.id, to: other.id })
    expect(stolen.problem.detail).toContain('acts for one organisation')
    expect(stolen.status).toBe(403)
    const { row } = await does.ask(one, { to: other.id })
    for (const answer of [
      await does.show(stranger, row.id),
      await does.answer(stranger, row.id, { answer: 'interested' }),
      await does.answer(stranger, row.id, { answer: 'interested', as: other.id }),
      await does.withdraw(stranger, row.id),
      await does.outcome(stranger, row.id, { outcome: 'met' }),
    ])
      expect(answer.status).toBe(404)
    const inbox = `/organisations/${one.id}/introductions`
    expect((await client.ask('GET', inbox, undefined, stranger.as)).status).toBe(403)
    expect((await client.ask('GET', inbox, undefined, asReader)).status).toBe(403)
  })

  test('to an operator who does not say for whom, or names neither side', async () => {
    const [one, other] = await pair()
    expect(refusal(await client.ask('POST', '/introductions', { to: one.id }))).toEqual([
      422,
      '/from',
    ])
    const { row } = await client.ask('POST', '/introductions', { from: one.id, to: other.id })
    const answers = `/introductions/${row.id}/answers`
    const yes = { answer: 'interested' }
    expect(refusal(await client.ask('POST', answers, yes))).toEqual([422, '/as'])
    expect(refusal(await client.ask('POST', answers, { ...yes, as: nowhere }))).toEqual([
      422,
      '/as',
    ])
    const done = await client.ask('POST', answers, { ...yes, as: other.id })
    expect(done.row).toMatchObject({ state: 'mutual', you: null })
  })

  test('with a version that is not the stored one, but not where the same was done before', async () => {
    const [one, other] = await pair()
    const { row, etag } = await does.ask(one, { to: other.id })
    await does.seen(other, row.id)
    const old = { 'if-match': etag ?? '' }
    expect((await does.answer(other, row.id, { answer: 'interested' }, old)).status).toBe(412)
    const fresh = { 'if-match': '"2"' }
    expect((await does.answer(other, row.id, { answer: 'interested' }, fresh)).etag).toBe('"3"')
    expect((await does.answer(other, row.id, { answer: 'interested' }, fresh)).etag).toBe('"3"')
  })

  test('about entries that do not belong there', async () => {
    const [one, other] = await pair()
    const stranger = await found('Stranger')
    const state = (who: Company, side: string, more = {}) =>
      client.create(`/organisations/${who.id}/entries`, {
        side,
        title: `${side} of ${who.name} in casting ${who.id}`,
        language: 'en',
        ...more,
      })
    const need = await state(one, 'need')
    const offer = await state(one, 'competency')
    const foreign = await state(stranger, 'competency')
    const hidden = await state(other, 'competency', { visibility: 'hidden' })
    const anonymous = await state(other, 'competency', {
      visibility: 'anonymous',
      title: 'X-ray inspection',
    })
    const to = other.id
    expect(refusal(await does.ask(one, { to, needId: offer.id }))).toEqual([422, '/needId'])
    expect(refusal(await does.ask(one, { to, competencyId: foreign.id }))).toEqual([
      422,
      '/competencyId',
    ])
    const both = { to, needId: need.id, competencyId: offer.id }
    expect(refusal(await does.ask(one, both))).toEqual([422, '/competencyId'])
    expect(refusal(await does.ask(one, { to, competencyId: hidden.id }))).toEqual([404, undefined])
    expect(refusal(await does.ask(one, { to, needId: nowhere }))).toEqual([404, undefined])
    // A guess at a name is refused alike, right or wrong.
    for (const guess of [other.id, stranger.id])
      expect(refusal(await does.ask(one, { to: guess, competencyId: anonymous.id }))).toEqual([
        422,
        '/competencyId',
      ])
    expect(await does.inbox(other)).toEqual([])
  })
})

describe('time', () => {
  test('lets a request expire, with or without the sweep; it may be made anew', async () => {
    const [one, other] = await pair()
    const { row } = await does.ask(one, { to: other.id })
    pass(60)
    const late = await does.answer(other, row.id, { answer: 'interested' })
    expect([late.status, late.problem.detail.includes('expired')]).toEqual([409, true])
    const [listed] = await does.inbox(one, '?state=expired')
    expect(listed).toMatchObject({ id: row.id, state: 'expired', waitsFor: [] })
    expect(await does.inbox(one, '?state=interested')).toEqual([])
    expect((await sweepIntroductions(client.service)).expired).toBeGreaterThan(0)
    expect(await sweepIntroductions(client.service)).toEqual({ expired: 0, reminded: 0 })
    const again = await does.ask(other, { to: one.id })
    expect([again.row.id, again.row.state, again.row.you]).toEqual([row.id, 'interested', 'from'])
    const kinds = (await does.show(one, row.id)).row.history.map(({ kind }) => kind)
    expect(kinds).toEqual(['interested', 'expired', 'interested'])
  })

  test('reminds whoever is waited for, once for each of its days', async () => {
    const [one, other] = await pair()
    const { row } = await does.ask(one, { to: other.id })
    const reminders = async (who: Company) =>
      (await does.show(who, row.id)).row.history.filter(({ kind }) => kind === 'reminded').length
    pass(14)
    await does.seen(other, row.id)
    await sweepIntroductions(client.service)
    await Promise.all([sweepIntroductions(client.service), sweepIntroductions(client.service)])
    expect([await reminders(one), await reminders(other)]).toEqual([0, 1])
    await does.answer(other, row.id, { answer: 'interested' })
    pass(30)
    await sweepIntroductions(client.service)
    expect([await reminders(one), await reminders(other)]).toEqual([1, 2])
  })

  test('ends the rest after a no, so that the two may be suggested again', async () => {
    const [one, other] = await pair()
    const { row } = await does.ask(one, { to: other.id })
    await does.answer(other, row.id, { answer: 'declined', reason: 'too-early' })
    const { reader } = client.service.database
    const day = () => now.toISOString().slice(0, 10)
    expect(await loadPairVetoes(reader, [one.id], day())).toHaveLength(2)
    pass(181)
    await sweepIntroductions(client.service)
    expect(await loadPairVetoes(reader, [one.id], '2026-01-01')).toEqual([])
    expect((await does.ask(one, { to: other.id })).row.state).toBe('interested')
  })
})

describe('many requests', () => {
  test('wait at a time only up to a limit, which names those that are open', async () => {
    const eager = await found('Eager')
    const others = await Promise.all(Array.from({ length: 11 }, (_, index) => found(`Nr ${index}`)))
    const ids: string[] = []
    for (const other of others.slice(0, 10)) {
      const { status, row } = await does.ask(eager, { to: other.id })
      expect(status).toBe(201)
      ids.push(row.id)
    }
    const eleventh = { to: others[10]?.id }
    const refused = await does.ask(eager, eleventh)
    expect(refused.status).toBe(409)
    for (const id of ids) expect(refused.problem.detail).toContain(id)
    expect((await does.withdraw(eager, ids[0] ?? '')).row.state).toBe('withdrawn')
    expect((await does.withdraw(eager, ids[0] ?? '')).row.state).toBe('withdrawn')
    expect((await does.ask(eager, eleventh)).status).toBe(201)
    const answered = others[1] as Company
    await does.answer(answered, ids[1] ?? '', { answer: 'declined', reason: 'no-resources' })
    // An answer to what somebody else asks is no request of one's own.
    await does.ask(others[2] as Company, { to: answered.id })
    expect(await does.inbox(eager, '?limit=3')).toHaveLength(3)
    const walked = await client.walk(`/organisations/${eager.id}/introductions`, 4)
    expect(new Set(walked.map(({ id }) => id)).size).toBe(11)
  })
})

describe('a block', () => {
  const block = (who: Company, other: Company, note = '') =>
    client.ask('PUT', `/organisations/${who.id}/blocks/${other.id}`, { note }, who.as)

  test('closes a request quietly, stands against a new one, and is taken back', async () => {
    const [asker, blocker] = await pair()
    const { row } = await does.ask(asker, { to: blocker.id })
    expect((await block(blocker, asker, 'A competitor')).status).toBe(201)
    expect((await block(blocker, asker, 'The competitor')).status).toBe(204)
    const told = (await does.show(asker, row.id)).row
    expect([told.state, told.history.map(({ kind, by }) => [kind, by])]).toEqual([
      'expired',
      [
        ['interested', 'from'],
        ['expired', null],
      ],
    ])
    expect(JSON.stringify(told)).not.toMatch(/block|closed|competitor/i)
    expect((await does.show(blocker, row.id)).row.state).toBe('closed')
    const again = await does.ask(asker, { to: blocker.id })
    expect([again.status, again.problem.detail.includes('takes no request')]).toEqual([409, true])
    const own = await does.ask(blocker, { to: asker.id })
    expect([own.status, own.problem.detail.includes('Take the block back')]).toEqual([409, true])
    const list = await client.ask(
      'GET',
      `/organisations/${blocker.id}/blocks`,
      undefined,
      blocker.as,
    )
    expect(list.page.items).toMatchObject([{ blockedId: asker.id, note: 'The competitor' }])
    expect(await loadBlocks(client.service.database.reader, [asker.id])).toEqual([
      { organisationId: blocker.id, blockedId: asker.id },
    ])
    const path = `/organisations/${blocker.id}/blocks/${asker.id}`
    for (const _ of [1, 2])
      expect((await client.ask('DELETE', path, undefined, blocker.as)).status).toBe(204)
    expect((await does.ask(asker, { to: blocker.id })).row.state).toBe('interested')
  })

  test('takes contact data away again, and concerns two organisations that are there', async () => {
    const [one, other] = await pair()
    const path = `/organisations/${other.id}/contact`
    await client.ask('PUT', path, { name: 'Anna Nowak', email: 'a@example.org' }, other.as)
    const { row } = await does.ask(one, { to: other.id })
    await does.ask(other, { to: one.id })
    expect((await does.contactOf(other, one)).status).toBe(200)
    await block(other, one)
    expect((await does.contactOf(other, one)).status).toBe(403)
    expect((await does.show(one, row.id)).row).toMatchObject({
      state: 'closed',
      to: { contact: null },
    })
    expect(refusal(await block(one, one))).toEqual([422, '/otherId'])
    expect((await block(one, { ...other, id: nowhere })).status).toBe(404)
    const foreign = `/organisations/${one.id}/blocks/${nowhere}`
    expect((await client.ask('PUT', foreign, {}, other.as)).status).toBe(403)
    expect(
      (await client.ask('GET', `/organisations/${one.id}/blocks`, undefined, asReader)).status,
    ).toBe(403)
  })
})
