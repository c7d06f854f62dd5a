import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../src/api.ts'
import { type Client, keys, openClient } from '../client.ts'
import { bringDemo } from '../matching/demo-world.ts'
import { root, runSplot } from '../splot-process.ts'
import { complaintsAboutSvg } from '../svg.ts'

let client: Client
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'splot-pictures-'))
  client = await openClient(() => new Date('2026-11-27T09:00:00Z'))
  await bringDemo(client.service)
}, 120_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await client.close()
})

function get(path: string, language = 'en', key: string = keys.operator) {
  const headers = { authorization: `Bearer ${key}`, 'accept-language': language }
  return openApi(client.service).request(path, { headers })
}

async function picture(path: string, language = 'en'): Promise<string> {
  const answer = await get(path, language)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/svg+xml')
  const svg = await answer.text()
  expect(complaintsAboutSvg(svg)).toEqual([])
  return svg
}

describe('the pictures of regions', () => {
  test('show what a region lacks, with the quadrants in words and what it is counted from', async () => {
    const svg = await picture('/regions/PL21/scatter.svg')
    expect(svg).toContain('What PL21 Małopolskie lacks')
    expect(svg).toContain('related and valuable: build it here')
    expect(svg).toContain('62 Computer programming')
    expect(svg).toContain('Counted from 34 entries of 10 organisations here')
    expect(await picture('/regions/PL21/scatter.svg?domain=C')).not.toContain(
      '62 Computer programming',
    )
  })

  test('show the complementary regions on a map, abroad only where that is wanted', async () => {
    const svg = await picture('/regions/PL21/map.svg?limit=5', 'pl')
    expect(svg).toContain('Regiony komplementarne – PL21 Małopolskie')
    expect(svg).toMatch(/\d\. IE05 Southern, \d+ km: zyskujemy/)
    expect(svg).toContain('PL63 Pomorskie')
    expect(svg).toContain('Policzono z 34 wpisów 10 organizacji')
    expect(await picture('/regions/PL21/map.svg?abroad=true')).not.toContain('Pomorskie')
  })

  test("show regions against a region's own specialisations, or another list's", async () => {
    const own = await picture('/regions/heatmap.svg?region=PL21')
    expect(own).toContain('Regions and specialisations (pl-malopolskie) – PL21 Małopolskie')
    expect(own).toContain('1 Life sciences')
    expect(own).toContain('FRK2 Rhône-Alpes')
    expect(own).toContain('165 entries of 86 organisations')
    const kis = await picture('/regions/heatmap.svg?region=PL21&list=pl-kis', 'de')
    expect(kis).toContain('(pl-kis)')
    expect(kis).toContain('165 Einträgen von 86 Organisationen')
  })

  test('show activities where no list is known', async () => {
    for (const path of ['/regions/heatmap.svg', '/regions/heatmap.svg?region=IE05'])
      expect(await picture(path)).toContain('Regions and activities')
  })

  test('are the same file whenever nothing changed', async () => {
    for (const path of ['/regions/PL21/map.svg', '/regions/heatmap.svg'])
      expect(await picture(path)).toBe(await picture(path))
  })

  test('count nothing anonymous for a reader', async () => {
    const answer = await get('/regions/heatmap.svg', 'en', keys.reader)
    const [, entries] = /from (\d+) entries/.exec(await answer.text()) ?? []
    expect(Number(entries)).toBeGreaterThan(100)
    expect(Number(entries)).toBeLessThan(165)
  })

  test('refuse an unknown list, naming those there are, and a region of which nothing is known', async () => {
    const list = await get('/regions/heatmap.svg?region=PL21&list=pl-kiss')
    expect(list.status).toBe(422)
    expect(await list.text()).toContain('pl-kis, ')
    expect((await get('/regions/heatmap.svg?region=PL00')).status).toBe(422)
    expect((await get('/regions/PT11/map.svg')).status).toBe(404)
  })
})

const jobs = [
  'region,activity,value',
  ...['PL21,62,12500', 'PL21,25,900000', 'PL21,30,55', 'PL22,62,50', 'PL22,25,60', 'PL22,28,20'],
  ...['DED2,62,70', 'DED2,28,90', 'PL82,30,55', 'PL82,25,30', 'IE05,62,80', 'IE05,30,20', ''],
].join('\n')

function send(path: string, body: string) {
  const headers = { authorization: `Bearer ${keys.operator}`, 'content-type': 'text/csv' }
  return openApi(client.service).request(path, { method: 'POST', body, headers })
}

describe('the pictures of a table of one’s own', () => {
  test('are drawn from its values, by specialisations, activities, gaps and on the map', async () => {
    const drawn = async (path: string) => {
      const answer = await send(path, jobs)
      expect([path, answer.status]).toEqual([path, 200])
      const svg = await answer.text()
      expect(complaintsAboutSvg(svg)).toEqual([])
      expect(svg).not.toContain('Counted from')
      return svg
    }
    const own = await drawn('/regions/heatmap.svg?region=PL21')
    expect(own).toContain('(pl-malopolskie)')
    expect(own).toContain('900k')
    expect(own).not.toContain('FRK2')
    expect(await drawn('/regions/heatmap.svg')).toContain('Regions and activities')
    expect(await drawn('/regions/PL22/scatter.svg')).toContain('30 Manufacture of other transport')
    const map = await drawn('/regions/PL22/map.svg')
    expect(map).toContain('IE05 Southern')
    expect(await drawn('/regions/PL22/map.svg?abroad=true')).not.toContain('PL82')
  })

  test('are refused as the figures are, with the line to mend', async () => {
    const refused: [string, string, number, string][] = [
      ['region,activity,value\nPL12,25,1\n', '/regions/PL21/map.svg', 422, 'PL91, PL92'],
      ['region,activity,value\nPL21,25,-1\n', '/regions/PL21/scatter.svg', 422, '/line/2'],
      ['region,activity,value\nPL21,25,0\n', '/regions/heatmap.svg', 422, 'nothing to compare'],
      ['what\n1\n', '/regions/heatmap.svg?region=PL21', 400, 'region, activity and value'],
      [jobs, '/regions/PL51/scatter.svg', 404, 'no row of PL51'],
      ['', '/regions/heatmap.svg', 400, ''],
    ]
    for (const [body, path, status, says] of refused) {
      const answer = await send(path, body)
      expect([path, answer.status]).toEqual([path, status])
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(await answer.text()).toContain(says)
    }
  })

  test('say that rows which repeat others were added up', async () => {
    const svg = await (await send('/regions/heatmap.svg', `${jobs}PL21,25,1\n`)).text()
    expect(svg).toContain('1 rows of the table repeat')
  })
})

test('pictures from the terminal are files, as text for machines is', {
  timeout: 240_000,
}, async () => {
  const files = ['organisations', 'clusters', 'entries'].map((what) =>
    join(root, 'data', 'demo', `${what}.jsonl`),
  )
  const splot = (...args: string[]) => runSplot(['--data', folder, '--language', 'en', ...args])
  expect(await splot('import', ...files)).toMatchObject({ code: 0 })
  for (const [what, named] of [
    ['heatmap', 'Life sciences'],
    ['scatter', 'Małopolskie'],
    ['map', 'IE05 Southern'],
  ] as const) {
    const out = join(folder, `${what}.svg`)
    expect(await splot('region', what, 'PL21', '--out', out)).toMatchObject({
      code: 0,
      stdout: '',
    })
    const svg = readFileSync(out, 'utf8')
    expect(complaintsAboutSvg(svg)).toEqual([])
    expect(svg).toContain(named)
  }
  expect(await splot('region', 'map', 'PL2X')).toMatchObject({ code: 1, stdout: '' })
  const nowhere = await splot('region', 'scatter', 'PL21', '--table', 'nowhere.csv')
  expect(nowhere).toMatchObject({ code: 1, stdout: '' })
  expect(nowhere.stderr).toContain('There is no file nowhere.csv')
})
