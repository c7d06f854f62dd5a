import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, within } from '../command-run.ts'
import { fieldProblems, refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { adoptWeights, examineWeights, type Study, studyAnswers } from './learn.actions.ts'
import { WeightsFile } from './learning.schema.ts'
import { nothingStored, weightsFileUnreadable, weightsStored } from './learning-phrases.ts'
import { renderStudy, renderWeights } from './learning-render.ts'
import { toldList } from './stored-weights.ts'
import { browseWeights, rollBackWeights, serveWeights } from './weights.actions.ts'

type Wish = Readonly<{
  apply?: boolean
  weights?: string
  rollback?: boolean
  list?: boolean
  serve?: string
  unproven?: boolean
  json?: boolean
}>

/** Adds `splot learn`. */
export function registerLearnCommand(program: Command, open: OpenContext): void {
  program
    .command('learn')
    .summary('learn the weights of the score from answers to suggestions')
    .description(
      'Shows what the answers to suggestions teach about the weights of the score: how much evidence there is, what would ' +
        'change and why, and how the new order would have fared on the logged lists. Nothing is stored without --apply.',
    )
    .option('--apply', 'store the new weights; they serve at once if the log shows they are better')
    .option('--weights <file>', 'weights of your own instead of learned ones, as JSON')
    .addOption(
      new Option('--serve <version>', 'put a stored version to serve').conflicts([
        'apply',
        'weights',
        'rollback',
      ]),
    )
    .option('--unproven', 'with --serve: though the log does not show that it is better')
    .addOption(
      new Option('--rollback', 'go back to the weights that served before').conflicts([
        'apply',
        'weights',
      ]),
    )
    .addOption(
      new Option(
        '--list',
        'list the weights there are, newest first, and which of them serve',
      ).conflicts(['apply', 'weights', 'serve', 'rollback']),
    )
    .option('--json', 'for machines')
    .addHelpText(
      'after',
      `
Example:
  $ splot learn
  $ splot learn --apply
  $ splot learn --weights weights.json
  $ splot learn --rollback
  $ splot learn --list

A file of weights names every signal: {"version": "mine-1", "signals": {"relevance": 1, "history": 0.25, ...}}
`,
    )
    .action(async (wish: Wish) => {
      const given = wish.weights === undefined ? undefined : await readWeights(wish.weights)
      await within(open, (context) => learn(context, wish, given))
    })
}

async function learn(
  { service, actor, language }: CommandContext,
  wish: Wish,
  given: WeightsFile | undefined,
): Promise<string> {
  const told = (report: unknown, text: string) => (wish.json ? asJson(report) : text)
  if (wish.list) {
    const weights = await browseWeights(service, actor)
    return told(toldList(weights, language), renderWeights(weights, language))
  }
  if (wish.rollback) {
    const { version, signals } = await rollBackWeights(service, actor)
    return told({ serving: { version, signals } }, `${weightsStored(version, true)[language]}\n`)
  }
  if (wish.serve !== undefined) {
    const { version, signals } = await serveWeights(
      service,
      actor,
      wish.serve,
      wish.unproven ?? false,
    )
    return told({ serving: { version, signals } }, `${weightsStored(version, true)[language]}\n`)
  }
  const study: Study = given
    ? await examineWeights(service, actor, given)
    : await studyAnswers(service, actor)
  const { current, proposed } = study
  const text = renderStudy(current, proposed.signals, proposed.report, language)
  if (!wish.apply) return told(study, `${text}\n${nothingStored[language]}\n`)
  const { version, status } = await adoptWeights(service, actor, study)
  const done = weightsStored(version, status === 'serving')[language]
  return told({ ...study, stored: { version, status } }, `${text}\n${done}\n`)
}

/** @throws Refusal `malformed` for what is no JSON, such as NaN, and `invalid` naming each field of another shape */
async function readWeights(file: string): Promise<WeightsFile> {
  const content = await readFile(file, 'utf8')
    .then((text): unknown => JSON.parse(text))
    .catch((cause) => {
      throw Object.assign(new Refusal('malformed', weightsFileUnreadable(file)), { cause })
    })
  const parsed = WeightsFile.safeParse(content)
  if (!parsed.success) refuseInvalid(fieldProblems(parsed.error))
  return parsed.data
}
