import { writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { asJson } from '../command-run.ts'
import { builtInModelFolder } from '../embedding/built-in.ts'
import { countedInTerminal, type Progress } from '../platform/progress.terminal.ts'
import { Refusal } from '../platform/refusal.ts'
import { renderChart } from './chart.ts'
import { evaluateCollaborations } from './collaborations.actions.ts'
import { renderCollaborations } from './collaborations-table.ts'
import { evaluateConcepts } from './concepts.actions.ts'
import { goldenFiles, type JudgedFiles, readJudgedSet } from './judged-set.loader.ts'
import { evaluateMissingMember } from './missing-member.actions.ts'
import { renderMissingMember } from './missing-member-table.ts'
import { cannotWrite, filesBelongTogether, missingMemberOfWhat } from './phrases.ts'
import { evaluateRankings } from './rankings.actions.ts'
import { renderConcepts, renderEvaluation } from './table.ts'

type Wish = Readonly<{
  offers?: string
  needs?: string
  qrels?: string
  concepts?: string
  collaborations?: string
  missingMember?: boolean
  year: number
  sample: number
  model: readonly string[]
  json?: boolean
  svg?: string
  seed: number
}>

/** Enough that the ends of an interval move by less than its last digit that is shown counts. */
const resamples = 10_000

/** Adds `splot evaluate`. */
export function registerEvaluateCommand(program: Command): void {
  const command = program
    .command('evaluate')
    .summary('measure how well offers are ranked for needs, beside simpler rankings')
    .description(
      'Ranks the offers of a judged set for each of its needs, as Splot does and in four simpler ways (BM25, character ' +
        'n-grams, feature hashing, the model alone), and tells how good each is, with intervals. Without files it measures on ' +
        'data/golden. With --concepts it measures how well a model finds the names of concepts that it was not trained on. ' +
        'With --collaborations it measures how well the new partners of a year are found from the projects before it, beside ' +
        'popularity, link prediction and topics.',
    )
    .option('--offers <file>', 'offers as JSON lines: id, language, title, description')
    .option('--needs <file>', 'needs, the same way')
    .option('--qrels <file>', 'judgements: need, offer and grade (0 to 3), with tabs between them')
    .addOption(
      new Option('--concepts <dir>', 'reference tables; models/README.md names each').conflicts([
        'offers',
        'needs',
        'qrels',
        'svg',
      ]),
    )
  withCollaborations(command)
    .addOption(
      new Option(
        '--model <folder or name>',
        'a model to measure; give it again for models side by side',
      )
        .default([], 'models/splot-static-2')
        .argParser((model: string, before: string[]) => [...before, model]),
    )
    .option('--json', 'for machines: everything that was measured, as JSON')
    .option('--svg <file>', 'write a chart, too')
    .option('--seed <n>', 'the same seed gives the same intervals', wholeNumber, 1)
    .addHelpText(
      'after',
      `
Example:
  $ splot evaluate
  $ splot evaluate --offers offers.jsonl --needs needs.jsonl --qrels qrels.tsv --svg quality.svg
  $ splot evaluate --concepts ../shared/reference
  $ splot evaluate --collaborations ../shared/reference/cordis --year 2018
  $ splot evaluate --collaborations ../shared/reference/cordis --missing-member --json
`,
    )
    .action(evaluate)
}

/** The options of the year that is tested, with projects before it as history. */
function withCollaborations(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--collaborations <dir>',
        'tables of participations and programme parts, as CORDIS publishes them',
      ).conflicts(['offers', 'needs', 'qrels', 'concepts', 'model', 'svg']),
    )
    .option(
      '--missing-member',
      'with --collaborations: take one member out of each project, and measure how well it is found',
    )
    .option('--year <n>', 'with --collaborations: the year that is tested', wholeNumber, 2018)
    .option(
      '--sample <n>',
      'with --collaborations: how many organisations of each slice are ranked for, or how many projects lack a member',
      wholeNumber,
      3000,
    )
}

async function evaluate(wish: Wish): Promise<void> {
  process.stdout.write(await countedInTerminal((tell) => reportOf(wish, tell)))
}

async function reportOf(wish: Wish, tell: Progress): Promise<string> {
  const models = wish.model.length > 0 ? [...new Set(wish.model)] : [builtInModelFolder]
  const told = (report: unknown, text: string) => (wish.json ? asJson(report) : text)
  if (wish.concepts !== undefined) {
    const concepts = await evaluateConcepts(wish.concepts, models, tell)
    return told({ concepts }, renderConcepts(concepts))
  }
  if (wish.missingMember) {
    if (wish.collaborations === undefined) throw new Refusal('invalid', missingMemberOfWhat)
    const report = await evaluateMissingMember(wish.collaborations, { ...wish, resamples }, tell)
    return told(report, renderMissingMember(report))
  }
  if (wish.collaborations !== undefined) {
    const report = await evaluateCollaborations(wish.collaborations, { ...wish, resamples }, tell)
    return told(report, renderCollaborations(report))
  }
  const set = readJudgedSet(filesOf(wish))
  const evaluation = await evaluateRankings(set, { models, seed: wish.seed, resamples }, tell)
  if (wish.svg !== undefined) await write(wish.svg, renderChart(evaluation.rankings, evaluation))
  return told(evaluation, renderEvaluation(evaluation))
}

function filesOf({ offers, needs, qrels }: Wish): JudgedFiles {
  if (offers !== undefined && needs !== undefined && qrels !== undefined)
    return { offers, needs, qrels }
  if (offers === undefined && needs === undefined && qrels === undefined) return goldenFiles
  throw new Refusal('invalid', filesBelongTogether)
}

async function write(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (cause) {
    throw Object.assign(new Refusal('unavailable', cannotWrite(file)), { cause })
  }
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Give a whole number above 0.')
  return number
}
