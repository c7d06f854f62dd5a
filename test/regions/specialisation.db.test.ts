import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../src/api.ts'
import { registerSpecialisationCommands } from '../../src/regions/specialisation.commands.ts'
import { findFits, sweepFits } from '../../src/regions/specialisation-fit.actions.ts'
import { asReader, type Client, keys, openClient } from '../client.ts'
import { matchDemo } from '../matching/demo-world.ts'
import { terminalOf } from './terminal.ts'

let client: Client
let now = new Date('2026-11-27T10:00:00Z')

type Fit = {
  entryId: string
  title: string
  confidence: number
  nace: string | null
  correction: { belongs: boolean } | null
}
type Domain = {
  list: string
  code: string
  confidence: number
  entries: Fit[]
  competencies: number
  needs: number
  correction: { by: string; note: string; belongs: boolean } | null
}
type Counts = { code: string; organisations: number; competencies: number; needs: number }
type Region = { lists: { key: string; status: string; items: Counts[] }[]; stale: number }

beforeAll(async () => {
  client = await openClient(() => now)
  await matchDemo(client.service)
  await findFits(client.service, null)
}, 240_000)
afterAll(() => client.close())

const byExternal = async (externalId: string) => {
  const { row } = await client.ask('GET', `/organisations?externalId=${externalId}`)
  return (row as unknown as { items: { id: string }[] }).items[0]?.id ?? ''
}
async function domainsOf(externalId: string, headers = {}): Promise<Domain[]> {
  const path = `/organisations/${await byExternal(externalId)}/specialisations`
  const { status, row } = await client.ask('GET', path, undefined, headers)
  expect(status).toBe(200)
  return (row as unknown as { items: Domain[] }).items
}
async function region(code: string): Promise<Region> {
  const { status, row } = await client.ask('GET', `/regions/${code}/specialisations`)
  expect(status).toBe(200)
  return row as unknown as Region
}
const has = (domains: Domain[], list: string, code: string) =>
  domains.find((domain) => domain.list === list && domain.code === code)
const correct = async (externalId: string, domain: string, body: object) =>
  client.ask(
    'PUT',
    `/organisations/${await byExternal(externalId)}/specialisations/${domain}`,
    body,
  )

describe('the specialisations of the demo', () => {
  test('a maker of aircraft parts in Podkarpackie belongs to aviation, a foundry to metals', async () => {
    const wislok = await domainsOf('demo-aerokomp-wislok')
    expect(has(wislok, 'pl-podkarpackie', '1')?.confidence).toBeGreaterThan(0.6)
    expect(has(wislok, 'pl-podkarpackie', '1')?.entries[0]?.nace).toBe('30.30')
    const raba = await domainsOf('demo-odlewnia-raba')
    expect(has(raba, 'pl-malopolskie', '5')?.confidence).toBeGreaterThan(0.6)
    expect(raba.some(({ list }) => list === 'pl-podkarpackie')).toBe(false)
  })

  test('everybody is looked at once, and nobody twice without a change', async () => {
    expect(await findFits(client.service, null)).toBe(0)
    expect(await sweepFits(client.service)).toBe(false)
    expect((await region('PL21')).stale).toBe(0)
  })

  test('a region has its own list after the national one, with counts', async () => {
    const { lists } = await region('PL21')
    expect(lists.map(({ key }) => key)).toEqual(['pl-kis', 'pl-malopolskie'])
    const metals = lists[1]?.items.find(({ code }) => code === '5')
    expect(metals?.organisations).toBeGreaterThanOrEqual(4)
    expect(metals?.competencies).toBeGreaterThanOrEqual(metals?.organisations ?? 0)
    expect((await region('CZ08')).lists[0]).toMatchObject({
      key: 'cz-moravskoslezsko',
      status: 'unverified',
    })
    expect((await region('IE05')).lists).toEqual([])
  })

  test('both go into a spreadsheet: those of a region, and those of an organisation with the evidence', async () => {
    const id = await byExternal('demo-odlewnia-raba')
    const table = async (path: string) => {
      const headers = { authorization: `Bearer ${keys.reader}`, 'accept-language': 'pl' }
      const answer = await openApi(client.service).request(`${path}?format=csv`, { headers })
      expect(answer.headers.get('content-type')).toContain('text/csv')
      return (await answer.text()).trim().split('\r\n')
    }
    const [header, ...lines] = await table('/regions/PL21/specialisations')
    expect(header).toContain('region,specialisation,name,organisations,competencies,needs,status')
    expect(lines.find((line) => line.startsWith('PL21,pl-kis:4,'))).toContain('Zrównoważona')
    const [first = '', ...own] = await table(`/organisations/${id}/specialisations`)
    expect(first).toContain('confidence,competencies,needs,corrected,evidence')
    expect(own.length).toBeGreaterThan(0)
  })

  test('an outdated region is refused with its successors, in the reader’s language', async () => {
    const refused = await client.ask('GET', '/regions/PL12/specialisations', undefined, {
      'accept-language': 'pl',
    })
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.row)).toContain('Jego następcy to PL91, PL92')
    expect((await client.ask('GET', '/regions/PL2X/specialisations')).status).toBe(422)
  })
})

describe('a correction', () => {
  test('survives that everything is computed anew, and can be taken back', async () => {
    const body = { belongs: false, note: 'we only cast the housings' }
    expect((await correct('demo-odlewnia-raba', 'pl-kis/4', body)).status).toBe(200)
    const before = (await region('PL21')).lists[0]?.items.find(({ code }) => code === '4')
    await client.service.database.pool.query('delete from specialisation_state')
    expect(await findFits(client.service, null)).toBe(87)
    const refused = has(await domainsOf('demo-odlewnia-raba'), 'pl-kis', '4')
    expect(refused).toMatchObject({
      ...{ confidence: 0, competencies: 0, needs: 0 },
      correction: { belongs: false, note: 'we only cast the housings' },
    })
    expect(refused?.entries[0]?.confidence).toBeGreaterThan(0.3)
    await correct('demo-odlewnia-raba', 'pl-kis/4', { belongs: null })
    const taken = has(await domainsOf('demo-odlewnia-raba'), 'pl-kis', '4')
    expect(taken?.correction).toBeNull()
    expect(taken?.confidence).toBe(refused?.entries[0]?.confidence)
    const after = (await region('PL21')).lists[0]?.items.find(({ code }) => code === '4')
    expect(after?.organisations).toBe((before?.organisations ?? 0) + 1)
  })

  test('of one entry leaves the others, and who said it is told to operators alone', async () => {
    const [metals] = (await domainsOf('demo-odlewnia-raba')).filter(
      ({ code, list }) => `${list} ${code}` === 'pl-malopolskie 5',
    )
    const entryId = metals?.entries[0]?.entryId
    await correct('demo-odlewnia-raba', 'pl-malopolskie/5', { belongs: false, entryId })
    const left = has(await domainsOf('demo-odlewnia-raba'), 'pl-malopolskie', '5')
    expect(left?.entries.find((entry) => entry.entryId === entryId)).toMatchObject({
      confidence: 0,
      correction: { belongs: false },
    })
    expect(left?.confidence).toBeLessThan(metals?.confidence ?? 0)
    await correct('demo-odlewnia-raba', 'pl-malopolskie/5', { belongs: true, note: 'a note' })
    const whole = has(await domainsOf('demo-odlewnia-raba'), 'pl-malopolskie', '5')
    expect(whole).toMatchObject({ confidence: 1, correction: { note: 'a note' } })
  })

  test('that says no is seen in the terminal and in a spreadsheet, with the command that takes it back', async () => {
    const id = await byExternal('demo-odlewnia-raba')
    const [first] = (await domainsOf('demo-odlewnia-raba')).filter(({ list }) => list === 'pl-kis')
    const { code = '', entries: [entry] = [] } = first ?? {}
    const domain = `pl-kis/${code}`
    const run = terminalOf(client.service, registerSpecialisationCommands, 'de')
    const shown = async () => run('specialisation', 'of', id)
    const before = await shown()
    await correct('demo-odlewnia-raba', domain, { belongs: false })
    await correct('demo-odlewnia-raba', domain, { belongs: false, entryId: entry?.entryId })
    const undo = `splot specialisation correct ${id} --list pl-kis --code ${code}`
    const ofEntry = `${undo} --entry ${entry?.entryId} --belongs undo`
    const told = await shown()
    expect(told).toMatch(new RegExp(`  0.00  pl-kis ${code}\\. .* — korrigiert: gehört nicht dazu`))
    expect(told).toContain(`zurücknehmen: ${undo} --belongs undo`)
    expect(told).toContain(`zurücknehmen: ${ofEntry}`)
    const csv = await run('specialisation', 'of', id, '--csv')
    const line = csv.split('\r\n').find((one) => one.includes(`,pl-kis:${code},`))
    expect(line).toMatch(/,0,0,0,no,/)
    expect(line).toContain(`no: ${entry?.title} (${entry?.entryId})`)
    for (const command of [ofEntry, `${undo} --belongs undo`])
      await run(...command.split(' ').slice(1))
    expect(await shown()).toBe(before)
  })

  test('that an organisation belongs counts it in the region, though no entry says so', async () => {
    const marine = async () =>
      (await region('PL21')).lists[0]?.items.find(({ code }) => code === '13')
    expect(await marine()).toMatchObject({ organisations: 0, competencies: 0 })
    await correct('demo-odlewnia-raba', 'pl-kis/13', { belongs: true })
    expect(await marine()).toMatchObject({ organisations: 1, competencies: 0, needs: 0 })
    await correct('demo-odlewnia-raba', 'pl-kis/13', { belongs: null })
  })

  test('that an entry belongs counts it though nothing else says so, until that is taken back', async () => {
    const marine = async () =>
      (await region('PL21')).lists[0]?.items.find(({ code }) => code === '13')
    const mine = async () => has(await domainsOf('demo-odlewnia-raba'), 'pl-kis', '13')
    const entryId = (await domainsOf('demo-odlewnia-raba'))
      .flatMap(({ entries }) => entries)
      .at(0)?.entryId
    expect(await mine()).toBeUndefined()
    await correct('demo-odlewnia-raba', 'pl-kis/13', { belongs: true, entryId })
    expect(await mine()).toMatchObject({
      confidence: 1,
      entries: [{ entryId, confidence: 1, nace: null, likeness: null, sentence: null }],
    })
    const counted = await marine()
    expect([counted?.organisations, (counted?.competencies ?? 0) + (counted?.needs ?? 0)]).toEqual([
      1, 1,
    ])
    await correct('demo-odlewnia-raba', 'pl-kis/13', { belongs: null, entryId })
    expect(await mine()).toBeUndefined()
    expect(await marine()).toMatchObject({ organisations: 0 })
  })

  test('of an unknown domain or of another’s entry is refused', async () => {
    const unknown = await correct('demo-odlewnia-raba', 'pl-kis/14', { belongs: true })
    expect(unknown.status).toBe(404)
    const other = (await domainsOf('demo-aerokomp-wislok'))[0]?.entries[0]?.entryId
    const foreign = await correct('demo-odlewnia-raba', 'pl-kis/4', {
      belongs: true,
      entryId: other,
    })
    expect(foreign.status).toBe(422)
    expect(JSON.stringify(foreign.row)).toContain('another organisation')
    const path = `/organisations/${await byExternal('demo-odlewnia-raba')}/specialisations/pl-kis/4`
    expect((await client.ask('PUT', path, { belongs: true }, asReader)).status).toBe(403)
  })
})

describe('what changes', () => {
  test('an entry that is added is looked at when somebody asks', async () => {
    const id = await byExternal('demo-odlewnia-raba')
    const entry = {
      side: 'competency',
      title: 'Software for planning the work of ports',
      nace: ['62.01'],
    }
    expect((await client.ask('POST', `/organisations/${id}/entries`, entry)).status).toBe(201)
    expect((await region('PL21')).stale).toBe(1)
    const found = has(await domainsOf('demo-odlewnia-raba'), 'pl-malopolskie', '3')
    expect(found?.entries[0]).toMatchObject({ title: entry.title, nace: '62.01' })
    expect((await region('PL21')).stale).toBe(0)
  })

  test('what is stated anonymously counts, and is no evidence for others', async () => {
    const id = await byExternal('demo-odlewnia-raba')
    const title = 'Bakery of bread and rolls'
    const entry = { side: 'competency', title, nace: ['10.71'], visibility: 'anonymous' }
    await client.ask('POST', `/organisations/${id}/entries`, entry)
    expect(JSON.stringify(await domainsOf('demo-odlewnia-raba'))).toContain(title)
    expect(JSON.stringify(await domainsOf('demo-odlewnia-raba', asReader))).not.toContain(title)
    const { rows } = await client.service.database.pool.query(
      "select count(*)::int as n from specialisation_fit f join entry e on e.id = f.entry_id where e.title = $1 and f.list = 'pl-kis'",
      [title],
    )
    expect(rows[0].n).toBeGreaterThan(0)
  })

  test('an organisation in Greece without a region counts where the Union writes EL', async () => {
    const { status } = await client.ask('POST', '/organisations', {
      name: 'Naupigeia Kyklades',
      country: 'GR',
    })
    expect(status).toBe(201)
    expect((await region('EL')).stale).toBe(1)
    await findFits(client.service, null)
    expect((await region('EL')).stale).toBe(0)
  })

  test('an entry that has expired counts no longer', async () => {
    const id = await byExternal('demo-odlewnia-raba')
    const title = 'Spa and health resort stays for foundry workers'
    const entry = { side: 'competency', title, nace: ['86.90'], expiresOn: '2026-12-01' }
    await client.ask('POST', `/organisations/${id}/entries`, entry)
    expect(JSON.stringify(await domainsOf('demo-odlewnia-raba'))).toContain(title)
    now = new Date('2026-12-02T10:00:00Z')
    expect(JSON.stringify(await domainsOf('demo-odlewnia-raba'))).not.toContain(title)
    now = new Date('2026-11-27T10:00:00Z')
  })

  const own = {
    regions: ['PL21'],
    from: '2027-01-01',
    source: 'a resolution of 2026',
    items: [
      {
        code: '1',
        original: 'pl',
        names: { en: 'Foundry', pl: 'Odlewnictwo', de: 'Gießerei', fr: 'Fonderie' },
        nace: ['24.5'],
        topics: 'castings',
      },
    ],
  }

  test('a list that overlaps, or has an empty name, is refused field by field', async () => {
    const overlapping = await client.ask('PUT', '/specialisation-lists/pl-new', own)
    expect(overlapping.status).toBe(422)
    expect(JSON.stringify(overlapping.row)).toContain('pl-malopolskie')
    const [item] = own.items
    const nameless = { ...own, items: [{ ...item, names: { ...item?.names, de: '' } }] }
    const refused = await client.ask('PUT', '/specialisation-lists/pl-malopolskie', nameless)
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.row)).toContain('/items/0/names/de')
  })

  test('a list takes the place of the shipped one from its first day on, and gives it back', async () => {
    expect((await client.ask('PUT', '/specialisation-lists/pl-malopolskie', own)).status).toBe(200)
    expect((await region('PL21')).lists.map(({ key }) => key)).toEqual(['pl-kis'])
    now = new Date('2027-01-02T10:00:00Z')
    expect((await region('PL21')).stale).toBeGreaterThan(0)
    await findFits(client.service, null)
    const foundry = (await region('PL21')).lists[1]?.items
    expect(foundry).toHaveLength(1)
    expect(foundry?.[0]?.organisations).toBeGreaterThanOrEqual(1)
    const removed = await client.ask('DELETE', '/specialisation-lists/pl-malopolskie')
    expect(removed.status).toBe(204)
    expect((await region('PL21')).lists[1]?.items).toHaveLength(7)
    expect((await client.ask('DELETE', '/specialisation-lists/pl-malopolskie')).status).toBe(404)
    now = new Date('2026-11-27T10:00:00Z')
  })
})
