import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../src/api.ts'
import type { PartnersAbroad } from '../../src/regions/abroad.actions.ts'
import { registerAbroadCommands } from '../../src/regions/abroad.commands.ts'
import { asReader, type Client, keys, openClient } from '../client.ts'
import { matchDemo } from '../matching/demo-world.ts'
import { createMuteCluster } from './mute-cluster.ts'
import { terminalOf } from './terminal.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(() => new Date('2026-11-27T10:00:00Z'))
  await matchDemo(client.service)
}, 240_000)
afterAll(() => client.close())

async function idOf(table: 'cluster' | 'organisation', name: string): Promise<string> {
  const { rows } = await client.service.database.pool.query<{ id: string }>(
    `select id from ${table} where name = $1`,
    [name],
  )
  return rows[0]?.id ?? ''
}
async function ask(path: string): Promise<PartnersAbroad> {
  const { status, row, problem } = await client.ask('GET', path, undefined, asReader)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(problem)}`)
  return row as unknown as PartnersAbroad
}
async function ofCluster(query = ''): Promise<PartnersAbroad> {
  return ask(`/clusters/${await idOf('cluster', 'Bałtyckie Ogniwo')}/partners${query}`)
}
const reasonsOf = ({ regions, clusters }: PartnersAbroad) =>
  [...regions, ...clusters].flatMap(({ reasons }) => reasons)

describe('whom a cluster complements abroad', () => {
  test('are regions and clusters of other countries, those first where most could start', async () => {
    const { of, basis, regions, clusters } = await ofCluster()
    expect(of).toMatchObject({ name: 'Bałtyckie Ogniwo', nuts: 'PL63' })
    expect(basis.organisations).toBeGreaterThan(5)
    const saxony = regions.find(({ region }) => region.code === 'DED2')
    expect(saxony?.region).toMatchObject({ abroad: true, distanceKm: 418 })
    expect(clusters.map(({ cluster }) => cluster.name)).toContain('Werkstoffnetz Elbtal')
    for (const list of [regions, clusters])
      for (const [at, { strength, rank, commonLanguages }] of list.entries()) {
        expect(rank).toBe(at + 1)
        expect(strength).toBeLessThanOrEqual(list[at - 1]?.strength ?? 1)
        expect(commonLanguages).toContain('en')
      }
    for (const { region } of regions) expect(region.country).not.toBe('PL')
    for (const { cluster } of clusters) expect(cluster.country).not.toBe('PL')
  })

  test('say what each side gives, and which organisations would start, no one twice', async () => {
    const { regions, clusters } = await ofCluster()
    for (const { theyBring, weBring, reasons } of [...regions, ...clusters]) {
      const ours = weBring.map(({ code }) => code)
      for (const { code, supply } of theyBring) {
        expect(ours).not.toContain(code)
        expect(supply).toBeGreaterThan(0)
      }
      const who = reasons.flatMap(({ organisation, partner }) => [organisation.id, partner.id])
      expect(new Set(who).size).toBe(who.length)
      for (const { fit } of reasons) expect(fit).toBeGreaterThanOrEqual(0.1)
    }
    const [first] = regions[0]?.reasons ?? []
    const { status } = await client.ask('POST', '/introductions', first?.introduction)
    expect(status).toBe(201)
    const { pool } = client.service.database
    expect(JSON.stringify(reasonsOf(await ofCluster()))).not.toContain(
      JSON.stringify(first?.introduction),
    )
    await pool.query('delete from introduction')
    await pool.query('delete from pair_veto')
  })

  test('leave out whoever blocks or is blocked, and what is anonymous, hidden or expired', async () => {
    const { pool } = client.service.database
    const [first] = (await ofCluster()).regions[0]?.reasons ?? []
    const said = async () => JSON.stringify(reasonsOf(await ofCluster()))
    expect(await said()).toContain(first?.need)
    for (const [one, other] of [
      [first?.organisation.id, first?.partner.id],
      [first?.partner.id, first?.organisation.id],
    ]) {
      await pool.query(
        'insert into block (organisation_id, blocked_id, created_at) values ($1, $2, now())',
        [one, other],
      )
      const pairs = reasonsOf(await ofCluster()).filter(
        ({ organisation, partner }) =>
          organisation.id === first?.organisation.id && partner.id === first?.partner.id,
      )
      expect(pairs).toEqual([])
      await pool.query('delete from block')
    }
    for (const change of [
      "visibility = 'anonymous'",
      "visibility = 'hidden'",
      "expires_on = '2026-11-26'",
    ]) {
      await pool.query(`update entry set ${change} where title = $1`, [first?.need])
      expect(await said()).not.toContain(first?.need)
      await pool.query(
        "update entry set visibility = 'public', expires_on = null where title = $1",
        [first?.need],
      )
    }
    expect(await said()).toContain(first?.need)
  })

  test('tell of a cluster that complements it where nobody was suggested to anybody yet', async () => {
    await createMuteCluster(client)
    const { clusters } = await ofCluster()
    const mute = clusters.find((one) => one.cluster.name === 'Cluster Muet')
    expect(mute).toMatchObject({ strength: 0, reasons: [], commonLanguages: ['en'] })
    expect(mute?.theyGain).toBeGreaterThan(0)
    expect(mute?.theyBring.map(({ code }) => code)).toEqual(['11'])
  })

  test('tells an operator no more than a reader', async () => {
    const path = `/clusters/${await idOf('cluster', 'Bałtyckie Ogniwo')}/partners`
    expect((await client.ask('GET', path)).row).toEqual(await ofCluster())
  })

  test('can be taken into a spreadsheet', async () => {
    const path = `/clusters/${await idOf('cluster', 'Bałtyckie Ogniwo')}/partners?format=csv`
    const headers = { authorization: `Bearer ${keys.reader}` }
    const answer = await openApi(client.service).request(path, { headers })
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const [header = '', ...lines] = (await answer.text()).trim().split('\r\n')
    expect(header).toContain('of,kind,partner,name,country,distanceKm,rank,strength')
    expect(new Set(lines.map((line) => line.split(',')[1]))).toEqual(new Set(['region', 'cluster']))
  })
})

describe('whom an organisation complements abroad', () => {
  test('are those who answer it or whom it answers, each partner once, itself as often as need be', async () => {
    const id = await idOf('organisation', 'Blachpol Tarnów')
    const found = await ask(`/organisations/${id}/partners?limit=2`)
    expect(found.basis).toMatchObject({ organisations: 1, entries: 2 })
    expect(found.regions).toHaveLength(2)
    const [first] = found.regions
    expect(first?.region.code).toBe('IE05')
    expect(first?.commonLanguages).toEqual([])
    expect(first?.reasons.length).toBeGreaterThan(1)
    const partners = first?.reasons.map(({ partner }) => partner.id) ?? []
    expect(new Set(partners).size).toBe(partners.length)
    for (const { organisation } of reasonsOf(found)) expect(organisation.id).toBe(id)
  })

  test('are refused for one that is unknown, and for one that states nothing in public', async () => {
    const nowhere = '0198c0de-0000-7000-8000-000000000000'
    for (const what of ['clusters', 'organisations'])
      expect((await client.ask('GET', `/${what}/${nowhere}/partners`)).status).toBe(404)
    const { id } = await client.create('/organisations', {
      ...{ name: 'Cicha Firma', country: 'PL', nuts: 'PL21' },
    })
    const { status, problem } = await client.ask('GET', `/organisations/${id}/partners`)
    expect([status, problem.detail]).toEqual([
      404,
      expect.stringContaining('Nobody of Cicha Firma states'),
    ])
  })
})

test('the terminal says it in every language, and ends in the call for an introduction', async () => {
  const said = (language: 'en' | 'pl' | 'de' | 'fr', ...words: string[]) =>
    terminalOf(client.service, registerAbroadCommands, language)(...words)
  const cluster = ['cluster', 'partners', 'Bałtyckie Ogniwo']
  const english = await said('en', ...cluster)
  expect(english).toContain('Regions abroad:\n   1. 0.')
  expect(english).toMatch(/splot introduction ask --from \S+ --to \S+ --need \S+ --competency \S+/)
  expect(await said('pl', ...cluster)).toContain('DED2 Dresden, 418 km')
  expect(await said('de', ...cluster)).toMatch(/Cluster im Ausland:\n {3}1\. 0\.\d\d Werkstoffnetz/)
  const firm = ['organisation', 'partners', 'Blachpol Tarnów', '--limit', '1']
  expect(await said('fr', ...firm)).toContain('aucune langue commune')
})
