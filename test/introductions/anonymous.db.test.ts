import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient } from '../client.ts'
import { type Company, doings, foundCompany } from './company.ts'

let client: Client
let does: ReturnType<typeof doings>
const now = new Date('2026-11-27T08:00:00Z')
beforeAll(async () => {
  client = await openClient(() => now)
  does = doings(client)
})
afterAll(() => client.close())

const found = (name: string) => foundCompany(client, name)
const state = (who: Company, side: string, title: string, visibility: string) =>
  client.create(`/organisations/${who.id}/entries`, { side, title, visibility, language: 'en' })
const secret = { id: null, name: null, kind: 'company', country: 'PL', nuts: null, city: null }

describe('a side that is anonymous', () => {
  test('asks by an anonymous need, and shows its kind and country only until both want it', async () => {
    const [shy, open] = [await found('Shy Foundry'), await found('Open Lab')]
    await state(shy, 'competency', 'Castings of aluminium', 'public')
    const need = await state(shy, 'need', 'Inspection of castings', 'anonymous')
    const { row } = await does.ask(shy, { to: open.id, needId: need.id })
    expect(row.from.organisation.name).toBe('Shy Foundry')
    const told = (await does.show(open, row.id)).row
    expect(told.from.organisation).toEqual(secret)
    expect(told['need']).toEqual({
      id: null,
      title: 'Inspection of castings',
      language: 'en',
      by: 'from',
    })
    const seen = JSON.stringify([told, await does.inbox(open)])
    for (const trace of [shy.id, need.id, 'Shy Foundry']) expect(seen).not.toContain(trace)
    const yes = await does.answer(open, row.id, { answer: 'interested' })
    expect(yes.row.from.organisation).toMatchObject({ id: shy.id, name: 'Shy Foundry' })
    expect(yes.row['need']).toMatchObject({ id: need.id })
  })

  test('is one that states everything anonymously, also without naming an entry', async () => {
    const [shy, open] = [await found('All Shy'), await found('Open Again')]
    await state(shy, 'need', 'Drying of wood', 'anonymous')
    await state(shy, 'competency', 'Kilns', 'hidden')
    const { row } = await does.ask(shy, { to: open.id })
    expect((await does.show(open, row.id)).row.from.organisation).toEqual(secret)
    const no = { answer: 'declined', reason: 'benefit-unclear' }
    expect((await does.answer(open, row.id, no)).row.from.organisation).toEqual(secret)
  })

  test('stays so when the entry it was asked by has gone', async () => {
    const [shy, open] = [await found('Shy Laser'), await found('Asker of Lasers')]
    await state(shy, 'competency', 'Welding by hand', 'public')
    const offer = await state(shy, 'competency', 'Laser marking', 'anonymous')
    const { status, row } = await does.ask(open, { competencyId: offer.id })
    expect(status).toBe(201)
    expect(row.to.organisation).toEqual(secret)
    expect(row['competency']).toMatchObject({ id: null, title: 'Laser marking', by: 'to' })
    const tag = { ...shy.as, 'if-match': '"1"' }
    expect((await client.ask('DELETE', `/entries/${offer.id}`, undefined, tag)).status).toBe(204)
    expect((await does.show(open, row.id)).row.to.organisation).toEqual(secret)
    expect((await does.show(shy, row.id)).row.from.organisation.name).toBe('Asker of Lasers')
  })

  test('is not given away by a refusal: in touch, blocking or unwilling, all read alike', async () => {
    const asker = await found('Guesser')
    const sentences = new Set<string>()
    for (const way of ['in touch', 'blocking', 'unwilling']) {
      const shy = await found(`Shy ${way}`)
      const offer = await state(shy, 'competency', `Forging, ${way}`, 'anonymous')
      if (way === 'in touch') await does.ask(asker, { to: shy.id })
      if (way === 'blocking')
        await client.ask('PUT', `/organisations/${shy.id}/blocks/${asker.id}`, {}, shy.as)
      if (way === 'unwilling') {
        const { row } = await does.ask(shy, { to: asker.id, stance: 'seen' })
        const no = { answer: 'declined', reason: 'scientific-doubt', notAgain: true }
        await does.answer(shy, row.id, no)
      }
      const { status, problem } = await does.ask(asker, { competencyId: offer.id })
      expect([way, status]).toEqual([way, 409])
      sentences.add(problem.detail)
    }
    expect(sentences.size).toBe(1)
  })
})

describe('a member', () => {
  test('sees its own hidden and anonymous entries beside what readers see, and changes them', async () => {
    const [own, other] = [await found('Own'), await found('Theirs')]
    const mine = await state(own, 'need', 'A hidden need', 'hidden')
    const theirs = await state(other, 'need', 'Another hidden need', 'hidden')
    await state(other, 'competency', 'What everybody may see', 'public')
    const titles = async (path: string) =>
      (await client.ask('GET', path, undefined, own.as)).page.items.map(({ title }) => title)
    expect(await titles(`/organisations/${own.id}/entries`)).toEqual(['A hidden need'])
    expect(await titles(`/organisations/${other.id}/entries`)).toEqual(['What everybody may see'])
    expect(await titles('/entries')).toContain('A hidden need')
    expect(await titles('/entries')).not.toContain('Another hidden need')
    const change = async (id: string, headers: Record<string, string>) =>
      (await client.ask('PATCH', `/entries/${id}`, { trl: 5 }, { ...headers, 'if-match': '"1"' }))
        .status
    expect(await change(theirs.id, own.as)).toBe(404)
    expect(await change(mine.id, own.as)).toBe(200)
    const path = `/organisations/${other.id}/entries`
    const strange = await client.ask('POST', path, { side: 'need', title: 'Not mine' }, own.as)
    expect([strange.status, strange.problem.detail.includes('acts for one')]).toEqual([403, true])
    const added = { side: 'need', title: 'Mine by my own key', language: 'en' }
    const home = `/organisations/${own.id}`
    expect((await client.ask('POST', `${home}/entries`, added, own.as)).status).toBe(201)
    const tag = { ...own.as, 'if-match': '"1"' }
    expect((await client.ask('PATCH', home, { city: 'Sanok' }, tag)).status).toBe(200)
    expect((await client.ask('PATCH', `/organisations/${other.id}`, {}, tag)).status).toBe(403)
    expect((await client.ask('DELETE', home, undefined, tag)).status).toBe(403)
    const another = { name: 'Another', country: 'PL' }
    expect((await client.ask('POST', '/organisations', another, own.as)).status).toBe(403)
  })
})
