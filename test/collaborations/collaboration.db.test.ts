import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadCollaborations } from '../../src/collaborations/collaboration.queries.ts'
import { newId } from '../../src/platform/identity.ts'
import { contentOf, importText } from '../imports/import-api.ts'
import { openTestApi, type TestApi } from '../test-api.ts'

let opened: TestApi
beforeAll(async () => {
  opened = await openTestApi({ env: { SPLOT_API_KEYS: 'reader:reader:key-of-the-reader' } })
})
afterAll(() => opened.close())
beforeEach(async () => {
  await opened.service.database.pool.query('truncate organisation, collaboration cascade')
  await importText(
    opened.service,
    'externalId,name,country,registrationNumbers\na,Alfa,PL,NIP:5252248481\nb,Beta,PL,\nc,Gamma,DE,\nd,Delta,FR,\n',
  )
})

const id = (name: string) => newId('organisation', name)
const file = [
  'project,title,startedOn,endedOn,programme,organisation,role',
  'p1,Laser welding,2019-01-01,2021-12-31,H2020,a,coordinator',
  'p1,,,,,b,',
  'p2,Robot cells,2023-03-01,,HE,b,',
  'p2,Robot cells,2023-03-01,,HE,c,partner',
  'p3,Wind,2024-01-01,,HE,5252248481,',
  'p3,,,,,b,',
].join('\n')

async function ask(path: string): Promise<Response> {
  return opened.api.request(path, { headers: { authorization: 'Bearer key-of-the-reader' } })
}

describe('past projects', () => {
  test('come in from a file, by external id or registration number, and a second time nothing changes', async () => {
    const first = await importText(opened.service, file)
    expect(first).toMatchObject({ what: 'collaborations', rows: 6, created: 6, found: [] })
    const before = await contentOf(opened.service, 'participation')
    expect(await importText(opened.service, file)).toMatchObject({ unchanged: 6, found: [] })
    expect(await contentOf(opened.service, 'participation')).toEqual(before)
    const projects = await contentOf(opened.service, 'collaboration')
    expect(projects.map((row) => JSON.parse(row).title).sort()).toEqual([
      'Laser welding',
      'Robot cells',
      'Wind',
    ])
  })

  test('are read from JSON lines, and changed by a later file', async () => {
    await importText(opened.service, file)
    const later = await importText(
      opened.service,
      '{"project":"p1","organisation":"b","role":"partner","endedOn":"2022-06-30"}\n',
    )
    expect(later).toMatchObject({ what: 'collaborations', updated: 1 })
    const [row] = (await contentOf(opened.service, 'collaboration'))
      .map((text) => JSON.parse(text))
      .filter(({ external_id }) => external_id === 'p1')
    expect(row).toMatchObject({ title: 'Laser welding', ended_on: '2022-06-30', version: 2 })
  })

  test.each([
    ['p1,X,,,,nobody,', /no organisation with the external id, id or registration number "nobody"/],
    ['p1,X,2021-01-01,2020-01-01,,a,', /would end on 2020-01-01, before it starts on 2021-01-01/],
    ['p1,X,,,,a,boss', /coordinator/],
    [',X,,,,a,', /project/],
    ['p1,X,,,,a,\np1,Y,,,,b,', /Line 2 names the same row/],
  ])('a row that is wrong is refused with its reason: %s', async (rows, reason) => {
    const header = 'project,title,startedOn,endedOn,programme,organisation,role'
    const { found, refused } = await importText(opened.service, `${header}\n${rows}\n`)
    expect(refused).toBe(1)
    expect(found.map(({ phrase }) => phrase.en).join()).toMatch(reason)
  })

  test('a dry run counts and stores nothing', async () => {
    expect(await importText(opened.service, file, { dryRun: true })).toMatchObject({ created: 6 })
    expect(await contentOf(opened.service, 'collaboration')).toEqual([])
  })

  test('make the lists of those who took part stale', async () => {
    const versions = async () =>
      (await contentOf(opened.service, 'organisation')).map((row) => {
        const { external_id, profile_version } = JSON.parse(row)
        return [external_id, profile_version] as const
      })
    const before = new Map(await versions())
    await importText(opened.service, file)
    const after = new Map(await versions())
    for (const name of ['a', 'b', 'c'])
      expect(after.get(name)).toBe((before.get(name) ?? Number.NaN) + 1)
    expect(after.get('d')).toBe(before.get('d'))
  })
})

describe('what is known of a pair', () => {
  test('is shared projects with the latest, and common partners, the same both ways round', async () => {
    await importText(opened.service, file)
    const { reader } = opened.service.database
    const everybody = [id('a'), id('b'), id('c'), id('d')]
    const all = await loadCollaborations(reader, everybody, everybody, '2025-01-01')
    const [old, recent] = [
      { members: 2, daysAgo: 2192 },
      { members: 2, daysAgo: 366 },
    ]
    const ab = all.get(id('a'))?.get(id('b'))
    expect(ab?.shared.toSorted((x, y) => (x.daysAgo ?? 0) - (y.daysAgo ?? 0))).toEqual([
      recent,
      old,
    ])
    expect(ab?.common).toEqual([])
    expect(all.get(id('b'))?.get(id('a'))).toEqual(ab)
    const robots = [{ members: 2, daysAgo: 672 }]
    expect(all.get(id('a'))?.get(id('c'))).toEqual({
      shared: [],
      common: [{ mine: ab?.shared, theirs: robots, projects: 3 }],
    })
    expect(all.get(id('c'))?.get(id('a'))).toEqual({
      shared: [],
      common: [{ mine: robots, theirs: ab?.shared, projects: 3 }],
    })
    expect(all.has(id('d'))).toBe(false)
  })

  test('leaves consortia of more than fifty out', async () => {
    const many = Array.from({ length: 51 }, (_, at) => `m${at}`)
    await importText(
      opened.service,
      `externalId,name,country\n${many.map((name) => `${name},${name},PL`).join('\n')}\n`,
    )
    const rows = many.map((name) => `big,${name}`).join('\n')
    await importText(opened.service, `project,organisation\n${rows}\n`)
    const { reader } = opened.service.database
    const all = await loadCollaborations(reader, [id('m0')], [id('m1')], '2025-01-01')
    expect([...all]).toEqual([])
  })
})

describe('GET /organisations/{id}/collaborations', () => {
  test('lists past partners, those of most projects first', async () => {
    await importText(opened.service, file)
    const response = await ask(`/organisations/${id('b')}/collaborations`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      items: [
        { organisationId: id('a'), name: 'Alfa', projects: 2, latest: { title: 'Wind' } },
        { organisationId: id('c'), name: 'Gamma', projects: 1, latest: { title: 'Robot cells' } },
      ],
    })
    const one = await ask(`/organisations/${id('b')}/collaborations?limit=1`)
    expect(await one.json()).toMatchObject({ items: [{ name: 'Alfa' }] })
  })

  test('refuses an organisation that is not here', async () => {
    expect((await ask(`/organisations/${newId('organisation', 'x')}/collaborations`)).status).toBe(
      404,
    )
  })
})
