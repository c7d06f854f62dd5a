import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, runSplot, saidOnStderr, startSplot } from './splot-process.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-cli-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const splot = (...args: string[]): Promise<Ended> => runSplot(['--data', folder, ...args])

/** What a command answers as JSON, when all went well. */
async function answer<T = Record<string, unknown>>(...args: string[]): Promise<T> {
  const ended = await splot(...args)
  expect(ended).toMatchObject({ code: 0 })
  return JSON.parse(ended.stdout) as T
}

const foundry = { name: 'Odlewnia Krosno', externalId: 'krosno', country: 'PL', nuts: 'PL82' }
const laboratory = { name: 'Prüflabor Chemnitz', externalId: 'chemnitz', country: 'DE' }
const need = {
  side: 'need',
  title: 'Kontrola porowatości odlewów aluminiowych',
  description: 'Szukamy badania korpusów pomp bez niszczenia, tomografią rentgenowską.',
}
const offer = {
  side: 'competency',
  title: 'Röntgen-Computertomographie für Gussteile aus Aluminium',
  description: 'Wir prüfen Gussteile zerstörungsfrei auf Porosität und Lunker.',
}

describe('an organisation from the terminal, in one data folder', { timeout: 120_000 }, () => {
  test('is created, shown by its name, changed and listed', async () => {
    const created = await answer('organisation', 'create', JSON.stringify(foundry))
    expect(created).toMatchObject({ ...foundry, version: 1 })
    expect(await answer('organisation', 'show', 'Odlewnia Krosno')).toEqual(created)

    const id = String(created['id'])
    const change = ['organisation', 'change', id, '{"city":"Krosno"}', '--version']
    expect(await answer(...change, '1')).toMatchObject({ id, city: 'Krosno', version: 2 })
    const late = await splot(...change, '1')
    expect(late).toMatchObject({ code: 1, stdout: '' })
    expect(late.stderr).toMatch(/stored is 2/)

    const { items } = await answer<{ items: unknown[] }>('organisation', 'list', 'country=PL')
    expect(items).toMatchObject([{ id, city: 'Krosno', version: 2 }])
  })

  test('reads content from standard input, and refuses what is wrong in Polish', async () => {
    expect(await answer('organisation', 'collaborations', 'Odlewnia Krosno', 'limit=5')).toEqual({
      items: [],
    })
    const piped = await runSplot(['--data', folder, 'organisation', 'create'], {
      input: JSON.stringify(laboratory),
    })
    expect(piped).toMatchObject({ code: 0 })
    expect(JSON.parse(piped.stdout)).toMatchObject(laboratory)

    const wrong = await splot(
      '--language',
      'pl',
      'organisation',
      'create',
      '{"name":"","size":"huge"}',
    )
    expect(wrong).toMatchObject({ code: 1, stdout: '' })
    expect(wrong.stderr).toMatch(/^Nieprawidłowe pola: 3; nic nie zapisano\.$/m)
    for (const pointer of ['/name', '/size', '/country'])
      expect(wrong.stderr).toMatch(new RegExp(`^  ${pointer}: \\p{Lu}.+\\.$`, 'mu'))
    const broken = await splot('--language', 'pl', 'organisation', 'create', '{name')
    expect(broken).toMatchObject({ code: 1, stdout: '' })
    expect(broken.stderr).toMatch(/nie jest poprawnym JSON-em/)
  })

  test('states what it needs, and is told who answers and why, with the model that ships', async () => {
    await answer('entry', 'create', '--organisation', 'krosno', JSON.stringify(need))
    const stated = await answer(
      'entry',
      'create',
      '--organisation',
      'chemnitz',
      JSON.stringify(offer),
    )
    expect(stated).toMatchObject({ ...offer, language: 'de' })

    const list = await answer<{ fresh: boolean; items: unknown[] }>('suggest', 'krosno', '--json')
    expect(list.fresh).toBe(true)
    expect(list.items).toMatchObject([
      { rank: 1, scope: 'international', partner: { name: laboratory.name } },
    ])
    const shown = await splot('--language', 'pl', 'suggest', 'krosno')
    expect(shown).toMatchObject({ code: 0, stderr: '' })
    expect(shown.stdout).toContain('Prüflabor Chemnitz')
    expect(shown.stdout).toContain('zerstörungsfrei')

    const found = await answer<{ items: unknown[] }>('search', 'X-ray', 'of', 'castings', '--json')
    expect(found.items).toMatchObject([{ organisation: { name: laboratory.name } }])
    const nobody = await splot('suggest', 'krosno', '--scope', 'galactic')
    expect(nobody).toMatchObject({ code: 1, stdout: '' })
    expect(nobody.stderr).toContain('/scope')
  })

  test('is searched with a slip and under filters, and from an entry', async () => {
    const found = await answer<{ corrections: object[]; items: { entry: { id: string } }[] }>(
      ...['search', 'Rönmtgen', '--country', 'DE,AT', '--facets', '--json'],
    )
    expect(found).toMatchObject({
      corrections: [{ written: 'ronmtgen', read: 'röntgen' }],
      items: [{ organisation: { name: laboratory.name } }],
      facets: { country: [{ value: 'DE', entries: 1 }] },
    })
    const id = found.items[0]?.entry.id ?? ''
    const needed = await answer<{ items: unknown[] }>('search', '--answers', id, '--json')
    expect(needed.items).toMatchObject([{ organisation: { name: foundry.name } }])
  })

  test('keeps a search, lists it and removes it', async () => {
    const saved = await answer('saved-search', 'create', 'Röntgen', 'Prüfung', '--country', 'DE')
    expect(saved).toMatchObject({ name: 'Röntgen', query: { q: 'Prüfung', country: ['DE'] } })
    const listed = await splot('--language', 'de', 'saved-search', 'list')
    expect(listed.stdout).toMatch(/^[0-9a-f-]{36} +0 {2}Röntgen$/m)
    expect(await splot('saved-search', 'remove', 'Röntgen')).toMatchObject({ code: 0 })
  })

  test('waits outside while a server has the folder, and is let in after', async () => {
    const server = startSplot(['--data', folder, 'serve', '--port', '0'])
    const ended = once(server, 'exit')
    const url = await saidOnStderr(server, /^Splot listens on (http:\S+)/)
    server.stderr.resume()
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    const refused = await splot('organisation', 'list')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain(`in use by process ${server.pid}`)

    server.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    const { items } = await answer<{ items: unknown[] }>('organisation', 'list')
    expect(items).toHaveLength(2)
  })

  test('is removed with the version that was seen', async () => {
    const removed = await splot(
      'organisation',
      'remove',
      String((await answer('organisation', 'show', 'krosno'))['id']),
      '--version',
      '2',
    )
    expect(removed).toEqual({ code: 0, stdout: '', stderr: '' })
    const gone = await splot('organisation', 'show', 'krosno')
    expect(gone).toMatchObject({ code: 1, stdout: '' })
    expect(gone.stderr).toContain('krosno')
  })
})
