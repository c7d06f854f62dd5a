import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { splotProgram } from '../src/cli.ts'
import { commandsBelow, complaintsAbout, helpOf, shellCommands } from './command-line.ts'
import { root, runSplot } from './splot-process.ts'

const program = splotProgram({})
const all = commandsBelow(program)

describe('help', () => {
  test.each([
    'serve',
    'worker',
    'migrate',
    'import',
    'export',
    'embed',
    'suggest',
    'search',
    'model train',
    'demo',
    'organisation create',
    'entry create',
    'cluster create',
    'membership create',
  ])('there is splot %s', (path) => {
    expect(all.map((named) => named.path)).toContain(path)
  })

  test.each(all)('splot $path says what it does', ({ command }) => {
    expect(command.description().length).toBeGreaterThan(5)
    const undescribed = command.options.filter((option) => option.description === '')
    expect(undescribed.map((option) => option.flags)).toEqual([])
  })

  /** The members of a group share the example of their group. */
  const alone = all.filter(({ path }) => !/^model$| (list|create|show|change|remove)$/.test(path))

  test.each(alone)('splot $path --help shows an example that works as written', ({ command }) => {
    const [, example = ''] = helpOf(command).split(/^Examples?:$/m)
    const lines = shellCommands(example.replaceAll(/^\s*\$ /gm, ''))
    expect(lines.length).toBeGreaterThan(0)
    for (const [name, ...words] of lines.filter(([first]) => first === 'splot'))
      expect(complaintsAbout(program, words), [name, ...words].join(' ')).toEqual([])
    expect(lines.flat()).toContain('splot')
  })
})

describe('at the terminal', { timeout: 60_000 }, () => {
  test('splot --help lists every command, on standard output', async () => {
    const { code, stdout, stderr } = await runSplot(['--help'])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    for (const { name } of program.commands.map((command) => ({ name: command.name() })))
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
  })

  test('splot --version says the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await runSplot(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('an unknown command is named, with the way to the list', async () => {
    const { code, stdout, stderr } = await runSplot(['sugest', 'somebody'])
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain("unknown command 'sugest'")
    expect(stderr).toContain('splot --help')
  })

  test('every mistake of the configuration is told at once, each in a sentence', async () => {
    const { code, stdout, stderr } = await runSplot(['serve'], {
      env: { PORT: 'abc', REDIS_URL: 'redis://127.0.0.1:6379', SPLOT_API_KEYS: 'short' },
    })
    expect(code).toBe(1)
    expect(stdout).toBe('')
    const [head, ...sentences] = stderr.trimEnd().split('\n')
    expect(head).toMatch(/mistakes/)
    expect(sentences).toHaveLength(3)
    expect(stderr).toContain('PORT must be a number')
    expect(stderr).toContain('Key 1 of SPLOT_API_KEYS must be')
    expect(stderr).toContain('REDIS_URL needs DATABASE_URL')
    for (const sentence of sentences) expect(sentence).toMatch(/^- .+\.$/)
    expect(stderr).not.toMatch(/\bat .*:\d+/)
  })

  test('a worker without a database to share says why it does not start', async () => {
    const { code, stderr } = await runSplot(['worker'])
    expect(code).toBe(1)
    expect(stderr).toContain('splot worker needs DATABASE_URL')
  })
})
