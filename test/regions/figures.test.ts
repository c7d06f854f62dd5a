import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/catalogue.loader.ts'
import { Refusal } from '../../src/platform/refusal.ts'
import { readFigures } from '../../src/regions/figures.reader.ts'
import { placeOf } from '../../src/regions/place.ts'

const catalogue = loadCatalogue()

function read(text: string, digits = 4) {
  return readFigures(catalogue, Readable.from([Buffer.from(text)]), digits)
}

async function refusalOf(text: string, digits = 4): Promise<Refusal> {
  const error = await read(text, digits).then(
    () => undefined,
    (refused: unknown) => refused,
  )
  if (!(error instanceof Refusal)) throw new Error(`Not refused: ${text}`)
  return error
}

describe('a table of one’s own', () => {
  test('is read whatever parts its cells, deeper regions and repeated rows added up', async () => {
    const figures = await read('nuts2;nace;employment\nPL21;25.62;12\nPL213;2562;1,5\nPL22;C25;3\n')
    expect(figures.regions).toEqual(['PL21', 'PL22'])
    expect(figures.activities).toEqual(['25', '25.62'])
    expect([...figures.supply.values]).toEqual([0, 13.5, 3, 0])
    expect(figures.repeated).toBe(0)
    const years = await read('region;activity;value\nPL21;25;1\nPL21;C25;2\nPL22;25;4\n')
    expect([...years.supply.values, years.repeated]).toEqual([3, 4, 1])
    const tabs = await read(
      'geo\tactivity\tvalue\nPL21\tWind turbines\t7\nPL22\tWind turbines\t:\n',
    )
    expect(tabs.activities).toEqual(['Wind turbines'])
    expect([...tabs.supply.values]).toEqual([7, 0])
  })

  test('is refused line by line, with what to write instead', async () => {
    const { problems } = await refusalOf(
      'region,activity,value\nPL12,25,1\nPT17,25,1\nXX9,25,1\nPL21,25,-3\nPL21,,3\nPL2,25,1\nPL21,25,"1,234"\nPL21,25,lots\n',
    )
    expect(problems.map(({ pointer }) => pointer)).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9].map((line) => `/line/${line}`),
    )
    const said = problems.map(({ phrase }) => phrase.en)
    expect(said[0]).toContain('PL91, PL92')
    expect(said[1]).toContain('PT1')
    expect(said[2]).toContain('no NUTS code')
    expect(said[3]).toContain('"-3" is no amount')
    expect(said[4]).toContain('activity is missing')
    expect(said[5]).toContain('larger than a NUTS 2 region')
    expect(said[6]).toContain('"1,234" is no amount')
    for (const { phrase } of problems)
      for (const language of ['pl', 'en', 'de', 'fr'] as const)
        expect(phrase[language]).not.toBe('')
  })

  test('is refused where everything is nothing, where columns are missing, and where it is empty', async () => {
    expect((await refusalOf('region,activity,value\nPL21,25,0\nPL22,25,\n')).phrase.en).toContain(
      'nothing to compare',
    )
    expect((await refusalOf('region,activity,value\n')).phrase.en).toContain('nothing to compare')
    expect((await refusalOf('place,what\nPL21,25\n')).phrase.en).toContain('place, what')
    await refusalOf('')
    const many = Array.from({ length: 3001 }, (_, at) => `PL21,thing ${at},1`).join('\n')
    expect((await refusalOf(`region,activity,value\n${many}\n`)).phrase.en).toContain('3001')
  })

  test('of a million rows is taken whole', async () => {
    const regions = [...catalogue.regions.values()]
      .filter(({ level, editions }) => level === 2 && editions.includes(2024))
      .slice(0, 200)
    const rows = function* () {
      yield Buffer.from('region,activity,value\n')
      for (let turn = 0; turn < 1000; turn++)
        yield Buffer.from(
          regions
            .map(({ code }, at) => `${code},thing ${(turn + at) % 500},2\n`.repeat(5))
            .join(''),
        )
    }
    const figures = await readFigures(catalogue, Readable.from(rows()), 4)
    expect(figures.supply.values.reduce((sum, value) => sum + value, 0)).toBe(2_000_000)
    expect([figures.regions.length, figures.activities.length]).toEqual([200, 500])
  }, 120_000)
})

test('a region that was given up names those that came after it, of the same name where there is one', () => {
  const place = (code: string) => {
    const found = placeOf(catalogue, code, '/code')
    return 'phrase' in found ? found.phrase.en : found.code
  }
  expect(place('pl21')).toBe('PL21')
  expect(place('PL12')).toContain('PL91, PL92')
  expect(place('NL31')).toContain('NL35')
  expect(place('PT18')).toContain('PT1C')
  expect(place('PL99')).toContain('Did you mean')
})
