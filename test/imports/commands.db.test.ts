import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CommandContext } from '../../src/command-context.ts'
import { registerImportCommands } from '../../src/imports/import.commands.ts'
import type { Language } from '../../src/platform/phrase.ts'
import { openTestApi, type TestApi } from '../test-api.ts'
import { contentOf, operator } from './import-api.ts'
import { fileAt } from './pieces.ts'

let opened: TestApi
let folder: string
beforeAll(async () => {
  opened = await openTestApi()
  folder = mkdtempSync(join(tmpdir(), 'splot-import-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await opened.close()
})
beforeEach(() =>
  opened.service.database.pool.query('truncate organisation, entry, cluster, membership cascade'),
)
afterEach(() => {
  process.exitCode = undefined
  vi.restoreAllMocks()
})

/** Runs one command; what it wrote to standard output, and how it ended. */
async function splot(language: Language, ...args: string[]) {
  const written: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    written.push(String(text))
    const done = rest.find((argument) => typeof argument === 'function')
    done?.()
    return true
  })
  const context: CommandContext = {
    service: opened.service,
    actor: operator,
    language,
    startWorkers: async () => {},
    settle: async () => {},
    close: async () => {},
  }
  const program = new Command('splot').exitOverride()
  registerImportCommands(program, async () => context)
  process.exitCode = undefined
  await program.parseAsync(['node', 'splot', ...args])
  vi.restoreAllMocks()
  return { text: written.join(''), code: process.exitCode ?? 0 }
}

const write = (name: string, content: string) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

describe('splot import', () => {
  const demo = ['memberships', 'entries', 'clusters', 'organisations'].map(
    (what) => fileAt(`data/demo/${what}.jsonl`) ?? '',
  )

  test('takes files in any order, tried first and then for good', async () => {
    const tried = await splot('en', 'import', ...demo, '--dry-run')
    expect(tried.code).toBe(0)
    expect(tried.text).toContain('nothing was stored')
    expect(await contentOf(opened.service, 'organisation')).toEqual([])
    const done = await splot('en', 'import', ...demo)
    expect(done.code).toBe(0)
    expect(done.text.split('\n')[1]).toMatch(/organisations\.jsonl +87 +87 +0 +0 +0/)
    expect((await splot('en', 'import', ...demo)).text).toMatch(/entries\.jsonl +299 +0 +0 +299 +0/)
  })

  test('tells what is wrong in the reader’s language, ends with 2, and writes every problem to a file', async () => {
    const rows = Array.from({ length: 25 }, (_, row) => `Zakład ${row},XX`).join('\n')
    const file = write('members.csv', `nazwa,kraj\n${rows}\nOdlewnia,PL\n`)
    const problems = join(folder, 'problems.csv')
    const { text, code } = await splot('pl', 'import', file, '--problems', problems)
    expect(code).toBe(2)
    expect(text).toContain(`${file}:2  kraj  "XX"\n    „XX” nie jest dwuliterowym kodem kraju`)
    expect(text).toMatch(/jeszcze 5/)
    const lines = readFileSync(problems, 'utf8').trim().split('\r\n')
    expect(lines).toHaveLength(26)
    expect(lines[1]).toContain(`${file},2,kraj,XX,`)
    expect(await contentOf(opened.service, 'organisation')).toHaveLength(1)
  })

  test('a file that cannot be read at all does not keep the others from being read', async () => {
    const good = write('good.csv', 'name,country\nAnna,PL\n')
    const { text, code } = await splot(
      'en',
      'import',
      write('bad.csv', 'a,b\n1,2\n'),
      good,
      '--json',
    )
    expect(code).toBe(2)
    expect(JSON.parse(text)).toMatchObject([
      { what: null, stopped: { en: expect.stringMatching(/headings do not tell/) } },
      { what: 'organisations', counts: { created: 1 } },
    ])
  })

  test.each([
    ['a file that is not there', ['nowhere.csv']],
    ['an unknown kind', [fileAt('data/demo/organisations.jsonl') ?? '', '--what', 'people']],
  ])('%s is refused', async (_, args) => {
    await expect(splot('en', 'import', ...args)).rejects.toMatchObject({ name: 'Refusal' })
  })
})

test('splot export writes what splot import reads back', async () => {
  await splot('en', 'import', fileAt('data/demo/organisations.jsonl') ?? '')
  const out = join(folder, 'organisations.csv')
  await splot('en', 'export', 'organisations', '--out', out)
  expect((await splot('en', 'import', out)).text).toMatch(/87 +0 +0 +87 +0/)
  expect(
    (await splot('en', 'export', 'organisations', '--format', 'jsonl')).text.trim().split('\n'),
  ).toHaveLength(87)
  await expect(splot('en', 'export', 'people')).rejects.toMatchObject({ name: 'Refusal' })
})
