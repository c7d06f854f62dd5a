import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepLinks } from '../../src/links/sweep.actions.ts'
import { loadPairVetoes } from '../../src/matching/veto.queries.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { type Company, doings, foundCompany } from '../introductions/company.ts'
import { type Linking, linking, linkOf } from './linking.ts'

let client: Client
let does: Linking
let now = new Date('2026-11-27T08:00:00Z')
beforeAll(async () => {
  client = await openClient(() => now)
  does = linking(client)
})
afterAll(() => client.close())

const nobody = '0198c0de-0000-7000-8000-000000000000'
const found = (...names: string[]) =>
  names.reduce<Promise<Company[]>>(
    async (before, name) => [...(await before), await foundCompany(client, name)],
    Promise.resolve([]),
  )
const seat = (organisationId: string | null = null, more = {}) => ({
  title: 'A seat',
  language: 'fr',
  organisationId,
  ...more,
})
const wish = { title: 'Lighter housings', kind: 'investment' }
const pointersOf = ({ status, problem }: Awaited<ReturnType<Linking['propose']>>) => [
  status,
  ...(problem.problems ?? []).map(({ pointer }) => pointer),
]

describe('a link that cannot be', () => {
  test('without seats, or with too many, is refused with the limit', async () => {
    for (const count of [0, 31, 200]) {
      const seats = Array.from({ length: count }, () => seat())
      const refused = await does.propose({ ...wish, seats })
      expect(pointersOf(refused)).toEqual([422, '/seats'])
      expect(refused.problem.problems?.[0]?.detail).toContain(`1 to 30 seats; given are ${count}`)
    }
    expect((await does.propose({ ...wish, seats: [seat()] })).status).toBe(201)
  })

  test('that names nobody, or says too little, is refused field by field', async () => {
    const unknown = { seats: [seat(nobody, { runnersUp: [nobody] })], clusters: [nobody] }
    expect(pointersOf(await does.propose({ ...wish, ...unknown, callId: nobody }))).toEqual([
      422,
      '/seats/0/organisationId',
      '/seats/0/runnersUp/0',
      '/clusters/0',
      '/callId',
    ])
    expect(pointersOf(await does.propose({ seats: [{ seat: 'x' }, {}] }))).toEqual([
      422,
      '/seats/0/seat',
      '/seats/1/title',
      '/title',
      '/kind',
    ])
    expect((await does.propose({ ...wish, briefId: nobody })).status).toBe(404)
  })

  test('takes no organisation that its brief excludes, and no seat of the brief twice', async () => {
    const [one] = await found('Excluded')
    const brief = await client.create('/briefs', {
      ...wish,
      seats: [{ id: 'a', title: 'Miejsce', language: 'pl' }],
      constraints: { excluded: [one?.id] },
    })
    const from = {
      briefId: brief.id,
      seats: [{ seat: 'a', organisationId: one?.id }, { seat: 'a' }],
    }
    const refused = await does.propose(from)
    expect(pointersOf(refused)).toEqual([422, '/seats/0/organisationId', '/seats/1/seat'])
  })

  test('of one legal owner alone is refused, when proposed and when a seat is taken', async () => {
    const numbers = { registrationNumbers: ['KRS:0000123456'] }
    const ids: string[] = []
    for (const name of ['Holding', 'Its works', 'Its sales'])
      ids.push((await client.create('/organisations', { name, country: 'PL', ...numbers })).id)
    const seats = ids.map((id) => seat(id))
    const refused = await does.propose({ ...wish, seats })
    expect([refused.status, refused.problem.detail.includes('one legal entity')]).toEqual([
      409,
      true,
    ])
    const { link } = await does.propose({ ...wish, seats: [seat(ids[0]), seat()] })
    const second = link.seats[1]?.id ?? ''
    const own = await does.arrange(link.id, second, { organisationId: ids[1] })
    expect([own.status, own.problem.detail.includes('another owner')]).toEqual([409, true])
    const [other] = await found('Another owner')
    const mended = await does.arrange(link.id, second, { organisationId: other?.id })
    expect(mended.link.seats[1]).toMatchObject({
      state: 'proposed',
      organisation: { id: other?.id },
    })
  })

  test('may have one member on several seats, who counts once', async () => {
    const [one, other] = (await found('Twice', 'Once')) as [Company, Company]
    const link = await linkOf(does, [one, one, other], 'agreed')
    expect([link.state, link.members.length, link.seats.length]).toEqual(['agreed', 2, 3])
  })
})

describe('an obligatory member that declined before', () => {
  test('is named with its reason before anybody invites it again, and so is one that is left out', async () => {
    const [no, yes] = (await found('Says no', 'Says yes')) as [Company, Company]
    const first = await linkOf(does, [no, yes], 'invited')
    const answer = { answer: 'declined', reason: 'benefit-unclear' }
    await does.answer(no, first.id, first.seats[0]?.id ?? '', answer)
    const brief = await client.create('/briefs', {
      ...wish,
      seats: ['a', 'b'].map((id) => ({ id, title: 'Platz', language: 'de' })),
      constraints: { obligatory: [no.id, yes.id] },
    })
    const from = { briefId: brief.id, seats: [{ seat: 'a', organisationId: no.id }] }
    const { link } = await does.propose(from)
    expect(link.notices.map(({ kind, organisationId }) => [kind, organisationId])).toEqual([
      ['declined-before', no.id],
      ['obligatory-missing', yes.id],
    ])
    expect(link.notices[0]?.text).toContain(
      'Says no declined a seat on 2026-11-27 (benefit unclear)',
    )
    const german = await client.ask('GET', `/links/${link.id}`, undefined, {
      'accept-language': 'de',
    })
    expect(JSON.stringify(german.row['notices'])).toContain(
      'hat am 2026-11-27 einen Platz abgelehnt',
    )
  })
})

describe('an organisation that is removed', () => {
  const remove = (id: string) =>
    client.ask('DELETE', `/organisations/${id}`, undefined, { 'if-match': '"1"' })

  test('while it sits in an active link leaves its seat open, which the link and its history say', async () => {
    const [stays, goes, waits] = (await found('Stays', 'Goes', 'Waits')) as [
      Company,
      Company,
      Company,
    ]
    const link = await linkOf(does, [stays, goes, waits], 'active')
    await does.arrange(link.id, link.seats[0]?.id ?? '', { runnersUp: [goes.id] })
    expect((await remove(goes.id)).status).toBe(204)
    const after = (await does.show(link.id)).link
    expect(after).toMatchObject({
      state: 'active',
      seats: [{ runnersUp: [] }, { state: 'open', organisation: null }, { state: 'accepted' }],
      stuck: ['open-seat'],
      notices: [{ kind: 'member-removed' }],
    })
    expect(after.notices[0]?.text).toContain('Goes was removed')
    const last = (await does.history(link.id)).at(-1)
    expect(last).toMatchObject({ kind: 'removed', organisation: { id: null, name: 'Goes' } })
    const vetoes = await loadPairVetoes(client.service.database.reader, [stays.id], '2026-11-27')
    expect(new Set(vetoes.flatMap((one) => [one.organisationId, one.partnerId]))).toEqual(
      new Set([stays.id, waits.id]),
    )
    const seatId = after.seats[1]?.id ?? ''
    const [comes] = (await found('Comes')) as [Company]
    await does.arrange(link.id, seatId, { organisationId: comes.id })
    await does.coordinate(link.id, '/invitations')
    const joined = await does.answer(comes, link.id, seatId, { answer: 'accepted' })
    expect([joined.link.state, joined.link.members.length]).toEqual(['active', 3])
  })

  test('from a link that ended is as easy, and takes the briefs along that were its own', async () => {
    const [one, other] = (await found('One', 'Other')) as [Company, Company]
    const seats = [{ id: 'a', title: 'Platz', language: 'de' }]
    const brief = await client.create('/briefs', { ...wish, seats, organisationId: other.id })
    const link = await linkOf(does, [one, other], 'invited', { briefId: brief.id })
    await does.coordinate(link.id, '/abandoning', { reason: 'partner-left' })
    expect((await remove(other.id)).status).toBe(204)
    expect((await does.show(link.id)).link).toMatchObject({
      state: 'abandoned',
      briefId: null,
      seats: [{}, { state: 'open' }, {}],
    })
  })
})

describe('two coordinators who edit one link at once', () => {
  test('do not undo each other: the later one is told, and a change without a version is refused', async () => {
    const [one, other] = (await found('First', 'Second')) as [Company, Company]
    const link = await linkOf(does, [one, other], 'proposed')
    const path = `/links/${link.id}`
    const step = (text: string) => ({ nextStep: { text, on: '2026-12-10' } })
    expect((await does.send('PATCH', path, step('Without'))).status).toBe(428)
    const both = await Promise.all(
      ['Call them', 'Write to them'].map((text) =>
        does.send('PATCH', path, step(text), { version: 1 }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    const winner = both.find(({ status }) => status === 200)
    const stored = (await does.show(link.id)).link
    expect([stored.version, stored.nextStep]).toEqual([2, winner?.link.nextStep])
    const changes = (await does.history(link.id)).filter(({ kind }) => kind === 'changed')
    expect(changes).toHaveLength(1)

    const courses = ['/invitations', '/starting', '/closing', '/abandoning'] as const
    const bodies = { '/closing': { outcome: 'achieved' }, '/abandoning': { reason: 'other' } }
    for (const course of courses) {
      const body = course in bodies ? bodies[course as keyof typeof bodies] : {}
      expect((await does.send('POST', path + course, body)).status).toBe(428)
    }
    const late = await does.send('POST', `${path}/invitations`, {}, { version: 1 })
    expect([late.status, late.problem.detail.includes('stored is 2')]).toEqual([412, true])
    const removed = await does.send('DELETE', path, undefined, { version: 1 })
    expect(removed.status).toBe(412)
  })

  test('or one and a member who answers meanwhile: the answer counts, the coordinator looks again', async () => {
    const [one, other] = (await found('Answers', 'Waits')) as [Company, Company]
    const link = await linkOf(does, [one, other], 'invited')
    const seatId = link.seats[0]?.id ?? ''
    const [answered, opened] = await Promise.all([
      does.answer(one, link.id, seatId, { answer: 'accepted' }),
      does.send('PATCH', `/links/${link.id}/seats/${seatId}`, { organisationId: null }, link),
    ])
    const { version, seats } = (await does.show(link.id)).link
    // Whoever was first, the other one was refused for it.
    const first = answered.status === 200
    expect([answered.status, opened.status]).toEqual(first ? [200, 412] : [404, 200])
    expect([version, seats[0]?.state]).toEqual([link.version + 1, first ? 'accepted' : 'open'])
  })

  test('repeat each other: the same word twice is no conflict', async () => {
    const [one, other] = (await found('Same', 'Word')) as [Company, Company]
    const link = await linkOf(does, [one, other], 'proposed')
    const version = link.version
    for (const etag of ['"2"', '"2"']) {
      const done = await does.send('POST', `/links/${link.id}/invitations`, {}, { version })
      expect([done.status, done.etag]).toEqual([200, etag])
    }
  })
})

describe('a link that was seen by nobody for a while', () => {
  test('is listed as stuck with the reasons, and its reminders are noted once', async () => {
    const [one, other] = (await found('Late', 'Slow')) as [Company, Company]
    const nextStep = { text: 'Send the draft', on: '2026-12-01' }
    const link = await linkOf(does, [one, other], 'invited', { nextStep })
    const stuck = async () =>
      (await client.walk('/links?stuck=true', 50)).find(({ id }) => id === link.id)?.['stuck']
    expect(await stuck()).toBeUndefined()
    now = new Date('2026-12-12T08:00:00Z')
    expect(await stuck()).toEqual(['overdue-step', 'unanswered-invitation'])
    const others = await client.ask('GET', '/links?stuck=true', undefined, asReader)
    expect(others.page.items).toEqual([])
    await sweepLinks(client.service)
    await sweepLinks(client.service)
    const reminders = async () =>
      (await does.history(link.id)).filter(({ kind }) => kind === 'reminded').length
    expect(await reminders()).toBe(3)
    await does.coordinate(link.id, '', { nextStep: { text: 'Call', on: '2026-12-20' } }, 'PATCH')
    for (const [index, who] of [one, other].entries())
      await does.answer(who, link.id, link.seats[index]?.id ?? '', { answer: 'accepted' })
    expect(await stuck()).toBeUndefined()
    now = new Date('2026-12-21T08:00:00Z')
    expect(await stuck()).toEqual(['overdue-step'])
    await sweepLinks(client.service)
    expect(await reminders()).toBe(4)
  })
})

describe('an introduction and a link of the same two', () => {
  test('keep them apart each for itself: what the one takes back, the other still says', async () => {
    const [one, other] = (await found('Introduced', 'And linked')) as [Company, Company]
    const introduced = doings(client)
    const { row } = await introduced.ask(one, { to: other.id })
    const link = await linkOf(does, [one, other], 'active')
    const reasons = async () =>
      (await loadPairVetoes(client.service.database.reader, [one.id], '2026-12-21')).map(
        ({ reason }) => reason,
      )
    expect(await reasons()).toEqual(['linked', 'linked'])
    await introduced.withdraw(one, row.id)
    expect(await reasons()).toEqual(['linked', 'linked'])
    await introduced.ask(one, { to: other.id })
    await does.coordinate(link.id, '/closing', { outcome: 'not-achieved' })
    expect((await reasons()).sort()).toEqual(['introduced', 'untold'])
    const path = `/organisations/${one.id}/collaborations`
    expect((await client.ask('GET', path)).page.items).toEqual([])
  })
})
