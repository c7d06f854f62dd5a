import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root, runSplot } from '../splot-process.ts'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'splot-links-'))
  const files = ['organisations', 'clusters', 'entries', 'memberships'].map((name) =>
    join(root, 'data/demo', `${name}.jsonl`),
  )
  expect(await splot('import', ...files)).toMatchObject({ code: 0 })
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const splot = (...args: string[]) => runSplot(['--data', folder, ...args])

describe('from the terminal', { timeout: 120_000 }, () => {
  test('circles are told with who gives what to whom, and for machines with the same numbers', async () => {
    const told = await splot('--language', 'en', 'link', 'circles', '--region', 'PL')
    // Where it takes long, the progress is told beside it.
    expect(told.code).toBe(0)
    expect(told.stdout).toMatch(/^Circles of exchange: \d+, among 31 organisations/)
    const { stdout } = await splot('link', 'circles', '--region', 'PL', '--json')
    const list = JSON.parse(stdout)
    for (const { handovers } of list.circles)
      for (const { gives, takes, need, competency } of handovers) {
        expect(told.stdout).toContain(`${gives.name} gives to ${takes.name}`)
        for (const { sentence } of [need, competency]) expect(told.stdout).toContain(sentence)
      }
  })

  test('seeds are told in the language that is asked for, of a cluster by its name', async () => {
    const told = await splot(
      '--language',
      'pl',
      'link',
      'seeds',
      '--cluster',
      'Werkstoffnetz Elbtal',
    )
    expect(told.code).toBe(0)
    expect(told.stdout).toMatch(/^Zalążki w: Werkstoffnetz Elbtal/)
    expect(told.stdout).toContain('proponowana grupa: ')
  })

  test('the network goes into a file', async () => {
    const file = join(folder, 'network.graphml')
    const written = await splot('link', 'network', '--format', 'graphml', '--out', file)
    expect(written).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(file, 'utf8').match(/<node /g)).toHaveLength(87)
    const told = await splot('--language', 'fr', 'link', 'network')
    expect(told.stdout).toContain('Sans aucun lien (87)')
  })

  test('what is not understood is refused with how to mend it', async () => {
    const long = await splot('--language', 'de', 'link', 'circles', '--longest', '9')
    expect(long).toMatchObject({ code: 1, stdout: '' })
    expect(long.stderr).toContain('/longest')
    const unknown = await splot('link', 'seeds', '--cluster', 'Nobody')
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toContain('There is no cluster "Nobody"')
    expect((await splot('link', 'network', '--format', 'png')).stderr).toContain('/format')
    expect((await splot('link', 'seeds')).stderr).toContain('--cluster')
  })
})
