import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPairVetoes } from '../../src/matching/veto.queries.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { type Company, foundCompany } from '../introductions/company.ts'
import { type Linking, linking } from './linking.ts'

let client: Client
let does: Linking
let now = new Date('2026-11-27T08:00:00Z')
beforeAll(async () => {
  client = await openClient(() => now)
  does = linking(client)
})
afterAll(() => client.close())

describe('a brief that becomes a link', () => {
  let foundry: Company
  let lab: Company
  let other: Company
  let stranger: Company
  let id: string
  let seats: string[]
  beforeAll(async () => {
    foundry = await foundCompany(client, 'Odlewnia Krosno')
    lab = await foundCompany(client, 'Prüflabor Chemnitz')
    other = await foundCompany(client, 'Laboratoire de Lyon')
    stranger = await foundCompany(client, 'Somebody Else')
  })
  const vetoes = async () =>
    (await loadPairVetoes(client.service.database.reader, [foundry.id], '2026-11-27')).map(
      ({ organisationId, partnerId, reason }) => [organisationId, partnerId, reason],
    )
  const seenBy = async (who: Record<string, string>) =>
    (await client.ask('GET', `/links/${id}`, undefined, who)).status

  test('is proposed from the brief, with a runner-up; nobody outside sees it', async () => {
    const call = await client.create('/calls', { programme: 'FENG', title: 'SMART 2027' })
    const brief = await client.create('/briefs', {
      title: 'Lżejsze korpusy pomp',
      kind: 'research-project',
      text: 'Korpusy lżejsze o jedną trzecią.',
      callId: call.id,
      seats: [
        { id: 'casting', title: 'Odlewanie magnezu', language: 'pl', weight: 2 },
        { id: 'testing', title: 'Zerstörungsfreie Prüfung', language: 'de' },
      ],
    })
    const placed = [
      { seat: 'casting', organisationId: foundry.id },
      { seat: 'testing', organisationId: lab.id, runnersUp: [other.id] },
    ]
    const nextStep = { text: 'Call both', on: '2026-12-01' }
    const wish = { briefId: brief.id, seats: placed, coordinator: 'Anna Nowak', nextStep }
    const { status, link, etag, location } = await does.propose(wish)
    expect([status, link.state, etag, location]).toEqual([
      201,
      'proposed',
      '"1"',
      `/links/${link.id}`,
    ])
    expect(link).toMatchObject({
      title: 'Lżejsze korpusy pomp',
      // What was pasted into the brief stays there.
      description: '',
      kind: 'research-project',
      briefId: brief.id,
      callId: call.id,
      coordinator: 'Anna Nowak',
      nextStep: { ...nextStep, overdue: false },
      notices: [],
    })
    expect(link.seats).toMatchObject([
      {
        title: 'Odlewanie magnezu',
        weight: 2,
        state: 'proposed',
        organisation: { id: foundry.id },
      },
      { title: 'Zerstörungsfreie Prüfung', runnersUp: [{ name: 'Laboratoire de Lyon' }] },
    ])
    id = link.id
    seats = link.seats.map((seat) => seat.id)
    for (const who of [lab.as, foundry.as, stranger.as, asReader])
      expect(await seenBy(who)).toBe(404)
  })

  test('invites both, who see it then, but not who waits for their seats', async () => {
    const early = await does.answer(lab, id, seats[1] ?? '', { answer: 'accepted' })
    expect(early.status).toBe(404)
    const { link } = await does.coordinate(id, '/invitations', { text: 'Would you join?' })
    expect([link.state, ...link.seats.map(({ state }) => state)]).toEqual([
      'invited',
      'invited',
      'invited',
    ])
    const seen = (await does.show(id, lab)).link
    expect(seen.seats[0]?.organisation).toMatchObject({ name: 'Odlewnia Krosno' })
    expect(seen.seats[1]?.runnersUp).toEqual([])
    expect(await seenBy(stranger.as)).toBe(404)
  })

  test('takes a no with its reason, and proposes the runner-up in the same step', async () => {
    const no = { answer: 'declined', reason: 'no-resources', text: 'Fully booked until May.' }
    const { status, link } = await does.answer(lab, id, seats[1] ?? '', no)
    expect([status, link.state]).toEqual([200, 'invited'])
    expect(link.seats[1]?.declines).toMatchObject([{ reason: 'no-resources' }])
    expect(await seenBy(lab.as)).toBe(404)
    expect((await does.answer(lab, id, seats[1] ?? '', no)).status).toBe(200)
    const refilled = (await does.show(id)).link.seats[1]
    expect(refilled).toMatchObject({
      state: 'proposed',
      organisation: { id: other.id },
      runnersUp: [],
      declines: [{ organisation: { id: lab.id }, text: 'Fully booked until May.' }],
    })
  })

  test('is agreed when all have accepted, and the work begins', async () => {
    expect((await does.coordinate(id, '/starting')).problem.detail).toContain('obligatory seat')
    await does.answer(foundry, id, seats[0] ?? '', { answer: 'accepted' })
    expect((await does.show(id)).link.state).toBe('forming')
    await does.coordinate(id, '/invitations', { seats: [seats[1]] })
    const agreed = await does.answer(other, id, seats[1] ?? '', { answer: 'accepted' })
    expect(agreed.link.state).toBe('agreed')
    expect(agreed.link.seats[1]?.declines).toEqual([])
    expect(await vetoes()).toEqual([])
    const { link } = await does.coordinate(id, '/starting', { on: '2026-11-26' })
    expect(link).toMatchObject({ state: 'active', startedOn: '2026-11-26' })
    expect(await vetoes()).toEqual([
      [foundry.id, other.id, 'linked'],
      [other.id, foundry.id, 'linked'],
    ])
  })

  test('appears to others only with the members that agree, by their own word', async () => {
    expect(await seenBy(asReader)).toBe(404)
    const path = `/links/${id}/members/${foundry.id}`
    const foreign = await does.send('PUT', path, { shown: true }, { who: other })
    expect(foreign.status).toBe(403)
    const agreed = await does.send('PUT', path, { shown: true }, { who: foundry })
    expect(agreed.link.members).toMatchObject([
      { organisation: { id: foundry.id }, shown: true },
      { organisation: { id: other.id }, shown: false },
    ])
    const { row, status } = await client.ask('GET', `/links/${id}`, undefined, asReader)
    expect(status).toBe(200)
    expect(row).toMatchObject({
      members: [{ organisation: { id: foundry.id } }],
      coordinator: '',
      nextStep: null,
      seats: [{ organisation: { id: foundry.id } }, { organisation: null, state: 'accepted' }],
    })
    const profile = async (of: Company, who: Record<string, string>) =>
      (await client.ask('GET', `/organisations/${of.id}/links`, undefined, who)).page.items.length
    expect(await profile(foundry, asReader)).toBe(1)
    expect(await profile(other, asReader)).toBe(0)
    expect(await profile(other, stranger.as)).toBe(0)
    expect(await profile(other, other.as)).toBe(1)
    await does.send('PUT', path, { shown: false }, { who: foundry })
    expect(await seenBy(asReader)).toBe(404)
  })

  test('reaches a milestone, keeps documents and results, and closes with an outcome', async () => {
    const milestone = await client.create(`/links/${id}/milestones`, {
      title: 'First castings',
      dueOn: '2026-12-20',
    })
    const reached = await client.ask('PATCH', `/links/${id}/milestones/${milestone.id}`, {
      doneOn: '2026-11-27',
    })
    expect(reached.row).toMatchObject({ title: 'First castings', doneOn: '2026-11-27' })
    const url = 'https://example.org/agreement.pdf'
    const document = await client.create(`/links/${id}/documents`, { title: 'Agreement', url })
    now = new Date('2027-11-30T08:00:00Z')
    const close = { outcome: 'achieved', on: '2027-11-29', note: 'A third lighter.' }
    const { link } = await does.coordinate(id, '/closing', close)
    expect(link).toMatchObject({ state: 'closed', outcome: 'achieved', endedOn: '2027-11-29' })
    await client.create(`/links/${id}/results`, { text: 'A housing of 2.1 kg', on: '2027-11-20' })
    expect((await does.show(id)).link).toMatchObject({
      milestones: [{ doneOn: '2026-11-27' }],
      documents: [{ id: document.id, url }],
      results: [{ text: 'A housing of 2.1 kg', on: '2027-11-20' }],
    })
    const late = await does.coordinate(id, '/milestones', { title: 'Too late' })
    expect([late.status, late.problem.detail.includes('POST /links')]).toEqual([409, true])
  })

  test('has made past partners of its members, who may be suggested to each other again', async () => {
    const path = `/organisations/${foundry.id}/collaborations`
    const { page } = await client.ask('GET', path)
    expect(page.items).toMatchObject([
      {
        organisationId: other.id,
        projects: 1,
        latest: { title: 'Lżejsze korpusy pomp', startedOn: '2026-11-26' },
      },
    ])
    expect(await vetoes()).toEqual([])
    const past = await client.ask(
      'GET',
      `/organisations/${foundry.id}/links`,
      undefined,
      foundry.as,
    )
    expect(past.page.items).toMatchObject([{ id, state: 'closed', outcome: 'achieved' }])
  })

  test('tells its history: all to operators, to a member neither the no of another nor who waits', async () => {
    const kinds = (await does.history(id)).map(({ kind }) => kind)
    expect(kinds).toEqual([
      'proposed',
      'invited',
      'invited',
      'declined',
      'refilled',
      'accepted',
      'invited',
      'accepted',
      'agreed',
      'started',
      'shown',
      'hidden',
      'milestone-set',
      'milestone-reached',
      'document-added',
      'closed',
      'result-recorded',
    ])
    const theirs = await does.history(id, foundry)
    const told = theirs.map(({ kind }) => kind)
    expect(told).toEqual(kinds.filter((kind) => kind !== 'declined' && kind !== 'refilled'))
    expect(JSON.stringify(theirs)).not.toContain('Fully booked')
    expect((await client.ask('GET', `/links/${id}/history`, undefined, lab.as)).status).toBe(404)
    expect((await client.ask('GET', `/links/${id}/history`, undefined, asReader)).status).toBe(403)
  })
})

describe('a member', () => {
  test('may propose a link that it sits in, and nothing more than that', async () => {
    const [mine, theirs] = [
      await foundCompany(client, 'Proposer'),
      await foundCompany(client, 'Wanted'),
    ]
    const seat = (organisationId: string) => ({ title: 'A seat', language: 'en', organisationId })
    const wish = { title: 'Joint stand', kind: 'joint-promotion' }
    const without = await does.propose({ ...wish, seats: [seat(theirs.id)] }, mine)
    expect([without.status, without.problem.problems?.[0]?.pointer]).toEqual([422, '/seats'])
    const foreign = { ...wish, organisationId: theirs.id, seats: [seat(theirs.id)] }
    expect((await does.propose(foreign, mine)).status).toBe(403)
    const own = await does.propose({ ...wish, seats: [seat(mine.id), seat(theirs.id)] }, mine)
    expect(own.link).toMatchObject({
      state: 'forming',
      proposedBy: { id: mine.id },
      seats: [{ state: 'accepted' }, { state: 'proposed', organisation: { id: theirs.id } }],
    })
    const { id, version } = own.link
    for (const [method, path] of [
      ['POST', '/invitations'],
      ['POST', '/starting'],
      ['PATCH', ''],
      ['POST', '/results'],
    ] as const) {
      const body = path === '/results' ? { text: 'Something' } : {}
      const done = await does.send(method, `/links/${id}${path}`, body, { who: mine, version })
      expect([path, done.status]).toEqual([path, 403])
    }
    const forOther = await does.answer(mine, id, own.link.seats[1]?.id ?? '', {
      answer: 'accepted',
      as: theirs.id,
    })
    expect(forOther.status).toBe(403)
    expect((await client.ask('POST', '/links', wish, asReader)).status).toBe(403)
  })
})
