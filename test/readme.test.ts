import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { splotProgram } from '../src/cli.ts'
import { commandsBelow, complaintsAbout, shellCommands } from './command-line.ts'
import { root } from './splot-process.ts'

const program = splotProgram({})
const file = join(root, 'README.md')
const readme = existsSync(file) ? readFileSync(file, 'utf8') : ''
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

const block = /^```sh\n([\s\S]*?)^```$/gm

/** A line of a code block is typed as it is; code within a sentence may name a command without its arguments. */
const typed = [...readme.matchAll(block)].flatMap(([, shell]) => commandsIn(shell))
const named = [...readme.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].flatMap(
  ([, span]) => commandsIn(span),
)

/** Our own commands in a piece of shell. A word in capitals, such as COMMAND, stands for something else. */
function commandsIn(shell = ''): string[][] {
  return shellCommands(shell)
    .filter((words) => /^(bin\/)?splot$|^npm$/.test(words[0] ?? ''))
    .filter((words) => words.length > 1 && !words.some((word) => /^[A-Z]{3,}$/.test(word)))
}

/** What is wrong with one command of the README, in words. */
function complaints([first, ...words]: readonly string[], whole: boolean): string[] {
  if (first !== 'npm') return complaintsAbout(program, words, whole)
  if (words[0] === 'ci' || (words[0] === 'test' && scripts['test'])) return []
  const [run, name = '', dashes, ...rest] = words
  const script = scripts[name]
  if (run !== 'run' || script === undefined) return [`there is no "npm ${words.join(' ')}"`]
  const [, own] = /^node src\/cli\.ts(.*)$/.exec(script) ?? []
  if (own === undefined) return []
  if (dashes !== undefined && dashes !== '--')
    return [`"npm run ${name}" passes options on after --`]
  return complaintsAbout(program, [...own.split(' ').filter(Boolean), ...rest], whole && own !== '')
}

describe('README.md', () => {
  test('is there, and shows commands', () => {
    expect(existsSync(file), 'README.md is missing').toBe(true)
    expect(typed.length).toBeGreaterThan(5)
    expect(readme).toContain('npm ci && npm run demo')
    expect(readme).toContain('npm ci && npm test')
  })

  test.each(typed.map((words) => ({ line: words.join(' '), words })))(
    '$line works as written',
    ({ words }) => {
      expect(complaints(words, true)).toEqual([])
    },
  )

  test.each(named.map((words) => ({ line: words.join(' '), words })))(
    'there is such a thing as $line',
    ({ words }) => {
      expect(complaints(words, false)).toEqual([])
    },
  )

  test.each(commandsBelow(program))('mentions splot $path', ({ path }) => {
    const [group, member] = path.split(' ')
    const lines = readme.split('\n').filter((line) => line.includes(`splot ${group}`))
    const mentioned =
      member === undefined ||
      lines.some((line) => line.includes(`splot ${path}`) || line.includes(`\`${member}\``))
    expect(lines.length > 0 && mentioned, `README.md does not mention splot ${path}`).toBe(true)
  })
})
