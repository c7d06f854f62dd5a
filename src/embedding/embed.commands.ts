import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { builtInModelFolder } from './built-in.ts'
import { openEmbedder } from './embedder.loader.ts'
import type { Embedder } from './embedder.ts'

type EmbedOptions = Readonly<{ model: string; dtype?: string; batch: number }>

/** Adds `splot embed`. */
export function registerEmbedCommand(program: Command): void {
  program
    .command('embed')
    .description('read one text a line, write one vector a line as JSON, in the same order')
    .addOption(
      new Option('--model <folder or name>', 'the model to embed with').default(
        builtInModelFolder,
        'models/splot-static-2',
      ),
    )
    .option('--dtype <type>', "which of the model's files to use, in the words of transformers.js")
    .option('--batch <n>', 'lines read before they are embedded together', lineCount, 1024)
    .addHelpText(
      'after',
      `
An empty line keeps its place: it gets the vector (1, 0, 0, …).

Example:
  $ printf 'CNC turning\\nobróbka skrawaniem\\n' | splot embed
`,
    )
    .action(embed)
}

async function embed(options: EmbedOptions): Promise<void> {
  const embedder = await openEmbedder(options)
  try {
    const written = jsonLines(embedLines(embedder, process.stdin, options.batch))
    await pipeline(written, process.stdout, { end: false })
  } catch (error) {
    // Whoever reads us may have seen enough, as `head` does.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  } finally {
    await embedder.close()
  }
}

async function* jsonLines(batches: AsyncIterable<Float32Array[]>): AsyncGenerator<string> {
  for await (const vectors of batches) {
    yield vectors.map((vector) => `${JSON.stringify([...vector])}\n`).join('')
  }
}

/** The vectors of a stream's lines, in order, `batch` lines at a time. */
export async function* embedLines(
  embedder: Pick<Embedder, 'embed'>,
  input: NodeJS.ReadableStream,
  batch: number,
): AsyncGenerator<Float32Array[]> {
  let lines: string[] = []
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lines.push(line)
    if (lines.length < batch) continue
    yield await embedder.embed(lines)
    lines = []
  }
  if (lines.length > 0) yield await embedder.embed(lines)
}

function lineCount(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError('Give a whole number above 0.')
  }
  return number
}
