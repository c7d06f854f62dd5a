import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadIntroductionStates } from '../../src/introductions/introduction.queries.ts'
import { loadPairVetoes } from '../../src/matching/veto.queries.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { type Company, doings, foundCompany } from './company.ts'

let client: Client
let does: ReturnType<typeof doings>
const now = new Date('2026-11-27T08:00:00Z')
beforeAll(async () => {
  client = await openClient(() => now)
  does = doings(client)
})
afterAll(() => client.close())

describe('two companies, each with its own key', () => {
  let foundry: Company
  let lab: Company
  let id: string
  beforeAll(async () => {
    foundry = await foundCompany(client, 'Odlewnia Krosno')
    lab = await foundCompany(client, 'Prüflabor Chemnitz')
  })
  const vetoes = () => loadPairVetoes(client.service.database.reader, [foundry.id], '2026-11-27')

  test('say whom to call, which nobody else is told yet', async () => {
    for (const [who, name] of [
      [foundry, 'Anna Nowak'],
      [lab, 'Jörg Weiß'],
    ] as const) {
      const contact = { name, email: `office@${who.id}.example.org`, phone: '+48 13 436 00 00' }
      const path = `/organisations/${who.id}/contact`
      expect((await client.ask('PUT', path, contact, who.as)).status).toBe(201)
      expect((await does.contactOf(who, who)).row).toMatchObject(contact)
    }
    expect((await does.contactOf(lab, foundry)).status).toBe(403)
    const read = await client.ask('GET', `/organisations/${lab.id}/contact`, undefined, asReader)
    expect(read.status).toBe(403)
    expect(read.problem.detail).toContain('once both are interested')
  })

  test('look at a suggestion, of which the other side learns nothing', async () => {
    const { status, row } = await does.ask(foundry, { to: lab.id, stance: 'seen' })
    expect([status, row.state, row.you]).toEqual([201, 'seen', 'from'])
    id = row.id
    expect(await does.inbox(lab)).toEqual([])
    expect((await does.show(lab, id)).status).toBe(404)
    expect(await vetoes()).toEqual([])
  })

  test('ask, which appears with the other side as waiting for its answer', async () => {
    const message = 'Wir suchen eine Prüfung von Pumpengehäusen.'
    const { status, row, etag } = await does.ask(foundry, { to: lab.id, message })
    expect([status, row.id, row.state, etag]).toEqual([200, id, 'interested', '"2"'])
    expect(row.from.contact).toBeNull()
    const [waiting] = await does.inbox(lab, '?waiting=true')
    expect(waiting).toMatchObject({ id, state: 'interested', you: 'to', message, waitsFor: ['to'] })
    expect(waiting?.from.organisation.name).toBe('Odlewnia Krosno')
    expect(await does.inbox(foundry, '?waiting=true')).toEqual([])
    expect((await vetoes()).map(({ reason }) => reason).sort()).toEqual(['introduced', 'untold'])
  })

  test('ask once more, or are seen twice: nothing changes', async () => {
    const again = await does.ask(foundry, { to: lab.id, message: 'Something else' })
    expect([again.status, again.etag]).toEqual([200, '"2"'])
    expect((await does.seen(lab, id)).row.to.stance).toBe('seen')
    expect((await does.seen(lab, id)).etag).toBe('"3"')
  })

  test('answer with interest, and both are told whom to call', async () => {
    const { row } = await does.answer(lab, id, { answer: 'interested' })
    expect(row.state).toBe('mutual')
    expect(row.from.contact).toMatchObject({ name: 'Anna Nowak' })
    expect((await does.show(foundry, id)).row.to.contact).toMatchObject({ name: 'Jörg Weiß' })
    expect((await does.contactOf(lab, foundry)).row).toMatchObject({ name: 'Jörg Weiß' })
    const stranger = await foundCompany(client, 'Somebody Else')
    expect((await does.contactOf(lab, stranger)).status).toBe(403)
    expect((await does.answer(lab, id, { answer: 'interested' })).etag).toBe('"4"')
  })

  test('record that they met and that they cooperate, either side, each once', async () => {
    const met = { outcome: 'met', on: '2026-11-26', note: 'In Chemnitz; they were late.' }
    expect((await does.outcome(lab, id, met)).row.state).toBe('met')
    expect((await does.outcome(lab, id, met)).etag).toBe('"5"')
    const future = await does.outcome(foundry, id, { outcome: 'cooperating', on: '2026-11-28' })
    expect([future.status, future.problem.problems?.[0]?.pointer]).toEqual([422, '/on'])
    expect((await does.outcome(foundry, id, { outcome: 'cooperating' })).row.state).toBe(
      'cooperating',
    )
    const back = await does.outcome(lab, id, { outcome: 'met' })
    expect([back.status, back.problem.title]).toEqual([409, 'Conflict'])
    expect((await vetoes()).map(({ reason }) => reason)).toEqual(['linked', 'linked'])
    expect(await loadIntroductionStates(client.service.database.reader, lab.id)).toEqual([
      { introductionId: id, partnerId: foundry.id, state: 'cooperating' },
    ])
  })

  test('read all of it: the own notes and keys, not those of the other side', async () => {
    const kinds = ['seen', 'interested', 'seen', 'interested', 'met', 'cooperating']
    const [mine, theirs] = [(await does.show(lab, id)).row, (await does.show(foundry, id)).row]
    expect(theirs.history.map(({ kind }) => kind)).toEqual(kinds)
    expect(mine.history.map(({ kind }) => kind)).toEqual(kinds.slice(1))
    const meeting = (row: typeof mine) => row.history.find(({ kind }) => kind === 'met')
    expect(meeting(mine)).toMatchObject({
      by: 'to',
      text: met(),
      actor: `Prüflabor Chemnitz ${lab.id}`,
    })
    expect(meeting(theirs)).toMatchObject({ by: 'to', text: '', actor: '', on: '2026-11-26' })
    const operator = await client.ask('GET', `/introductions/${id}`)
    expect(operator.row).toMatchObject({ you: null, state: 'cooperating' })
    expect(JSON.stringify(operator.row)).toContain(met())
  })
  const met = () => 'In Chemnitz; they were late.'
})

describe('a no', () => {
  test('tells the reason, the text only if it is shared, and keeps the other side away for a while', async () => {
    const asker = await foundCompany(client, 'Asker')
    for (const [shareText, text] of [
      [false, ''],
      [true, 'We do not cast magnesium.'],
    ] as const) {
      const decliner = await foundCompany(client, `Decliner ${shareText}`)
      const { row } = await does.ask(asker, { to: decliner.id })
      const no = {
        answer: 'declined',
        reason: 'no-strategic-fit',
        text: 'We do not cast magnesium.',
      }
      const done = await does.answer(decliner, row.id, { ...no, shareText })
      expect([done.status, done.row.state]).toEqual([200, 'declined'])
      const last = (await does.show(asker, row.id)).row.history.at(-1)
      expect(last).toMatchObject({ kind: 'declined', reason: 'no-strategic-fit', text, by: 'to' })
      const again = await does.ask(asker, { to: decliner.id })
      expect([again.status, again.problem.detail.includes('180 days')]).toEqual([409, true])
      expect((await does.ask(decliner, { to: asker.id })).row.state).toBe('interested')
      expect((await does.answer(asker, row.id, { answer: 'interested' })).row.state).toBe('mutual')
    }
  })

  test('to a suggestion stays untold: the other side asks as if nothing were, unless it is for good', async () => {
    const picky = await foundCompany(client, 'Picky')
    const hopeful = await foundCompany(client, 'Hopeful')
    const { row } = await does.ask(picky, { to: hopeful.id, stance: 'seen' })
    const no = { answer: 'declined', reason: 'too-early' }
    expect((await does.answer(picky, row.id, no)).row.state).toBe('declined')
    expect(await does.inbox(hopeful)).toEqual([])
    const asked = await does.ask(hopeful, { to: picky.id })
    expect([asked.status, asked.row.state, asked.row.from.organisation.name]).toEqual([
      200,
      'interested',
      'Hopeful',
    ])
    expect(asked.row.to.stance).toBe('suggested')
    await does.answer(picky, row.id, { ...no, notAgain: true })
    const never = await does.ask(hopeful, { to: picky.id })
    expect(never.problem.detail).toContain('does not want to be asked again')
  })

  test('needs a reason, and what goes with a no is refused with a yes', async () => {
    const [one, other] = [await foundCompany(client, 'One'), await foundCompany(client, 'Other')]
    const { row } = await does.ask(one, { to: other.id })
    const pointers = async (body: Record<string, unknown>) => {
      const { status, problem } = await does.answer(other, row.id, body)
      return [status, ...(problem.problems ?? []).map(({ pointer }) => pointer)]
    }
    expect(await pointers({ answer: 'declined' })).toEqual([422, '/reason'])
    expect(await pointers({ answer: 'declined', reason: 'ugly' })).toEqual([422, '/reason'])
    expect(await pointers({ answer: 'maybe' })).toEqual([422, '/answer'])
    expect(
      await pointers({
        answer: 'interested',
        reason: 'too-early',
        notAgain: true,
        shareText: true,
      }),
    ).toEqual([422, '/reason', '/shareText', '/notAgain'])
    expect((await does.show(other, row.id)).row.state).toBe('interested')
  })
})
