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

  test('whom to call is said, changed in part, told by the introduction, and forgotten', async () => {
    const contact = ['organisation', 'contact', 'Prüflabor Chemnitz']
    const unsaid = await splot('--language', 'fr', ...contact)
    expect(unsaid).toMatchObject({ code: 1, stdout: '' })
    expect(unsaid.stderr).toContain(
      'par splot organisation contact <organisation> --name <name> --email <address>.',
    )
    const said = ['--name', 'Jana Weiß', '--email', 'weiss@example.org', '--phone', '0371/12345']
    expect(await answer(...contact, ...said, '--json')).toMatchObject({ version: 1 })
    const late = await splot(...contact, '--phone', '0371/54321', '--version', '2')
    expect(late.stderr).toContain('stored is 1')
    const changed = await splot('--language', 'pl', ...contact, '--phone', '')
    expect(changed.stdout).toMatch(
      /^Dane kontaktowe \(Prüflabor Chemnitz\): Jana Weiß, weiss@example\.org\n\S{36}, wersja 2\n$/,
    )
    const { items } = await introduction('list', 'Odlewnia Krosno')
    expect(items).toMatchObject([{ to: { contact: { name: 'Jana Weiß', phone: null } } }])
    const removed = await splot(...contact, '--remove')
    expect(removed.stdout).toMatch(/^Prüflabor Chemnitz: the contact data are removed\..+\n$/)
  })

  test('one organisation blocks another, which closes their introduction, and takes it back', async () => {
    const pair = ['Odlewnia Krosno', 'Prüflabor Chemnitz']
    const block = ['organisation', 'block', ...pair, '--note', 'A competitor']
    const blocked = await splot('--language', 'de', ...block)
    expect(blocked).toMatchObject({ code: 0, stderr: '' })
    expect(blocked.stdout).toContain('Odlewnia Krosno blockiert Prüflabor Chemnitz.')
    const listed = await splot('organisation', 'blocks', 'Odlewnia Krosno')
    expect(listed.stdout).toMatch(
      /^\S{36} {2}[\d-]{10} {2}Prüflabor Chemnitz {2}\(A competitor\)\n$/,
    )
    const { items } = await introduction('list', 'Odlewnia Krosno')
    expect(items).toMatchObject([{ state: 'closed' }])
    expect((await splot('organisation', 'unblock', ...pair)).stdout).toBe(
      'Odlewnia Krosno does not block Prüflabor Chemnitz.\n',
    )
    expect(await answer('organisation', 'blocks', 'Odlewnia Krosno', '--json')).toEqual({
      items: [],
      next: null,
    })
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
