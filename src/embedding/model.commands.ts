import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SingleBar } from 'cli-progress'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { withBar } from '../platform/progress.terminal.ts'
import { builtInModelFolder } from './built-in.ts'
import type { RetrievalResult } from './concept-retrieval.ts'
import { builtInLanguages, packLanguages } from './language-model.loader.ts'
import { accuracy, detectBy, taughtLanguages, trainLanguages } from './language-model.training.ts'
import { namesKeptAside } from './language-names.ts'
import {
  builtInRecipe,
  type TrainingListener,
  type TrainingReport,
  trainModel,
} from './model.training.ts'
import { readConcepts } from './reference.loader.ts'

type TrainOptions = Readonly<{
  data?: string
  out: string
  resume?: boolean
  seed: number
  epochs?: number
  dimension: number
  vocabulary: number
}>

/** Adds `splot model train`. */
export function registerModelCommands(program: Command): void {
  const existing = program.commands.find((command) => command.name() === 'model')
  const model =
    existing ?? program.command('model').description('the model that gives texts their meaning')
  model
    .command('train')
    .description('train the multilingual model that ships with Splot, on public vocabularies')
    .option(
      '--data <dir>',
      'folder of reference tables; models/README.md names each and its publisher',
    )
    .addOption(
      new Option('--out <dir>', 'folder to write the model to').default(
        builtInModelFolder,
        'models/splot-static-2',
      ),
    )
    .option('--resume', 'go on after the last epoch that an interrupted training finished')
    .option('--seed <n>', 'the same seed gives the same bytes', wholeNumber, 1)
    .option(
      '--epochs <n>',
      'how often to go through the data (default: 8 and 16, by table)',
      wholeNumber,
    )
    .option('--dimension <n>', 'numbers in a vector', wholeNumber, 384)
    .option('--vocabulary <n>', 'pieces of words known', wholeNumber, builtInRecipe.vocabularySize)
    .addHelpText(
      'after',
      '\nExample:\n  $ splot model train --data ../shared/reference --out var/my-model\n',
    )
    .action(train)
  model
    .command('train-languages')
    .description('train what tells the languages of texts apart, on the same tables')
    .option('--data <dir>', 'folder of reference tables, as for splot model train')
    .addOption(
      new Option('--out <file>', 'file to write').default(
        builtInLanguages,
        'data/language/languages.bin.gz',
      ),
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ splot model train-languages --data ../shared/reference\n',
    )
    .action(trainLanguageModel)
}

function trainLanguageModel(_: unknown, command: Command): void {
  const { data, out } = command.optsWithGlobals<{ data?: string; out: string }>()
  if (!data)
    command.error('Say where the reference tables are: splot model train-languages --data DIR.')
  const concepts = readConcepts(data, taughtLanguages)
  const model = trainLanguages(concepts)
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, packLanguages(model))
  const names = namesKeptAside(concepts)
  const share = (source: string) => {
    const ofSource = names.filter((name) => name.source === source)
    return `  ${source.padEnd(30)} ${(100 * accuracy(ofSource, detectBy(model))).toFixed(1)} % of ${ofSource.length}`
  }
  const sources = [...new Set(names.map(({ source }) => source))]
  process.stdout.write(
    `${[`${out}: languages told right, of names kept aside`, ...sources.map(share)].join('\n')}\n`,
  )
}

async function train(_: unknown, command: Command): Promise<void> {
  // The program itself has a --data too, and commander hands the value to the outermost command that knows the name.
  const options = command.optsWithGlobals<TrainOptions>()
  const { data } = options
  if (!data) command.error('Say where the reference tables are: splot model train --data DIR.')
  const recipe = {
    ...builtInRecipe,
    members: builtInRecipe.members.map((member) => ({
      ...member,
      epochs: options.epochs ?? member.epochs,
      dimension: options.dimension,
    })),
    vocabularySize: options.vocabulary,
  }
  const format =
    '{stage} {bar} {percentage}% | loss {loss} | {duration_formatted}, {eta_formatted} left'
  const { out, seed, resume = false } = options
  const settings = { data, out, seed, recipe, resume }
  const report = await withBar({ format, etaBuffer: 200 }, (bar) =>
    trainModel(settings, {
      onTokenizerRound: (left) => process.stderr.write(`words into pieces: ${left} left\n`),
      onProgress: (progress) => show(bar, progress),
    }),
  )
  process.stdout.write(`${summary(options.out, report)}\n`)
}

type Shown = Parameters<TrainingListener['onProgress']>[0]

function show(bar: SingleBar, { step, stepsTotal, epoch, loss, member, members }: Shown): void {
  const words = {
    stage: `table ${member + 1} of ${members}, epoch ${epoch + 1}`,
    loss: loss.toFixed(3),
  }
  if (step === 1) bar.start(stepsTotal, 0, words)
  // The number of pairs differs a little from epoch to epoch, and the bar shall not overflow.
  bar.update(Math.min(step, stepsTotal), words)
}

function summary(out: string, report: TrainingReport): string {
  const { concepts, texts, pieces, heldOut, finalLoss } = report
  return [
    `${out}: trained on ${concepts} concepts (${texts} texts), ${pieces} pieces, final loss ${finalLoss.toFixed(3)}.`,
    `${heldOut} concepts were kept aside. Share of them found first / among the first ten (before rounding to 8 bits):`,
    ...report.retrieval.map((result, at) => line(result, report.retrievalUnrounded[at] ?? result)),
  ].join('\n')
}

function line(result: RetrievalResult, before: RetrievalResult): string {
  const shares = (one: RetrievalResult) =>
    `${one.recallAt1.toFixed(3)} / ${one.recallAt10.toFixed(3)}`
  const task = `${result.source} ${result.from} → ${result.to}`.padEnd(22)
  return `  ${task} ${shares(result)} (${shares(before)}), ${result.queries} in ${result.candidates}`
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Give a whole number above 0.')
  return number
}
