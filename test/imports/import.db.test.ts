import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportRows } from '../../src/imports/export.actions.ts'
import { exportables } from '../../src/imports/export.ts'
import { openSeen } from '../../src/imports/keeper.actions.ts'
import { parseMapping } from '../../src/imports/mapping.schema.ts'
import { createOrganisation } from '../../src/organisations/organisation.actions.ts'
import { NewOrganisation } from '../../src/organisations/organisation.schema.ts'
import { stateEntry } from '../../src/profiles/entry.actions.ts'
import { NewEntry } from '../../src/profiles/entry.schema.ts'
import type { Service } from '../../src/service.ts'
import { openTestApi, type TestApi } from '../test-api.ts'
import { contentOf, importText, operator, reader, textOf } from './import-api.ts'
import { fileAt } from './pieces.ts'

let opened: TestApi
let service: Service
beforeAll(async () => {
  opened = await openTestApi()
  service = opened.service
})
afterAll(() => opened.close())
beforeEach(() =>
  service.database.pool.query('truncate organisation, entry, cluster, membership, import cascade'),
)

const tables = ['organisation', 'entry', 'cluster', 'membership']
const everything = async () =>
  (await Promise.all(tables.map((table) => contentOf(service, table)))).flat()

const organisations = 'externalId,name,country\nkrosno,Odlewnia Krosno,PL\nraba,Odlewnia Raba,PL\n'
const places = (found: readonly { line: number; column: string | null }[]) =>
  found.map(({ line, column }) => `${line} ${column}`)

describe('the demo', () => {
  const files = exportables.map((what) => ({ what, file: fileAt(`data/demo/${what}.jsonl`) }))
  const order = ['organisations', 'clusters', 'entries', 'memberships']
  const read = async () => {
    const summaries = []
    for (const { file } of files.toSorted((a, b) => order.indexOf(a.what) - order.indexOf(b.what)))
      summaries.push(await importText(service, readFileSync(file ?? '')))
    return summaries
  }

  test('is taken whole, and a second time nothing changes', async () => {
    const first = await read()
    expect(first.flatMap(({ found }) => found)).toEqual([])
    for (const { rows, created } of first) expect(created).toBe(rows)
    const before = await everything()
    for (const { rows, unchanged } of await read()) expect(unchanged).toBe(rows)
    expect(await everything()).toEqual(before)
  })

  test('comes back from an export as it was, in both formats', async () => {
    await read()
    const before = await everything()
    for (const format of ['csv', 'jsonl'] as const)
      for (const what of exportables) {
        const text = await textOf(exportRows(service, operator, what, format))
        const { rows, unchanged, found } = await importText(service, text)
        expect([found, unchanged]).toEqual([[], rows])
      }
    expect(await everything()).toEqual(before)
  })

  test('fills an empty database from an export', async () => {
    await read()
    const before = await everything()
    const texts = []
    for (const what of order)
      texts.push(await textOf(exportRows(service, operator, what as 'entries', 'csv')))
    await service.database.pool.query('truncate organisation, entry, cluster, membership cascade')
    for (const text of texts) expect((await importText(service, text)).found).toEqual([])
    const stamps = (rows: string[]) =>
      rows.map((row) => row.replace(/"(created_at|updated_at|profile_version)":("[^"]*"|\d+)/g, ''))
    expect(stamps(await everything())).toEqual(stamps(before))
  })
})

test('rows that were never given an external id come back too, also those that look like formulas', async () => {
  const content = NewOrganisation.parse({
    name: '=HYPERLINK("x")',
    country: 'PL',
    city: '+48 Krosno',
    description: '\'@home, "quoted";\n-list',
    languages: ['pl', 'de'],
    registrationNumbers: ['NIP:5260250274'],
  })
  const { organisation } = await createOrganisation(service, operator, content)
  await stateEntry(
    service,
    operator,
    organisation.id,
    NewEntry.parse({ side: 'need', title: '-40 °C test chamber', trl: 3, nace: ['25.62'] }),
  )
  const before = await everything()
  const csv = await textOf(exportRows(service, operator, 'organisations', 'csv'))
  expect(csv).not.toMatch(/,"?[=+@-]/)
  for (const what of ['organisations', 'entries'] as const) {
    const { unchanged, rows, found } = await importText(
      service,
      await textOf(exportRows(service, operator, what, 'csv')),
    )
    expect([unchanged, rows, found]).toEqual([1, 1, []])
  }
  expect(await everything()).toEqual(before)
})

describe('good files', () => {
  test('semicolons, a byte order mark, CRLF and Polish headings', async () => {
    const csv =
      '\ufeffId zewnętrzne;Nazwa;Kraj;Wielkość;Języki;NIP;Uwagi\r\n1;"Odlewnia; Krosno";Polska;mała;polski|en;526-025-02-74;\r\n'
    const { created, found, rows } = await importText(service, csv)
    expect([created, rows]).toEqual([1, 1])
    expect(places(found)).toEqual(['1 Uwagi'])
    const [stored] = await contentOf(service, 'organisation')
    expect(JSON.parse(stored ?? '')).toMatchObject({
      name: 'Odlewnia; Krosno',
      country: 'PL',
      size: 'small',
      languages: ['pl', 'en'],
      registration_numbers: ['NIP:5260250274'],
    })
  })

  test('gzip, in small pieces', async () => {
    expect(await importText(service, gzipSync(organisations), {}, 5)).toMatchObject({ created: 2 })
  })

  test('a column that the file lacks is left as it is; an empty cell clears it', async () => {
    await importText(service, 'externalId,name,country,city,description\na,Anna,PL,Krosno,Text\n')
    expect(await importText(service, 'externalId,name,country,city\na,Anna,PL,\n')).toMatchObject({
      updated: 1,
    })
    const [stored] = await contentOf(service, 'organisation')
    expect(JSON.parse(stored ?? '')).toMatchObject({ city: null, description: 'Text', version: 2 })
  })

  test('a row without an external id gets one that stays', async () => {
    const csv = 'name,country\nOdlewnia Krosno,PL\n'
    expect(await importText(service, csv)).toMatchObject({ created: 1 })
    expect(await importText(service, csv.replace('Odlewnia', 'ODLEWNIA'))).toMatchObject({
      updated: 1,
      created: 0,
    })
  })

  test('profiles make an organisation once and never overrule what it says', async () => {
    const csv =
      'organisation.name,organisation.country,organisation.city,entry.side,entry.title\nAnna,PL,Krosno,competency,Odlewanie żeliwa\nAnna,PL,Kraków,need,Kontrola rentgenowska\n'
    expect(await importText(service, csv)).toMatchObject({ what: 'profiles', created: 2 })
    const before = await everything()
    expect(await importText(service, csv)).toMatchObject({ unchanged: 2 })
    expect(await everything()).toEqual(before)
    expect(await contentOf(service, 'organisation')).toHaveLength(1)
    expect(before.join()).toContain('"city":"Krosno"')
  })

  test('changed rows get a new version and a hint to embed them, others neither', async () => {
    const hints: unknown[] = []
    const jobs = {
      ...service.jobs,
      add: async (job: { name: string }, payloads: readonly unknown[]) =>
        void hints.push([job.name, payloads]),
    }
    const watched = { ...service, jobs } as Service
    const entries =
      'externalId,organisation,side,title,language\ne1,krosno,need,Kontrola rentgenowska,pl\ne2,raba,need,Formowanie,pl\n'
    await importText(watched, organisations)
    await importText(watched, entries)
    expect(hints).toEqual([
      ['profiles-changed', [{ organisationIds: expect.arrayContaining([expect.any(String)]) }]],
      ['embed-entries', [{ entryIds: [expect.any(String), expect.any(String)] }]],
    ])
    hints.length = 0
    expect(
      await importText(watched, entries.replace('Formowanie', 'Formowanie ręczne')),
    ).toMatchObject({ updated: 1, unchanged: 1 })
    expect(hints).toEqual([
      ['embed-entries', [{ entryIds: [expect.any(String)] }]],
      ['profiles-changed', [{ organisationIds: [expect.any(String)] }]],
    ])
    const versions = (await contentOf(service, 'entry'))
      .map((row) => JSON.parse(row).version)
      .sort()
    expect(versions).toEqual([1, 2])
  })
})

describe('a dry run', () => {
  test('counts and checks like a real one, and stores nothing', async () => {
    const seen = openSeen()
    expect(await importText(service, organisations, { dryRun: true, seen })).toMatchObject({
      created: 2,
    })
    const entries =
      'organisation,side,title\nkrosno,need,Formowanie\nnobody,need,Formowanie\nkrosno,need,x\n'
    const { created, refused, found } = await importText(service, entries, { dryRun: true, seen })
    expect([created, refused, places(found)]).toEqual([1, 2, ['3 organisation', '4 title']])
    expect(await everything()).toEqual([])
  })
})

describe('rows that are wrong are told, the others are stored', () => {
  const bad: [string, string, string[], number][] = [
    ['an unknown country', 'name,country\nAnna,XX\nBea,PL\n', ['2 country'], 1],
    ['an unknown region', 'name,country,nuts\nAnna,PL,PL99\nBea,PL,PL21\n', ['2 nuts'], 1],
    ['HTML', 'name,country,description\nAnna,PL,<b>x</b>\nBea,PL,x\n', ['2 description'], 1],
    [
      'control characters, emoji and right to left',
      'name,country\nAn\u0007na,PL\nCafé 🙂,PL\nשלום,PL\nBea,PL\n',
      ['2 name', '3 name', '4 name'],
      1,
    ],
    ['an empty required cell', 'name,country\n,PL\nBea,PL\n', ['2 name'], 1],
    [
      'a text of 5 MB',
      `name,country,description\nAnna,PL,${'x'.repeat(5 * 1024 * 1024)}\nBea,PL,\n`,
      ['2 null'],
      1,
    ],
    [
      'several mistakes in one row',
      'name,country,size,website\nA,X,huge,krosno\nBea,PL,,\n',
      ['2 name', '2 size', '2 country', '2 website'],
      1,
    ],
    ['broken quotes', 'name,country\nBea,PL\nAn"na,PL\nCora,PL\n', ['3 null'], 1],
    ['another number of cells', 'name,country\nBea,PL\nAnna,Krosno,PL\n', ['3 null'], 1],
    [
      'the same id with other content',
      'externalId,name,country\na,Anna,PL\nb,Bea,PL\na,Anna,PL\na,Aneta,PL\n',
      ['5 externalId'],
      2,
    ],
  ]
  test.each(bad)('%s', async (_, csv, expected, created) => {
    const { found, ...counts } = await importText(service, csv, { what: 'organisations' })
    expect(places(found)).toEqual(expected)
    expect(counts.created).toBe(created)
    expect(counts.rows).toBe(counts.created + counts.updated + counts.unchanged + counts.refused)
    expect(await contentOf(service, 'organisation')).toHaveLength(created)
    for (const { phrase, value } of found) {
      for (const sentence of Object.values(phrase)) expect(sentence.length).toBeGreaterThan(10)
      expect(value?.length ?? 0).toBeLessThanOrEqual(200)
    }
  })

  test('bytes that are not UTF-8, with their line, and no broken letter is stored', async () => {
    const csv = Buffer.concat([
      Buffer.from('name,country\nBea,PL\n'),
      Buffer.from([0x4f, 0xb3, 0xf3, 0x77]),
      Buffer.from(',PL\nCora,PL\n'),
    ])
    const { found, created } = await importText(service, csv)
    expect(places(found)).toEqual(['3 null'])
    expect(found[0]?.phrase.en).toMatch(/UTF-8/)
    expect(created).toBe(2)
    expect((await everything()).join()).not.toContain('\ufffd')
  })

  test('entries: unknown codes, dates, an unsupported language, the same on both sides, a strange organisation', async () => {
    await importText(service, organisations)
    const csv = [
      'externalId,organisation,side,title,description,nace,expiresOn,kind,trl',
      'e1,krosno,competency,Formowanie ręczne,,,,,',
      'e2,krosno,need,Formowanie - RĘCZNE!,,,,,',
      'e3,raba,need,Formowanie,,99.99,,,',
      'e4,raba,need,Formowanie,,,2020-01-01,,',
      'e5,raba,need,Formowanie,,,soon,,',
      'e6,raba,need,Formowanie,,,,product,',
      'e7,raba,need,Formowanie,,,,,12',
      'e8,raba,need,Lavorazione dei metalli,Cerchiamo un partner esperto nella lavorazione delle superfici metalliche per la nostra produzione,,,,',
      'e9,nowhere,need,Formowanie,,,,,',
      'e1,raba,competency,Formowanie ręczne,,,,,',
    ].join('\n')
    const { found, created, refused } = await importText(service, csv)
    expect(places(found)).toEqual([
      '3 title',
      '4 nace',
      '5 expiresOn',
      '6 expiresOn',
      '7 kind',
      '8 trl',
      '9 language',
      '10 organisation',
      '11 organisation',
    ])
    expect([created, refused]).toEqual([1, 9])
    expect(found[1]?.value).toBe('99.99')
  })

  test('clusters and memberships: an unknown leader, dates the wrong way round', async () => {
    await importText(service, organisations)
    const clusters =
      '{"externalId":"c1","name":"Dolina","country":"PL","leader":"nobody"}\n{"externalId":"c2","name":"Dolina","country":"PL","leader":"krosno","labels":[{"name":"ESCA","validFrom":"2026-02-01","validTo":"2026-01-01"}]}\n{"externalId":"c3","name":"Dolina","country":"PL","leader":"krosno"}\n'
    expect(places((await importText(service, clusters)).found)).toEqual(['1 leader', '2 labels'])
    const memberships =
      'cluster,organisation,role,joinedOn,leftOn\nc3,krosno,leader,2020-01-01,2019-01-01\nc9,nobody,,,\nc3,raba,członek,,\nc3,raba,partner,,\n'
    const { found, created } = await importText(service, memberships)
    expect(places(found)).toEqual(['2 leftOn', '3 cluster', '3 organisation', '5 organisation'])
    expect(created).toBe(1)
  })

  test('what only the database refuses costs its own row', async () => {
    const csv = `externalId,name,country,website\na,Anna,PL,https://x.example/\u0000\nb,Bea,PL,https://x.example\n`
    const jsonl = csv
      .split('\n')
      .slice(1, 3)
      .map((line) => line.split(','))
      .map(([externalId, name, country, website]) =>
        JSON.stringify({ externalId, name, country, website }),
      )
      .join('\n')
    const { created, refused } = await importText(service, jsonl)
    expect([created, refused]).toEqual([1, 1])
  })
})

describe('files of which no row could be taken are refused at once', () => {
  test.each([
    ['empty', '', /empty/],
    ['a header only', 'name,country\n', /no row/],
    ['no country', 'name,city\nAnna,Krosno\n', /do not tell|lacks/],
    [
      '10,000 columns',
      `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n`,
      /10000 columns/,
    ],
    ['two columns alike', 'name,nazwa,country\na,b,PL\n', /same as an earlier/],
    ['a JSON array', '[{"name":"Anna","country":"PL"}]', /one object a line/],
    ['an indented document', '{\n  "name": "Anna"\n}', /one object a line/],
    ['UTF-16', Buffer.from('\ufeffname,country\nAnna,PL\n', 'utf16le'), /UTF-8/],
    [
      'a header in Windows-1250',
      Buffer.from([0x6e, 0xb3, 0x2c, 0x6b, 0x0a, 0x61, 0x2c, 0x62, 0x0a]),
      /do not tell|UTF-8/,
    ],
  ])('%s', async (_, content, sentence) => {
    await expect(importText(service, content)).rejects.toThrow(sentence)
    expect(await everything()).toEqual([])
  })

  test('a missing required column names those found and those expected', async () => {
    await expect(
      importText(service, 'name,city\nAnna,Krosno\n', { what: 'organisations' }),
    ).rejects.toThrow(
      /lacks a column: organisation.country.*Found: "name", "city".*Expected:.*"country"/,
    )
  })

  test('a mapping for another kind of file, and one for other columns', async () => {
    const mapping = parseMapping('{"what":"organisations","columns":{"wer":"name","wo":"country"}}')
    await expect(
      importText(service, 'wer,wo\nAnna,AT\n', { mapping, what: 'entries' }),
    ).rejects.toThrow(/something else/)
    await expect(importText(service, 'who,where\nAnna,AT\n', { mapping })).rejects.toThrow(
      /columns that the file lacks/,
    )
  })

  test('somebody who may only read', async () => {
    const source = (async function* () {
      yield Buffer.from(organisations)
    })()
    const { importRows } = await import('../../src/imports/import-rows.actions.ts')
    await expect(importRows(service, reader, source)).rejects.toMatchObject({ reason: 'forbidden' })
  })
})

const erdf = fileAt('../shared/reference/erdf_project_texts.csv.gz')

test.skipIf(!erdf)(
  'the ERDF lists are taken whole by their mapping, and a second time nothing changes',
  { timeout: 120_000 },
  async () => {
    const mapping = parseMapping(readFileSync(fileAt('data/mappings/erdf.json') ?? '', 'utf8'))
    const file = readFileSync(erdf ?? '')
    const { found, ...first } = await importText(service, file, { mapping })
    expect(first).toMatchObject({
      rows: 4256,
      created: 4243,
      unchanged: 13,
      updated: 0,
      refused: 0,
    })
    expect(found).toEqual([])
    expect(await contentOf(service, 'organisation')).toHaveLength(3259)
    const before = await everything()
    expect(await importText(service, file, { mapping })).toMatchObject({
      rows: 4256,
      unchanged: 4256,
      problems: 0,
    })
    expect(await everything()).toEqual(before)
  },
)
