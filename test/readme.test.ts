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

/** Code blocks as they are, and code within a line. A word in capitals, such as COMMAND, stands for something else. */
const code = [
  ...[...readme.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block]) => block ?? ''),
  ...[...readme.replace(/^```[^]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, span]) => span ?? '',
  ),
]
const commands = code
  .flatMap(shellCommands)
  .filter((words) => /^(bin\/)?splot$|^npm$/.test(words[0] ?? ''))
  .filter((words) => !words.some((word) => /^[A-Z]{3,}$/.test(word)))

/** What is wrong with one command of the README, in words. */
function complaints([first, ...words]: readonly string[]): string[] {
  if (first !== 'npm') return words.length === 0 ? [] : complaintsAbout(program, words)
  if (words[0] === 'ci' || (words[0] === 'test' && scripts['test'])) return []
  const [run, name = '', dashes, ...rest] = words
  const script = scripts[name]
  if (run !== 'run' || script === undefined) return [`there is no "npm ${words.join(' ')}"`]
  const [, own] = /^node src\/cli\.ts(.*)$/.exec(script) ?? []
  if (own === undefined || (dashes === undefined && own.trim() === '')) return []
  if (dashes !== undefined && dashes !== '--')
    return [`"npm run ${name}" passes options on after --`]
  const all = [...own.trim().split(' ').filter(Boolean), ...rest]
  return all.length === 0 ? [] : complaintsAbout(program, all)
}

describe('README.md', () => {
  test('is there, and shows commands', () => {
    expect(existsSync(file), 'README.md is missing').toBe(true)
    expect(commands.length).toBeGreaterThan(5)
    expect(code.join('\n')).toContain('npm ci && npm run demo')
    expect(code.join('\n')).toContain('npm ci && npm test')
  })

  test.each(commands.map((words) => ({ line: words.join(' '), words })))(
    '$line works as written',
    ({ words }) => {
      expect(complaints(words)).toEqual([])
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
