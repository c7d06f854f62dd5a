import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NetworkFigures } from '../../src/links/network.schema.ts'
import { newId } from '../../src/platform/identity.ts'
import { asReader, keys } from '../client.ts'
import { importText } from '../imports/import-api.ts'
import { matchDemo } from '../matching/demo-world.ts'
import { openTestApi, send, type TestApi } from '../test-api.ts'

type Named = { id: string; name: string }
type Quote = { entryId: string; title: string; sentence: string; anonymous: boolean }
type Handover = { gives: Named; takes: Named; need: Quote; competency: Quote; fit: number }
type Circles = {
  organisations: number
  answers: number
  circles: { value: number; handovers: Handover[] }[]
  value: number
  bound: number
  gap: number
  advice: string | null
}
type Seeds = {
  clusters: Named[]
  topics: number
  organisations: number
  seeds: {
    topic: { words: string[]; language: string }
    group: Named[]
    handovers: Handover[]
    brief: { title: string; seats: { id: string; title: string; description: string }[] }
  }[]
  advice: string | null
}

let world: TestApi
const elbtal = newId('cluster', 'demo-cluster-werkstoffnetz-elbtal')
const skrzydla = newId('cluster', 'demo-cluster-karpackie-skrzydla')
const idOf = (externalId: string) => newId('organisation', externalId)
const asOperator = { authorization: `Bearer ${keys.operator}` }

beforeAll(async () => {
  const env = { SPLOT_API_KEYS: `o:operator:${keys.operator},r:reader:${keys.reader}` }
  world = await openTestApi({ env, clock: () => new Date('2026-11-27T10:00:00Z') })
  await matchDemo(world.service)
}, 120_000)
afterAll(() => world.close())

async function read<Body>(
  path: string,
  headers: Record<string, string> = asOperator,
  language = 'en',
): Promise<Body> {
  const answer = await world.api.request(path, {
    headers: { ...headers, 'accept-language': language },
  })
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as Body
}

async function refusal(path: string): Promise<{ status: number; said: string }> {
  const answer = await world.api.request(path, { headers: asOperator })
  return { status: answer.status, said: await answer.text() }
}

describe('circles among the demo organisations', () => {
  test('everybody gives what the next one needs, in the words of both, and nobody is in two', async () => {
    const list = await read<Circles>('/links/circles')
    expect(list.organisations).toBe(87)
    expect(list.circles.length).toBeGreaterThan(5)
    for (const { handovers } of list.circles) {
      for (const [at, { gives, need, competency, fit }] of handovers.entries()) {
        expect(gives.id).toBe(handovers[(at + 1) % handovers.length]?.takes.id)
        expect(fit).toBeGreaterThanOrEqual(0.2)
        expect([need.sentence, competency.sentence].every((text) => text.length > 5)).toBe(true)
      }
    }
    const members = list.circles.flatMap((one) => one.handovers.map(({ gives }) => gives.id))
    expect(new Set(members).size).toBe(members.length)
    expect(list).toMatchObject({ gap: 0, advice: null })
    expect(list.bound).toBeCloseTo(list.value, 5)
  })

  test('without pairs there are circles of three and more', async () => {
    const { circles } = await read<Circles>('/links/circles?shortest=3')
    expect(circles.length).toBeGreaterThan(1)
    for (const { handovers } of circles) expect(handovers.length).toBeGreaterThanOrEqual(3)
  })

  test('in a cluster there are only its members, in a region only those inside it', async () => {
    const inCluster = await read<Circles>('/links/circles?cluster=demo-cluster-karpackie-skrzydla')
    expect(inCluster.organisations).toBeLessThan(20)
    expect(inCluster.circles.length).toBeGreaterThan(0)
    expect(await read<Circles>('/links/circles?region=PL')).toMatchObject({ organisations: 31 })
    const { organisations } = await read<Circles>('/links/circles?region=PL21')
    expect(organisations).toBeLessThan(31)
  })

  test('a block opens a circle, and who asks again later finds it closed again', async () => {
    const pair = ['demo-tischlerei-attersee', 'demo-lamina-krnov'].map(idOf)
    const together = async () =>
      (await read<Circles>('/links/circles')).circles.some(({ handovers }) =>
        pair.every((id) => handovers.some(({ gives }) => gives.id === id)),
      )
    expect(await together()).toBe(true)
    const block = `/organisations/${pair[0]}/blocks/${pair[1]}`
    expect((await world.api.request(block, send('PUT', {}, asOperator))).ok).toBe(true)
    expect(await together()).toBe(false)
    const lifted = { method: 'DELETE', headers: asOperator }
    expect((await world.api.request(block, lifted)).ok).toBe(true)
    expect(await together()).toBe(true)
  })

  test('what is anonymous is counted for the operator, and not for readers', async () => {
    const all = await read<Circles>('/links/circles')
    const shown = await read<Circles>('/links/circles', asReader)
    expect(shown.answers).toBeLessThan(all.answers)
    expect(JSON.stringify(shown)).not.toContain('"anonymous":true')
  })
})

describe('what must not be shown', () => {
  test('nothing hidden or expired is counted, even for the operator', async () => {
    const answered = (await read<Circles>('/links/circles?fit=0.05&longest=2')).circles[0]
    const entry = answered?.handovers[0]?.need.entryId ?? ''
    const quoted = async () =>
      JSON.stringify(await read<Circles>('/links/circles?fit=0.05&longest=2')).includes(entry)
    const change = (column: string, value: string | null) =>
      world.service.database.pool.query(`update entry set ${column} = $1 where id = $2`, [
        value,
        entry,
      ])
    expect(await quoted()).toBe(true)
    await change('visibility', 'hidden')
    expect(await quoted()).toBe(false)
    await change('visibility', 'public')
    await change('expires_on', '2026-11-26')
    expect(await quoted()).toBe(false)
    await change('expires_on', null)
    expect(await quoted()).toBe(true)
  })

  test('two that are linked already are not proposed to each other', async () => {
    const [first] = (await read<Circles>('/links/circles?longest=2')).circles
    const ids = first?.handovers.map(({ gives }) => gives.id) ?? []
    const { pool } = world.service.database
    await pool.query(
      `insert into pair_veto (organisation_id, partner_id, reason) values ($1, $2, 'linked'), ($2, $1, 'linked')`,
      ids,
    )
    const { circles } = await read<Circles>('/links/circles?longest=2')
    const pairs = circles.map((one) => one.handovers.map(({ gives }) => gives.id).sort())
    expect(pairs).not.toContainEqual(ids.toSorted())
    await pool.query('delete from pair_veto')
  })
})

describe('seeds for the demo clusters', () => {
  test('each topic has a group of members who answer each other, and a draft with their needs', async () => {
    const list = await read<Seeds>(`/clusters/${elbtal}/seeds`)
    expect(list.clusters).toMatchObject([{ id: elbtal }])
    expect(list.seeds.length).toBeGreaterThan(1)
    for (const { group, handovers, brief, topic } of list.seeds) {
      const ids = group.map(({ id }) => id)
      expect(ids.length).toBeLessThanOrEqual(6)
      for (const { gives, takes } of handovers)
        expect(ids).toEqual(expect.arrayContaining([gives.id, takes.id]))
      const seats = brief.seats.map(({ title }) => title)
      for (const { need } of handovers) expect(seats).toContain(need.title)
      expect(topic.words.length).toBeGreaterThan(0)
      expect(brief.title).toContain(topic.words[0])
      // One word that a few share is chance: then what is looked for names the topic.
      const titles = [...seats, ...handovers.map(({ competency }) => competency.title)]
      if (topic.words.length === 1) expect(titles).toContain(topic.words[0])
    }
    expect(list.seeds.some(({ topic }) => topic.words.length === 1)).toBe(true)
  })

  test('a topic is named in the language of the reader where somebody writes it', async () => {
    const path = `/clusters/${skrzydla}/seeds?with=demo-cluster-werkstoffnetz-elbtal`
    const polish = await read<Seeds>(path, asOperator, 'pl')
    const german = await read<Seeds>(path, asOperator, 'de')
    expect(polish.seeds.some(({ topic }) => topic.language === 'pl')).toBe(true)
    expect(german.seeds.some(({ topic }) => topic.language === 'de')).toBe(true)
    expect(polish.seeds[0]?.brief.title).toMatch(/^Wspólny projekt: /)
    expect(polish.seeds.map(({ group }) => group)).toEqual(german.seeds.map(({ group }) => group))
  })

  test('readers are shown topics of public entries alone', async () => {
    const path = `/clusters/${skrzydla}/seeds?fit=0.05`
    expect(JSON.stringify(await read<Seeds>(path))).toContain('"anonymous":true')
    expect(JSON.stringify(await read<Seeds>(path, asReader))).not.toContain('"anonymous":true')
  })
})

describe('the network of the demo organisations', () => {
  const [aero, ipz, alpes] = ['demo-aerokomp-wislok', 'demo-ipz-dresden', 'demo-alpes-drapage']
  beforeAll(async () => {
    const rows = [
      'project,title,startedOn,endedOn,programme,organisation,role',
      ...[aero, ipz].map((id) => `p1,Wing,2021-01-01,,HE,${id},`),
      ...[ipz, alpes].map((id) => `p2,Lay-up,2023-01-01,,HE,${id},`),
    ]
    await importText(world.service, rows.join('\n'))
    const [a, b] = [aero, alpes].map((id) => idOf(id)).sort()
    await world.service.database.pool.query(
      `insert into introduction (id, a_id, b_id, a_stance, b_stance, state, mutual_at, created_at, updated_at)
       values ($1, $2, $3, 'interested', 'interested', 'mutual', '2026-05-01', '2026-05-01', '2026-05-01')`,
      [newId('introduction', 'one'), a, b],
    )
  })

  const between = (network: NetworkFigures, one: string, other: string) =>
    network.ties.filter(
      (tie) => [tie.one, tie.other].sort().join() === [one, other].map(idOf).sort().join(),
    )

  test('joint projects tie, and introductions too, but only for the operator', async () => {
    const network = await read<NetworkFigures>('/network')
    expect(between(network, aero, ipz)).toMatchObject([
      { kind: 'collaboration', since: '2021-01-01' },
    ])
    expect(between(network, aero, alpes)).toMatchObject([
      { kind: 'introduction', since: '2026-05-01' },
    ])
    const shown = await read<NetworkFigures>('/network', asReader)
    expect(between(shown, aero, alpes)).toEqual([])
    expect(shown.brokers).toMatchObject([{ id: idOf(ipz), betweenness: 1 }])
    expect(shown.isolated).toHaveLength(84)
    expect(shown.density.map(({ year, pairs }) => [year, pairs])).toEqual([
      [2021, 1],
      [2022, 1],
      [2023, 2],
      [2024, 2],
      [2025, 2],
      [2026, 2],
    ])
  })

  test('a tie between two clusters is told as a bridge, by name', async () => {
    const { bridges } = await read<NetworkFigures>('/network')
    const clusters = bridges.map((bridge) => bridge.clusters.map(({ id }) => id).sort())
    expect(clusters).toContainEqual([elbtal, skrzydla].sort())
    for (const bridge of bridges)
      for (const { name } of bridge.clusters) expect(name.length).toBeGreaterThan(3)
  })

  test('it goes out as GraphML and as a table, with the types of both', async () => {
    const file = (format: string) =>
      world.api.request(`/network?format=${format}`, { headers: asOperator })
    const graphml = await file('graphml')
    expect(graphml.headers.get('content-type')).toBe('application/graphml+xml')
    const text = await graphml.text()
    expect(text.match(/<node /g)).toHaveLength(87)
    expect(text.match(/<edge /g)).toHaveLength(3)
    expect(text).toContain('Laserteile Kamenz GmbH &amp; Co. KG')
    const csv = await file('csv')
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(4)
  })
})

describe('what cannot be answered is refused in words', () => {
  test.each([
    ['/links/circles?longest=1', 422, 'longest'],
    ['/links/circles?longest=9', 422, 'longest'],
    ['/links/circles?shortest=4&longest=3', 422, 'shortest'],
    ['/links/circles?fit=2', 422, 'fit'],
    ['/links/circles?region=x', 422, 'region'],
    ['/links/circles?cluster=nobody', 404, 'There is no cluster'],
    [`/clusters/${newId('cluster', 'nobody')}/seeds`, 404, 'There is no cluster'],
    ['/clusters/nobody/seeds', 422, 'id'],
    [`/clusters/${elbtal}/seeds?with=nobody`, 404, 'There is no cluster'],
    [`/clusters/${elbtal}/seeds?with=${elbtal}`, 422, 'Name another'],
    ['/network?cluster=nobody', 404, 'There is no cluster'],
    ['/network?format=xml', 422, 'format'],
  ])('%s', async (path, status, said) => {
    const refused = await refusal(path)
    expect(refused.status).toBe(status)
    expect(refused.said).toContain(said)
  })

  test('a cluster without members, and one with a single one, say what is missing', async () => {
    const create = async (path: string, body: object) => {
      const answer = await world.api.request(path, send('POST', body, asOperator))
      expect(answer.status).toBe(201)
      return (await answer.json()) as Named
    }
    const { id } = await create('/clusters', { name: 'Klaster Pusty', country: 'PL' })
    const advised = {
      circles: [],
      organisations: 0,
      advice: expect.stringContaining('at least two'),
    }
    expect(await read<Circles>('/links/circles?cluster=Klaster%20Pusty')).toMatchObject(advised)
    expect(await read<Seeds>(`/clusters/${id}/seeds`)).toMatchObject({
      seeds: [],
      organisations: 0,
    })
    await create(`/clusters/${id}/memberships`, { organisationId: idOf('demo-odlewnia-raba') })
    expect(await read<Circles>(`/links/circles?cluster=${id}`)).toMatchObject({
      ...advised,
      organisations: 1,
    })
    expect(await read<NetworkFigures>(`/network?cluster=${id}`)).toMatchObject({
      brokers: [],
      ties: [],
      density: [],
      isolated: [{ name: 'Odlewnia Raba S.A.' }],
    })
  })
})
