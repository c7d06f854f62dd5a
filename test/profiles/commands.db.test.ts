import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runSplot } from '../splot-process.ts'

let folder: string
const pasted =
  'Wir fertigen Zahnräder bis Modul 12.\n\nWir suchen einen Partner für das Härten.\n\nUnsere Vision ist klar.\n'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-profile-'))
  writeFileSync(join(folder, 'about.txt'), pasted)
  writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0xff, 0xfe]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const splot = (args: readonly string[], input?: string) =>
  runSplot(['--data', join(folder, 'var'), ...args], input === undefined ? {} : { input })
const about = () => join(folder, 'about.txt')

describe('a profile from the terminal', { timeout: 180_000 }, () => {
  test('is proposed from standard input, numbered, with side and reason', async () => {
    const { code, stdout } = await splot(['--language', 'pl', 'profile', 'propose', '-'], pasted)
    expect(code).toBe(0)
    expect(stdout).toContain('1. [kompetencja, product] Zahnräder bis Modul 12')
    expect(stdout).toContain('2. [potrzeba] Einen Partner für das Härten')
    expect(stdout).toContain('świadczą o tym słowa „Wir suchen”')
    expect(stdout).toContain('hasło reklamowe: Unsere Vision ist klar.')
  })

  test('keeps the proposals that are confirmed, knows them again, and says what it lacks', async () => {
    const made = await splot(['organisation', 'create', '{"name":"Rad AG","country":"DE"}'])
    expect(made.code).toBe(0)
    const confirmed = await splot([
      'profile',
      'propose',
      about(),
      '--organisation',
      'Rad AG',
      '--confirm',
      '2',
      '--json',
    ])
    expect(confirmed).toMatchObject({ code: 0 })
    expect(JSON.parse(confirmed.stdout)).toMatchObject({
      language: 'de',
      proposals: [{ entry: { side: 'competency' } }, { entry: { side: 'need' } }],
      stored: [{ side: 'need', title: 'Einen Partner für das Härten', version: 1 }],
    })
    const again = await splot(['profile', 'propose', about(), '--organisation', 'Rad AG'])
    expect(again.stdout).toContain('= nearly the same as an entry of this profile')
    const checked = await splot(['--language', 'de', 'profile', 'check', 'Rad AG'])
    expect(checked.stdout).toMatch(/^[\d.]+ % vollständig \(Kompetenzen 0\/5/)
    expect(checked.stdout).toContain('Nennen Sie eine weitere Kompetenz')
  })

  test.each([
    ['no file', ['missing.txt'], 'cannot be read as text'],
    ['a picture', ['picture.png'], 'cannot be read as text'],
    ['nobody to confirm for', ['about.txt', '--confirm', 'all'], '--organisation'],
    [
      'a number too high',
      ['about.txt', '--organisation', 'Rad AG', '--confirm', '9'],
      'numbered 1 to 2',
    ],
  ])('refuses %s', async (_, [file = '', ...options], says) => {
    const refused = await splot(['profile', 'propose', join(folder, file), ...options])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain(says)
  })
})
