import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bodyOptions, callCommands, withCommands } from '../src/call-commands.ts'
import { splotProgram } from '../src/cli.ts'
import { languages } from '../src/platform/phrase.ts'
import { complaintsAbout } from './command-line.ts'
import { root } from './splot-process.ts'

/** Calls that phrases name and that no command does. */
const withoutCommand = ['GET /imports', 'POST /studies']

const lines = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .map((line) => ({ line, isOfPhrases: /phrases\.ts$/.test(file) })),
)

/** The calls that phrases name, as their source does: `{id}` for what is only known when it is said. */
function callsIn(line: string): string[] {
  const calls = /\b(?:GET|POST|PUT|PATCH|DELETE) (?:\/(?:\w|-|\$?\{\w+\})+)+/g
  return (line.match(calls) ?? []).map((call) => call.replaceAll('$', ''))
}
const inLanguage = (language: string) =>
  lines.flatMap(({ line }) => (line.trim().startsWith(`${language}: `) ? callsIn(line) : []))
const inPhrases = lines.flatMap(({ line, isOfPhrases }) => (isOfPhrases ? callsIn(line) : []))
const named = [...new Set([...languages.flatMap(inLanguage), ...inPhrases])].sort()

/** Whether nothing but values differs between a call as it is named and one of the table. */
const isKnown = (call: string) => withCommands(call) !== call

describe('a call that a phrase names', () => {
  test('is found in the sources, and is the same in every language', () => {
    expect(named.length).toBeGreaterThanOrEqual(25)
    for (const language of languages)
      expect(inLanguage(language).sort()).toEqual(inLanguage('en').sort())
  })

  test('has a command, or is known to have none', () => {
    expect(named.filter((call) => !isKnown(call))).toEqual(withoutCommand)
  })

  test.each(Object.entries(callCommands))('%s is said by some phrase', (pattern) => {
    const shape = (call: string) =>
      call.replaceAll(/\{\w+\}|\/PL\d+/g, (one) => (one.startsWith('/') ? '/{}' : '{}'))
    expect(named.map(shape)).toContain(shape(pattern))
  })
})

describe('the command for a call', () => {
  const program = splotProgram({})

  test.each(Object.values(callCommands))(
    '%s is there, with these arguments and options',
    (line) => {
      const [splot, ...words] = line.split(' ')
      expect([splot, complaintsAbout(program, words)]).toEqual(['splot', []])
    },
  )

  test('takes its place in a sentence, with the values that the call names', () => {
    const id = '0198c0de-0000-7000-8000-000000000000'
    expect(withCommands('Erst starten (POST /links/{id}/starting).')).toBe(
      'Erst starten (splot link start <id>).',
    )
    expect(withCommands(`Zmień to przez PATCH /memberships/${id}.`)).toBe(
      `Zmień to przez splot membership change ${id} <json> --version <number>.`,
    )
    expect(withCommands('GET /regions/PL21/contacts, GET /links.')).toBe(
      'splot region contacts PL21, splot link list.',
    )
    expect(withCommands('PATCH /links/1/seats/2')).toBe(
      'splot link seat 1 2 --organisation <organisation>',
    )
  })

  test.each(Object.entries(bodyOptions))(
    'says what a body says, %s, as %s of its command',
    (said, option) => {
      for (const { line } of lines.filter(({ line }) => line.includes(`(${said})`)))
        expect(withCommands(line)).toContain(`(${option})`)
      const inPhrase = (language: string) =>
        lines.filter(({ line }) => line.trim().startsWith(`${language}: `) && line.includes(said))
      for (const language of languages) expect(inPhrase(language)).toHaveLength(1)
      expect(complaintsAbout(program, ['link', 'seat', 'id', 'seat', option])).toEqual([])
    },
  )

  test('leaves alone what is no call, and calls that no command does', () => {
    for (const text of [
      'GET /imports',
      'POST /studies {"kind": "seeds"}',
      'GET /links/circles',
      '/links',
    ])
      expect(withCommands(text)).toBe(text)
  })
})
