import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runSplot } from '../splot-process.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-walk-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function splot(...args: string[]): Promise<string> {
  const ended = await runSplot(['--data', join(folder, 'var'), ...args])
  expect(ended).toMatchObject({ code: 0 })
  return ended.stdout
}

/** An organisation whose profile is made from what it says of itself. */
async function found(name: string, country: string, description: string): Promise<void> {
  const file = join(folder, `${country}.txt`)
  writeFileSync(file, description)
  await splot('organisation', 'create', JSON.stringify({ name, country }))
  await splot('profile', 'propose', file, '--organisation', name, '--confirm', 'all')
}

test('the walk of a company works at the terminal, from its description to what is learned', {
  timeout: 240_000,
}, async () => {
  const [mill, lab] = ['Odlewnia Krosno', 'Prüflabor Chemnitz']
  await found(
    mill,
    'PL',
    'Produkujemy odlewy z żeliwa dla przemysłu pomp. Szukamy laboratorium do tomografii komputerowej odlewów.',
  )
  await found(
    lab,
    'DE',
    'Wir bieten Computertomographie an Gussteilen. Wir suchen Gussteile aus Eisen als Referenzproben.',
  )
  const list = JSON.parse(await splot('suggest', mill, '--shown', '--json'))
  expect(list.items[0].partner.name).toBe(lab)
  expect(list.items[0].reasons.join(' ')).toContain('Computertomographie')

  const pair = ['--from', mill, '--to', lab]
  const { id } = JSON.parse(await splot('introduction', 'ask', ...pair, '--json'))
  const answer = await splot('introduction', 'answer', id, 'interested', '--as', lab)
  expect(answer).toContain('State: mutual. Both sides are interested')
  await splot('introduction', 'outcome', id, 'cooperating', '--as', mill)
  expect(await splot('why', mill, lab)).toContain('work together')
  const lesson = JSON.parse(await splot('learn', '--json'))
  expect(lesson.proposed.report.evidence).toMatchObject({ answers: 1, organisations: 1 })
})
