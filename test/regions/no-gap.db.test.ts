import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi } from '../../src/api.ts'
import { giveMeaning } from '../../src/matching/meaning.actions.ts'
import { unembeddedEntries } from '../../src/matching/meaning.queries.ts'
import { languages } from '../../src/platform/phrase.ts'
import type { RegionDomains, RegionGaps } from '../../src/regions/gaps.actions.ts'
import { registerRegionCommands } from '../../src/regions/region.commands.ts'
import { type Client, keys, openClient } from '../client.ts'
import { terminalOf } from './terminal.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(() => new Date('2026-11-27T09:00:00Z'))
  // Somebody elsewhere has what the region lacks.
  await state('Odlewnia', 'PL21', [
    ['competency', 'Odlewy ze stopów aluminium', '24.53'],
    ['competency', 'Odlewy żeliwne', '24.51'],
  ])
  await state('Huta Opole', 'PL52', [['competency', 'Blachy ze stali', '24.10']])
  await state('Tartak Opole', 'PL52', [
    ['competency', 'Tarcica dębowa', '16.10'],
    ['competency', 'Parkiety dębowe', '16.22'],
  ])
  await read()
}, 60_000)
afterAll(() => client.close())

type Stated = readonly [side: 'competency' | 'need', title: string, nace?: string]

async function state(name: string, nuts: string, entries: readonly Stated[]): Promise<string> {
  const { id } = await client.create('/organisations', { name, country: 'PL', nuts })
  for (const [side, title, nace] of entries)
    await client.create(`/organisations/${id}/entries`, {
      ...{ side, title, language: 'pl', nace: nace ? [nace] : [] },
    })
  return id
}

async function read(): Promise<void> {
  const { modelId } = await client.service.embedder()
  await giveMeaning(
    client.service,
    await unembeddedEntries(client.service.database.reader, modelId, 100),
  )
}

async function gaps(wish = '', language = 'en'): Promise<RegionGaps> {
  const path = `/regions/PL52/gaps?limit=100${wish}`
  const { status, row } = await client.ask('GET', path, undefined, { 'accept-language': language })
  expect(status).toBe(200)
  return row as unknown as RegionGaps
}

test('a region in which nobody states a need has no gap, and is told whom to ask, in every language', async () => {
  const { items, totals, empty } = await gaps()
  expect([items, totals.gaps]).toEqual([[], 0])
  expect(empty).toMatchObject({ reason: 'no-needs', organisations: 2 })
  expect(
    empty?.ask.map(({ organisation, competencies }) => [organisation.name, competencies]),
  ).toEqual([
    ['Tartak Opole', 2],
    ['Huta Opole', 1],
  ])
  for (const language of languages) {
    const told = await terminalOf(
      client.service,
      registerRegionCommands,
      language,
    )(...['region', 'gaps', 'PL52'])
    expect(told).toContain((await gaps('', language)).empty?.says)
    expect(told).toContain('splot region compare PL52')
    expect(told).toMatch(/: Tartak Opole \(\S+ 2\)\n.*: Huta Opole \(\S+ 1\)\n/)
    expect(told).not.toContain('1. ')
  }
})

test('nor does a specialisation name a top gap that nobody looks for', async () => {
  const { row } = await client.ask('GET', '/regions/PL52/domains')
  const { items } = row as unknown as RegionDomains
  expect(items.length).toBeGreaterThan(5)
  expect(items.map(({ top }) => top)).toEqual(items.map(() => null))
})

test('asked about a part, only those who offer something in it are to be asked', async () => {
  expect((await gaps('&domain=16')).empty).toMatchObject({ reason: 'no-needs', organisations: 1 })
  const { empty } = await gaps('&domain=62')
  expect(empty).toMatchObject({ reason: 'no-needs', organisations: 0, ask: [] })
  expect(empty?.says).toContain('splot import')
})

test('the spreadsheet of no gaps has a header and no line', async () => {
  const headers = { authorization: `Bearer ${keys.operator}` }
  const answer = await openApi(client.service).request('/regions/PL52/gaps?format=csv', { headers })
  expect((await answer.text()).trim().split('\r\n')).toHaveLength(1)
})

test('once somebody states a need, it is the only gap until somebody there answers it', async () => {
  await state('Meble Opole', 'PL52', [['need', 'Odlewy ze stopów aluminium', '24.53']])
  await read()
  const { items, empty } = await gaps()
  expect(empty).toBeNull()
  expect(items.map(({ activity, unmet }) => [activity.code, unmet])).toEqual([['24', 1]])
  await state('Odlewnia Opole', 'PL52', [['competency', 'Odlewy ze stopów aluminium', '24.53']])
  await read()
  const after = await gaps()
  expect(after.items).toEqual([])
  expect(after.empty).toMatchObject({ reason: 'all-answered', organisations: 0, ask: [] })
})

test('a title that is a mere code answers nothing, and belongs to no specialisation and no activity', async () => {
  const title = 'RPDS.01.02.01-02-0001/15'
  const id = await state('Bez opisu', 'PL51', [['competency', title]])
  await state('Szuka', 'PL51', [
    ['need', 'Izolowane moduły elewacyjne do zamieszkanych domów', '43.29'],
    ['need', 'RPDS.01.02.01-02-0007/15', '62.01'],
  ])
  await read()
  const { row } = await client.ask('GET', '/regions/PL51/gaps')
  const { items, basis } = row as unknown as RegionGaps
  const answers = items.flatMap(({ needs }) => needs.map(({ bestHere }) => bestHere))
  expect(answers).toHaveLength(2)
  for (const best of answers) expect(best).toBeLessThan(0.01)
  expect(basis.readFromText).toBe(0)
  const domains = await client.ask('GET', `/organisations/${id}/specialisations`)
  expect(domains.row['items']).toEqual([])
})
