import type { Command } from 'commander'

/** A command with the words that lead to it, such as `model train`. */
export type Named = Readonly<{ path: string; command: Command }>

/** Every command below this one, groups before their members. */
export function commandsBelow(program: Command, before: readonly string[] = []): Named[] {
  return program.commands.flatMap((command) => {
    const words = [...before, command.name()]
    return [{ path: words.join(' '), command }, ...commandsBelow(command, words)]
  })
}

/** The help as a person reads it, with what was added after the options. */
export function helpOf(command: Command): string {
  const told: string[] = []
  const { writeOut = () => {} } = command.configureOutput()
  command.configureOutput({ writeOut: (text) => told.push(text) })
  command.outputHelp()
  command.configureOutput({ writeOut })
  return told.join('')
}

/** The commands of a piece of shell, each as its words: comments, variables set before and what follows a pipe are left out. */
export function shellCommands(shell: string): string[][] {
  return shell
    .replace(/\\\n/g, ' ')
    .split('\n')
    .flatMap((line) => segmentsOf(wordsOf(line)))
    .map((words) => words.slice(words.findIndex((word) => !/^[A-Z_]+=/.test(word))))
    .filter((words) => words.length > 0)
}

/** Words as a shell sees them; an operator such as `&&` is a word of its own, and `#` ends the line. */
function wordsOf(line: string): string[] {
  const words: string[] = []
  const pattern = /\s*(?:(#.*)|(&&|\|\||[|;])|((?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"|;&])+))/gy
  for (const [, comment, operator, word] of line.matchAll(pattern)) {
    if (comment !== undefined) break
    words.push(operator ?? (word ?? '').replace(/'([^']*)'|"((?:\\.|[^"\\])*)"/g, '$1$2'))
  }
  return words
}

function segmentsOf(words: readonly string[]): string[][] {
  const segments: string[][] = [[]]
  for (const word of words)
    if (/^(&&|\|\||[|;])$/.test(word)) segments.push([])
    else if (word !== '$') segments.at(-1)?.push(word)
  return segments
}

/**
 * What is wrong with the words after `splot`: an unknown command or option; of a `whole` line also a missing or
 * superfluous argument, and a missing option that must be there.
 */
export function complaintsAbout(
  program: Command,
  given: readonly string[],
  whole = true,
): string[] {
  const words = [...given]
  const complaints: string[] = []
  let command = program
  let positional = 0
  while (words.length > 0) {
    const word = words.shift() ?? ''
    if (word.startsWith('-')) complaints.push(...takeOption(command, word, words))
    else if (command.commands.length > 0) {
      const next = command.commands.find((known) => known.name() === word)
      if (!next) return [...complaints, `there is no command "${word}"`]
      command = next
    } else positional++
  }
  if (!whole) return complaints
  return [...complaints, ...countProblems(command, positional), ...missing(command, given)]
}

function missing(command: Command, given: readonly string[]): string[] {
  return command.options
    .filter(({ mandatory, long }) => mandatory && !given.includes(long ?? ''))
    .map(({ flags }) => `"${command.name()}" needs ${flags}`)
}

function takeOption(command: Command, word: string, rest: string[]): string[] {
  const [flag = '', inline] = word.split('=', 2)
  if (flag === '--help' || flag === '-h') return []
  const option = command.options.find((known) => known.long === flag || known.short === flag)
  if (!option) return [`"${command.name()}" has no option ${flag}`]
  if (option.required && inline === undefined && rest.shift() === undefined)
    return [`${flag} of "${command.name()}" needs a value`]
  return []
}

function countProblems(command: Command, positional: number): string[] {
  const { registeredArguments: wanted } = command
  const least = wanted.filter((argument) => argument.required).length
  const most = wanted.some((argument) => argument.variadic)
    ? Number.POSITIVE_INFINITY
    : wanted.length
  return positional < least || positional > most
    ? [`"${command.name()}" does not take ${positional} arguments`]
    : []
}
