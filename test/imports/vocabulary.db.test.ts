import { createReadStream, existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { checkCatalogue, listCatalogue, showCode } from '../../src/imports/catalogue.actions.ts'
import { registerCatalogueCommands } from '../../src/imports/catalogue.commands.ts'
import { importVocabulary, type VocabularyWish } from '../../src/imports/vocabulary.actions.ts'
import { terminalOf } from '../regions/terminal.ts'
import { openTestApi, type TestApi } from '../test-api.ts'

let world: TestApi
const operator = { name: 'test', relations: ['operator'] } as const
const reader = { name: 'test', relations: ['reader'] } as const

beforeEach(async () => {
  await world?.close()
  world = await openTestApi()
})
afterAll(() => world.close())

async function* bytesOf(content: string | Buffer) {
  yield Buffer.from(content)
}
const take = (content: string | Buffer, wish: Partial<VocabularyWish> & { what: string }) =>
  importVocabulary(world.service, operator, bytesOf(content), {
    fileName: 'file.csv',
    language: 'en',
    ...wish,
  })
const titlesOf = async (code: string) =>
  (await showCode(world.service, operator, code)).taken.map(({ titles }) => titles)

describe('a vocabulary as its publisher gives it', () => {
  test('NACE: with semicolons, a byte order mark, and any spelling of codes', async () => {
    const file =
      '\ufeff"Order";"Level";"Code";"Parent";"Description"\n"1";"1";"A";"";"AGRICULTURE, FORESTRY AND FISHING"\n"2";"2";"01";"A";"Crop and animal production, hunting and related service activities"\n'
    const summary = await take(file, { what: 'nace', edition: '2' })
    expect(summary).toMatchObject({ name: 'nace-2', rows: 2, stored: 2, refused: 0 })
    expect((await showCode(world.service, operator, '01')).taken[0]?.parent).toBe('A')
  })

  test('NUTS: by the attributes of its boundaries, the region above following from the code', async () => {
    const file = 'CNTR_CODE,NUTS_ID,NAME_LATN,NUTS_NAME\nPL,PL21,Malopolskie,Małopolskie\n'
    await take(file, { what: 'nuts', edition: '2024' })
    expect((await showCode(world.service, operator, 'PL21')).taken).toEqual([
      { vocabulary: 'nuts-2024', code: 'PL21', parent: 'PL2', titles: { en: 'Małopolskie' } },
    ])
  })

  test('CPV: with or without the check digit, in several languages, packed', async () => {
    const file =
      'CODE,EN,PL\n42000000-6,Industrial machinery,Maszyny przemysłowe\n42100000,Machinery,\n'
    expect(await take(gzipSync(file), { what: 'cpv' })).toMatchObject({ stored: 2 })
    const [machinery] = (await showCode(world.service, operator, '42100000')).taken
    expect(machinery).toMatchObject({ parent: '42000000', titles: { en: 'Machinery' } })
  })

  test('ESCO: one file a language, each adding its titles', async () => {
    const uri = 'http://data.europa.eu/esco/skill/0001'
    const file = (label: string) =>
      `conceptType,conceptUri,skillType,preferredLabel\nKnowledgeSkillCompetence,${uri},skill,${label}\n`
    await take(file('weld'), { what: 'esco' })
    await take(file('spawać'), { what: 'esco', language: 'pl' })
    await take(file('spawać'), { what: 'esco', language: 'pl' })
    expect(await titlesOf(uri)).toEqual([{ en: 'weld', pl: 'spawać' }])
  })

  test('EuroSciVoc: with tabs, and the concept above', async () => {
    const uri = (id: string) => `http://data.europa.eu/8mn/euroscivoc/${id}`
    await take(`uri\ten\tbroader\n${uri('b')}\trobotics\t${uri('a')}\n`, { what: 'euroscivoc' })
    expect((await showCode(world.service, operator, uri('b'))).taken[0]?.parent).toBe(uri('a'))
    const problems = (await checkCatalogue(world.service, operator)).map(({ en }) => en)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`under ${uri('a')}, which the vocabulary does not have`)
  })
})

describe('rows that are wrong', () => {
  test('are refused one by one, each with how to mend it, and the others are taken', async () => {
    const file =
      'code,en,pl\n42000000,Machinery,Maszyny\n4200,Short,\n,Nothing,\n42100000,,\n42000000,Again,\n43000000,Mining\n44000000,Structures,\n'
    const summary = await take(file, { what: 'cpv' })
    expect(summary).toMatchObject({ rows: 7, stored: 2, refused: 5 })
    const told = summary.problems.map(({ line, phrase }) => [line, phrase.en] as const)
    expect(told.map(([line]) => line)).toEqual([3, 4, 5, 6, 7])
    expect(told[0]?.[1]).toContain('such as 42000000-6')
    expect(told[1]?.[1]).toContain('Fill it in')
    expect(told[2]?.[1]).toContain('no title in any language')
    expect(told[3]?.[1]).toContain('Line 2 gives 42000000 already')
    for (const { phrase } of summary.problems) expect(new Set(Object.values(phrase)).size).toBe(4)
    expect(await titlesOf('42000000')).toEqual([{ en: 'Machinery', pl: 'Maszyny' }])
  })

  test.each([
    [
      'a file without a column of codes',
      'name,en\na,b\n',
      { what: 'cpv' },
      'No column holds the codes',
    ],
    [
      'a file without titles',
      'code,size\n42000000,1\n',
      { what: 'cpv' },
      'No column holds the titles',
    ],
    ['a vocabulary nobody knows', 'code,en\na,b\n', { what: 'isco' }, 'Say one of: nace, nuts'],
    ['NACE without its revision', 'code,en\nA,b\n', { what: 'nace' }, '--edition: 2, 2.1'],
    ['an empty file', '', { what: 'cpv' }, 'empty'],
    ['a workbook', Buffer.from('504b0304000000', 'hex'), { what: 'cpv' }, 'text'],
  ])('%s is refused whole', async (_, content, wish, sentence) => {
    await expect(take(content, wish)).rejects.toMatchObject({
      phrase: { en: expect.stringContaining(sentence) },
    })
    const lists = await listCatalogue(world.service, operator)
    expect(lists.every(({ shipped }) => shipped)).toBe(true)
  })

  test('whoever may only look may not take in', async () => {
    const wish = { what: 'cpv', fileName: 'f', language: 'en' } as const
    const taking = importVocabulary(world.service, reader, bytesOf('code,en\n42000000,a\n'), wish)
    await expect(taking).rejects.toMatchObject({ reason: 'forbidden' })
  })
})

describe('the catalogue', () => {
  test('lists what ships with its source, and holds together', async () => {
    const lists = await listCatalogue(world.service, reader)
    expect(lists.find(({ name }) => name === 'nace-2')?.rows).toBe(996)
    expect(lists.find(({ name }) => name === 'pl-malopolskie')?.status).toBe('confirmed')
    expect(await checkCatalogue(world.service, reader)).toEqual([])
  })

  test('shows a code in both revisions, and what became of a region', async () => {
    const machining = await showCode(world.service, reader, 'C25.62')
    expect(machining.activities.map(({ revision }) => revision)).toEqual(['2', '2.1'])
    expect(machining.activities[0]?.steps.map(({ to }) => to)).toEqual(['25.53'])
    const mazowieckie = await showCode(world.service, reader, 'PL12')
    expect(mazowieckie.region?.ended?.to).toEqual(['PL91', 'PL92'])
    expect(mazowieckie.region?.specialisations.map(({ key }) => key)).toContain('pl-mazowieckie')
    await expect(showCode(world.service, reader, '99999')).rejects.toMatchObject({
      reason: 'not-found',
    })
  })

  test('is there over HTTP', async () => {
    const listed = await world.api.request('/catalogue')
    expect(JSON.stringify(await listed.json())).toContain('"pl-kis"')
    const sheet = await world.api.request('/catalogue?format=csv')
    expect(sheet.headers.get('content-type')).toContain('text/csv')
    const [header, ...lines] = (await sheet.text()).trim().split('\r\n')
    expect(header).toBe('name,rows,shipped,source,status')
    expect(lines.some((line) => /^pl-malopolskie,\d+,true,.*,confirmed$/.test(line))).toBe(true)
    const splot = terminalOf(world.service, registerCatalogueCommands)
    expect((await splot('catalogue', 'list', '--csv')).trim().split('\r\n')).toEqual([
      header,
      ...lines,
    ])
    const shown = await world.api.request('/catalogue/codes/PL12')
    expect([shown.status, await shown.json()]).toMatchObject([
      200,
      { region: { ended: { to: ['PL91', 'PL92'] } } },
    ])
    expect((await world.api.request('/catalogue/codes/99999')).status).toBe(404)
  })

  test('tells each difference of an imported list from the shipped one', async () => {
    const file = 'code,en\nPL,Poland\nPL99,Nowhere\n'
    await take(file, { what: 'nuts', edition: '2024' })
    const told = (await checkCatalogue(world.service, reader)).map(({ en }) => en)
    expect(told).toContain('nuts-2024 PL (en): "Polska" shipped, "Poland" imported.')
    expect(told).toContain('nuts-2024 PL99 is in the imported list and not in the shipped one.')
    expect(told).toContain('nuts-2024 PL21 is in the shipped list and not in the imported one.')
  })
})

const reference = new URL('../../../shared/reference/', import.meta.url)

if (existsSync(reference))
  describe('the reference data beside the project', () => {
    const files = [
      ['nace_rev2.csv', 'nace', '2', 996],
      ['nace_rev2.1.csv', 'nace', '2.1', 1047],
      ['nuts_2024_names.csv', 'nuts', '2024', 2087],
      ['cpv_2008.csv', 'cpv', undefined, 8000],
      ['euroscivoc_1.1.csv', 'euroscivoc', undefined, 800],
      ['esco_skills.csv', 'esco', undefined, 13000],
    ] as const

    test.each(files)('%s is taken in whole', async (file, what, edition, rowsMin) => {
      const url = new URL(file, reference)
      const summary = await importVocabulary(world.service, operator, createReadStream(url), {
        what,
        edition,
        fileName: file,
        language: 'en',
      })
      console.info(`${file}: ${summary.rows} rows, ${summary.refused} refused`)
      for (const { line, phrase } of summary.problems.slice(0, 5)) console.info(line, phrase.en)
      expect(summary.stored).toBeGreaterThanOrEqual(rowsMin)
      const told = await checkCatalogue(world.service, operator)
      console.info(
        `${file}: ${told.length} told by the check`,
        told.slice(0, 5).map(({ en }) => en),
      )
      if (what === 'nace') expect(told.filter(({ en }) => / is in the /.test(en))).toEqual([])
    })
  })
