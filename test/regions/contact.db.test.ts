import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../src/api.ts'
import { registerContactCommands } from '../../src/regions/contact.commands.ts'
import { findFits } from '../../src/regions/specialisation-fit.actions.ts'
import { asReader, type Client, keys, openClient } from '../client.ts'
import { matchDemo } from '../matching/demo-world.ts'
import { createMuteCluster } from './mute-cluster.ts'
import { terminalOf } from './terminal.ts'

let client: Client
let now = new Date('2026-11-27T10:00:00Z')

type Entry = {
  cluster: { id: string; name: string }
  activity: string
  members: { known: number; stated: number | null; languages: string[] }
  labels: { name: string; holds: boolean }[]
  domains: { list: string; code: string; organisations: number }[]
  stale: boolean
  daysUntouched: number
  contacts: { id: string; otherName: string; outcome: string }[]
  abroad: {
    cluster: { id: string; name: string; country: string }
    strength: number
    distanceKm: number | null
    contacted: boolean
    reasons: {
      organisation: { id: string; name: string }
      need: string
      competency: string
      introduction: Record<string, string>
    }[]
  }[]
}

beforeAll(async () => {
  client = await openClient(() => now)
  await matchDemo(client.service)
  await findFits(client.service, null)
}, 240_000)
afterAll(() => client.close())

async function contacts(region: string, query = ''): Promise<Entry[]> {
  const { status, row } = await client.ask('GET', `/regions/${region}/contacts${query}`)
  expect(status).toBe(200)
  return (row as unknown as { clusters: Entry[] }).clusters
}
async function wings(): Promise<Entry> {
  const [entry] = await contacts('PL82')
  if (!entry) throw new Error('The demo has a cluster in PL82.')
  return entry
}

describe('the contact point of a region', () => {
  test('is a table of its own for a spreadsheet', async () => {
    const entries = await contacts('PL')
    const headers = { authorization: `Bearer ${keys.operator}` }
    const path = '/regions/PL/contacts?format=csv'
    const answer = await openApi(client.service).request(path, { headers })
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const [header, ...lines] = (await answer.text()).trim().split('\r\n')
    expect(header).toContain('cluster,type,phase,activity')
    const rows = entries.reduce((sum, { abroad }) => sum + Math.max(1, abroad.length), 0)
    expect(lines).toHaveLength(rows)
    expect(lines.find((line) => line.includes('Karpackie Skrzydła'))).toContain('pl-kis:8')
  })

  test('has a register with members, labels and the domains they are in', async () => {
    const entry = await wings()
    expect(entry.cluster.name).toBe('Klaster Karpackie Skrzydła')
    expect(entry.members.known).toBeGreaterThan(5)
    expect(entry.members.languages).toContain('pl')
    expect(entry.labels).toEqual([expect.objectContaining({ name: 'ESCA silver', holds: true })])
    expect(entry.domains.some(({ list, code }) => `${list} ${code}` === 'pl-podkarpackie 1')).toBe(
      true,
    )
    expect(entry.stale).toBe(false)
    expect(await contacts('PL')).toHaveLength(3)
    expect(await contacts('FR10')).toEqual([])
  })

  test('counts a member that somebody said belongs to a domain', async () => {
    const { id } = (await wings()).cluster
    const aviation = async () =>
      (await wings()).domains.find(({ list, code }) => `${list} ${code}` === 'pl-podkarpackie 1')
        ?.organisations ?? 0
    const { rows } = await client.service.database.pool.query(
      `select organisation_id from membership m where cluster_id = $1 and not exists (
        select from specialisation_fit f join entry e on e.id = f.entry_id
        where e.organisation_id = m.organisation_id and f.list = 'pl-podkarpackie' and f.code = '1')`,
      [id],
    )
    const before = await aviation()
    const path = `/organisations/${rows[0].organisation_id}/specialisations/pl-podkarpackie/1`
    expect((await client.ask('PUT', path, { belongs: true })).status).toBe(200)
    expect(await aviation()).toBe(before + 1)
    await client.ask('PUT', path, { belongs: null })
    expect(await aviation()).toBe(before)
  })

  test('says whom abroad to contact, and why, best first', async () => {
    const { abroad } = await wings()
    expect(abroad.length).toBeGreaterThan(0)
    for (const { cluster, distanceKm, reasons } of abroad) {
      expect(cluster.country).not.toBe('PL')
      expect(distanceKm).toBeGreaterThan(100)
      expect(reasons[0]?.need).not.toBe('')
      expect(reasons[0]?.competency).not.toBe('')
    }
    const strengths = abroad.map(({ strength }) => strength)
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a))
    expect((await contacts('PL82', '?top=0'))[0]?.abroad).toEqual([])
  })

  test('looks at every cluster abroad, however many others there are', async () => {
    const before = (await wings()).abroad
    const { pool } = client.service.database
    await pool.query(
      `insert into cluster (id, name, country, created_at, updated_at)
       select gen_random_uuid(), 'Aa ' || n, 'DE', now(), now() from generate_series(1, 1100) as n`,
    )
    expect((await wings()).abroad).toEqual(before)
    await pool.query("delete from cluster where name like 'Aa %'")
  })

  test('tells of a cluster that complements one before anybody was suggested', async () => {
    await createMuteCluster(client)
    const [entry] = await contacts('PL82', '?top=20')
    expect(entry?.abroad.find((one) => one.cluster.name === 'Cluster Muet')).toMatchObject({
      ...{ strength: 0, reasons: [], theyBring: [{ code: '11' }] },
    })
    const splot = terminalOf(client.service, registerContactCommands)
    expect(await splot('region', 'contacts', 'PL82', '--top', '20')).toMatch(
      /0\.00 Cluster Muet \(BE.*\n +they bring: 11 Manufacture of beverages\n/,
    )
  })

  test('says what to send for an introduction', async () => {
    const [first] = (await wings()).abroad[0]?.reasons ?? []
    const { status, row } = await client.ask('POST', '/introductions', first?.introduction)
    expect([status, row['state']]).toEqual([201, 'interested'])
    await client.service.database.pool.query('delete from introduction')
    await client.service.database.pool.query('delete from pair_veto')
  })

  test('quotes nothing that is stated anonymously', async () => {
    const before = (await wings()).abroad[0]?.reasons[0]
    const { pool } = client.service.database
    await pool.query("update entry set visibility = 'anonymous' where title = $1", [before?.need])
    expect(JSON.stringify(await wings())).not.toContain(before?.need)
    await pool.query("update entry set visibility = 'public' where title = $1", [before?.need])
    expect(JSON.stringify(await wings())).toContain(before?.need)
  })

  test('leaves out members of whom one blocks the other', async () => {
    const reasons = (await wings()).abroad.flatMap((one) => one.reasons)
    const [blocking] = reasons
    await client.service.database.pool.query(
      'insert into block (organisation_id, blocked_id, created_at) select $1, o.id, now() from organisation o where o.id <> $1',
      [blocking?.organisation.id],
    )
    const after = (await wings()).abroad.flatMap((one) => one.reasons)
    expect(after.some(({ organisation }) => organisation.id === blocking?.organisation.id)).toBe(
      false,
    )
    await client.service.database.pool.query('delete from block')
  })

  test('keeps a log of contacts and what came of them', async () => {
    const { cluster, abroad } = await wings()
    const path = `/clusters/${cluster.id}/contacts`
    const otherId = abroad[0]?.cluster.id
    const contact = await client.create(path, { otherId, note: 'a letter' })
    await client.create(path, { otherName: 'Aerospace Valley', contactedOn: '2026-11-01' })
    const changed = await client.ask('PATCH', `/cluster-contacts/${contact.id}`, {
      outcome: 'meeting',
    })
    expect(changed.row).toMatchObject({ outcome: 'meeting', note: 'a letter', version: 2 })
    const entry = await wings()
    expect(entry.contacts.map(({ otherName, outcome }) => [otherName, outcome])).toEqual([
      [abroad[0]?.cluster.name, 'meeting'],
      ['Aerospace Valley', 'sent'],
    ])
    expect(entry.abroad[0]?.contacted).toBe(true)
  })

  test('flags an entry that nobody touched for a year, until somebody confirms it', async () => {
    now = new Date('2028-01-10T10:00:00Z')
    expect((await wings()).stale).toBe(true)
    const { cluster, labels } = await wings()
    expect(labels[0]?.holds).toBe(true)
    const register = { confirmedOn: '2028-01-09', membersStated: 64 }
    const path = `/clusters/${cluster.id}/register`
    expect((await client.ask('PATCH', path, register)).status).toBe(200)
    expect((await client.ask('PATCH', path, { activity: 'dormant' })).row).toMatchObject(register)
    const entry = await wings()
    expect(entry).toMatchObject({ stale: false, activity: 'dormant', daysUntouched: 1 })
    expect(entry.members.stated).toBe(64)
    now = new Date('2026-11-27T10:00:00Z')
  })

  test('refuses what makes no sense, and says how to mend it', async () => {
    const { cluster } = await wings()
    const path = `/clusters/${cluster.id}/contacts`
    const itself = await client.ask('POST', path, { otherId: cluster.id })
    expect([itself.status, JSON.stringify(itself.row)]).toEqual([
      422,
      expect.stringContaining('with itself'),
    ])
    expect(JSON.stringify((await client.ask('POST', path, {})).row)).toContain('With whom?')
    const nowhere = '0198c0de-0000-7000-8000-000000000000'
    expect((await client.ask('POST', path, { otherId: nowhere })).status).toBe(404)
    expect((await client.ask('PATCH', `/cluster-contacts/${nowhere}`, {})).status).toBe(404)
    expect((await client.ask('PATCH', `/clusters/${nowhere}/register`, {})).status).toBe(404)
    expect((await client.ask('POST', path, { otherName: 'x', outcome: 'married' })).status).toBe(
      422,
    )
    expect((await client.ask('GET', '/regions/PL12/contacts')).status).toBe(422)
  })

  test('is the operator’s alone', async () => {
    const { status } = await client.ask('GET', '/regions/PL82/contacts', undefined, asReader)
    expect(status).toBe(403)
  })
})
