import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { matchSignals } from '../../src/matching/match-signals.ts'
import { expertWeights } from '../../src/matching/weights.ts'
import { runSplot } from '../splot-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'splot-learn-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const expert = Object.fromEntries(matchSignals.map((one) => [one.name, one.prior]))
const learn = (...args: string[]) => runSplot(['--data', join(folder, 'var'), 'learn', ...args])
function fileOf(name: string, content: string): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

describe('splot learn', { timeout: 120_000 }, () => {
  test('says by default what it has, and stores nothing', async () => {
    const { code, stdout } = await learn()
    expect(code).toBe(0)
    expect(stdout).toContain('answers: 0 (worth 0)')
    expect(stdout).toContain('do not suffice yet')
    expect(stdout).toContain('dry run')
    const refused = await learn('--apply')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('do not suffice yet')
  })

  test('takes a file of weights, serves it when told so twice, and goes back', async () => {
    const signals = { ...expert, reach: 0.4 }
    const file = fileOf('mine.json', JSON.stringify({ version: 'mine-1', signals }))
    const dry = await learn('--weights', file, '--json')
    expect(JSON.parse(dry.stdout)).toMatchObject({
      current: { version: expertWeights.version },
      proposed: { version: 'mine-1', report: { offPolicy: { verdict: 'unknown' } } },
    })
    const stored = await learn('--weights', file, '--apply')
    expect(stored.stdout).toContain('--serve mine-1 --unproven')
    expect((await learn('--serve', 'mine-1', '--unproven')).stdout).toContain('serve from now on')
    const grounds = 'answers: 0 \\(worth 0\\), organisations: 0 \\(worth 0\\)'
    const listed = await learn('--list')
    expect(listed.stdout).toMatch(
      new RegExp(`^mine-1 {4}serving since [\\d-]{10} {2}${grounds}\\n`),
    )
    expect(listed.stdout).toContain(`\n${expertWeights.version}  served at first `)
    expect((await learn('--rollback')).stdout).toContain(expertWeights.version)
    expect(JSON.parse((await learn('--list', '--json')).stdout)).toMatchObject({
      serving: { version: expertWeights.version },
      items: [{ version: 'mine-1', status: 'retired', explanation: expect.any(String) }],
    })
  })

  test('refuses a file with a wrong sign and a missing signal, and names both', async () => {
    const { reach: _, ...rest } = expert
    const bad = JSON.stringify({ version: 'bad', signals: { ...rest, history: -0.1 } })
    const { code, stdout, stderr } = await learn('--weights', fileOf('bad.json', bad))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/\/signals\/history: .*wrong sign/)
    expect(stderr).toMatch(/\/signals\/reach: .*missing/)
  })

  test('refuses a file with NaN, and one that is too large for a number', async () => {
    const nan = await learn(
      '--weights',
      fileOf('nan.json', '{"version":"nan","signals":{"reach":NaN}}'),
    )
    expect(nan.stderr).toContain('cannot be read as JSON')
    const text = JSON.stringify({ version: 'vast', signals: expert }).replace(
      /"reach":[\d.]+/,
      '"reach":1e999',
    )
    const vast = await learn('--weights', fileOf('vast.json', text))
    expect(vast.code).toBe(1)
    expect(vast.stderr).toContain('/signals/reach')
  })
})
