import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { embedLines, registerEmbedCommand } from '../../src/embedding/embed.commands.ts'
import { registerModelCommands } from '../../src/embedding/model.commands.ts'

/** Stands in for a model: a text's vector is its length. */
const lengths = {
  embed: async (texts: readonly string[]) => texts.map((text) => Float32Array.of(text.length)),
}

test('every line keeps its place, empty ones too, over batches', async () => {
  const input = Readable.from(['one\n\nthree', 's\r\nfour\n', 'a'])
  const batches: number[][] = []
  for await (const vectors of embedLines(lengths, input, 2)) {
    batches.push(vectors.map(([length]) => length ?? -1))
  }
  expect(batches).toEqual([[3, 0], [6, 4], [1]])
})

test('commands show how to use them', () => {
  const program = new Command()
  registerEmbedCommand(program)
  registerModelCommands(program)
  const help = (path: string[]) => {
    const found = path.reduce<Command | undefined>(
      (command, name) => command?.commands.find((child) => child.name() === name),
      program,
    )
    let text = ''
    found?.configureOutput({ writeOut: (part) => (text += part) }).outputHelp()
    return text
  }
  expect(help(['embed'])).toContain('| splot embed')
  expect(help(['model', 'train'])).toContain('$ splot model train --data')
})

test('training finds its data although the program around it has an option of that name', async () => {
  const program = new Command().option('--data <folder>', 'something else').exitOverride()
  registerModelCommands(program)
  const nowhere = join(tmpdir(), 'splot-nowhere')
  const running = program.parseAsync(['model', 'train', '--data', nowhere], { from: 'user' })
  await expect(running).rejects.toThrow(`${nowhere} holds none of the tables`)
})
