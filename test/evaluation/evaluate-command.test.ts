import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { registerEvaluateCommand } from '../../src/evaluation/evaluate.commands.ts'
import type { Evaluation } from '../../src/evaluation/report.ts'

let folder: string
let printed: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-evaluate-'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

async function evaluate(...words: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  registerEvaluateCommand(program)
  for (const command of program.commands)
    command.exitOverride().configureOutput({ writeErr: () => {} })
  await program.parseAsync(['evaluate', ...words], { from: 'user' })
  return printed
}

test('without files it measures on the set that ships, for machines and as a picture', async () => {
  const picture = join(folder, 'quality.svg')
  const text = await evaluate('--json', '--svg', picture, '--seed', '3')
  const { rankings, seed, needs } = JSON.parse(text) as Evaluation
  expect({ seed, needs }).toEqual({ seed: 3, needs: 12 })
  expect(rankings.map(({ name }) => name)).toEqual(['bm25', 'chars', 'hashing', 'dense', 'fused'])
  for (const ranking of rankings) {
    for (const figure of ['ndcg@10', 'recall@10', 'mrr', 'success@1'] as const) {
      expect(ranking[figure]).toBeGreaterThanOrEqual(0)
      expect(ranking[figure]).toBeLessThanOrEqual(1)
    }
  }
  expect(readFileSync(picture, 'utf8')).toMatch(/^<svg /)
}, 60_000)

test('people get a table, the same for the same seed', async () => {
  const once = await evaluate()
  printed = ''
  expect(await evaluate()).toBe(once)
  expect(once).toContain('12 needs, 79 offers, 72 judgements')
  expect(once).toContain('fused − bm25')
}, 60_000)

test('concepts kept aside are looked for in the tables of a folder', async () => {
  // One key in fifty is kept aside, by hash.
  const rows = Array.from({ length: 400 }, (_, at) => `c${at},,drewno ${at},wood ${at},,`)
  writeFileSync(join(folder, 'cpv_2008.csv'), `code,parent,pl,en,de,fr\n${rows.join('\n')}\n`)
  const { concepts } = JSON.parse(await evaluate('--concepts', folder, '--json'))
  expect(concepts).toHaveLength(1)
  expect(concepts[0].tasks).toEqual([
    expect.objectContaining({ source: 'cpv', from: 'pl', to: 'en', candidates: 400 }),
  ])
}, 60_000)

test.each<[string[], RegExp]>([
  [['--offers', 'a'], /give --offers, --needs and --qrels, or none/],
  [['--offers', 'a', '--needs', 'b', '--qrels', 'c'], /There is no file a to read/],
  [['--concepts', 'nowhere'], /nowhere holds none of the tables that concepts are looked for in/],
  [['--concepts', 'a', '--svg', 'b'], /cannot be used with/],
  [['--seed', 'soon'], /Give a whole number above 0/],
])('%j is refused in a sentence', async (words, sentence) => {
  await expect(evaluate(...words)).rejects.toThrow(sentence)
})

test('a model that is not there, and a picture that cannot be written, are refused', async () => {
  await expect(evaluate('--model', './nowhere')).rejects.toThrow(/model folder .* lacks/)
  const picture = join(folder, 'no', 'such', 'folder.svg')
  await expect(evaluate('--svg', picture)).rejects.toThrow(/cannot be written/)
}, 60_000)

test('the command shows how to use it', () => {
  const program = new Command()
  registerEvaluateCommand(program)
  let help = ''
  program.commands[0]?.configureOutput({ writeOut: (part) => (help += part) }).outputHelp()
  expect(help).toContain('$ splot evaluate --offers')
})
