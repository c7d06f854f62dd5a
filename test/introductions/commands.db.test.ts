import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runSplot } from '../splot-process.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-introductions-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const splot = (...args: string[]) => runSplot(['--data', folder, ...args])

/** What a command answers as JSON, when all went well. */
async function answer(...args: string[]) {
  const ended = await splot(...args)
  expect(ended).toMatchObject({ code: 0 })
  return JSON.parse(ended.stdout)
}

const introduction = (...args: string[]) => answer('introduction', ...args, '--json')

describe('from the terminal, for either side', { timeout: 300_000 }, () => {
  test('an introduction is asked for, answered, listed, shown, and comes to something', async () => {
    for (const name of ['Odlewnia Krosno', 'Prüflabor Chemnitz'])
      await answer('organisation', 'create', JSON.stringify({ name, country: 'PL' }))
    const pair = ['--from', 'Odlewnia Krosno', '--to', 'Prüflabor Chemnitz']
    const asked = await introduction('ask', ...pair, '--message', 'Szukamy tomografii.')
    expect(asked).toMatchObject({ state: 'interested', waitsFor: ['to'], you: null })

    const list = ['introduction', 'list', 'Prüflabor Chemnitz', '--waiting']
    const waiting = await splot('--language', 'pl', ...list)
    expect(waiting.stdout.trimEnd()).toMatch(
      /^\S{36} {2}zainteresowanie {2}Odlewnia Krosno → Prüflabor Chemnitz {2}\(Ma odpowiedzieć: Prüflabor Chemnitz, do [\d-]{10}\)$/,
    )
    const as = ['--as', 'Prüflabor Chemnitz']
    const early = await splot('introduction', 'outcome', asked.id, 'met', ...as)
    expect(early).toMatchObject({ code: 1, stdout: '' })
    expect(early.stderr).toContain('once both sides are interested')
    const why = await splot('introduction', 'answer', asked.id, 'declined', ...as)
    expect(why.stderr).toContain('/reason')
    await introduction('answer', asked.id, 'interested', ...as)
    const met = ['introduction', 'outcome', asked.id, 'met', ...as, '--on', '2026-11-02']
    const inGerman = await splot('--language', 'de', ...met)
    expect(inGerman.stdout).toContain('Stand: getroffen. Die beiden haben sich getroffen;')
    const shown = await introduction('show', asked.id, '--as', 'Odlewnia Krosno')
    expect(shown).toMatchObject({ state: 'met', you: 'from' })
    expect(shown.history.at(-1)).toMatchObject({ kind: 'met', by: 'to', on: '2026-11-02' })
    const told = await splot('introduction', 'show', asked.id)
    expect(told.stdout).toMatch(/Message: “Szukamy tomografii\.”\n/)
    expect(told.stdout).toContain('Prüflabor Chemnitz: the two met (2026-11-02)\n')
    const late = await splot('introduction', 'withdraw', asked.id, '--as', 'Odlewnia Krosno')
    expect(late).toMatchObject({ code: 1, stdout: '' })
  })

  test('a key is made for an organisation, listed without its secret, and revoked', async () => {
    const made = await answer('key', 'create', 'Krosno, sales', '--organisation', 'Odlewnia Krosno')
    expect(made).toMatchObject({ relation: 'member', name: 'Krosno, sales' })
    expect(made.key).toMatch(/^splot\./)
    const listed = await splot('key', 'list', '--organisation', 'Odlewnia Krosno')
    expect(JSON.parse(listed.stdout).items).toMatchObject([{ id: made.id, revokedAt: null }])
    expect(listed.stdout).not.toContain(made.key.split('.')[2])
    expect(await splot('key', 'revoke', made.id)).toEqual({ code: 0, stdout: '', stderr: '' })
    const { items } = await answer('key', 'list')
    expect(items[0].revokedAt).not.toBeNull()
    const nobody = await splot('key', 'create', 'Nobody')
    expect(nobody).toMatchObject({ code: 1, stdout: '' })
    expect(nobody.stderr).toContain('/organisationId')
  })
})
