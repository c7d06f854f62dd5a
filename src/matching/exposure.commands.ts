import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import type { Language } from '../platform/phrase.ts'
import { readExposure } from './exposure.actions.ts'
import { type ExposureFigures, ExposureQuery } from './exposure.schema.ts'
import { exposureWords as words } from './exposure-phrases.ts'

/** Adds `splot exposure`. */
export function registerExposureCommand(program: Command, open: OpenContext): void {
  program
    .command('exposure')
    .summary('how evenly organisations are shown to each other')
    .description(
      'Shows how unevenly the stored lists show organisations, by relevance alone and counting how much room each has left, and who is shown most and least.',
    )
    .option('--depth <number>', 'how many places of each list count as shown', '10')
    .option('--top <number>', 'how many of the most and least shown to name', '5')
    .option('--json', 'for machines: what GET /exposure answers')
    .addHelpText('after', '\nExample:\n  splot exposure --depth 5 --top 10\n')
    .action(async ({ json, ...wish }: { json?: boolean }) => {
      const query = parse(ExposureQuery, wish)
      await within(open, async ({ service, actor, language }) => {
        const figures = await readExposure(service, actor, query)
        return json ? asJson(figures) : renderExposure(figures, language)
      })
    })
}

function renderExposure(figures: ExposureFigures, language: Language): string {
  const { byRelevance, withPrices, mostShown, leastShown, organisations, prices } = figures
  const orders = [
    [words.byRelevance[language], byRelevance],
    [words.withPrices[language], withPrices],
  ] as const
  const width = Math.max(...orders.map(([name]) => name.length))
  const share = (value: number | null) => (value === null ? '–' : `${Math.round(100 * value)} %`)
  return [
    `${words.head[language]} (${organisations})`,
    ...(prices.computedAt === null ? [words.noPrices[language]] : []),
    ...orders.map(
      ([name, { gini, coverage }]) =>
        `  ${name.padEnd(width)}  ${words.unevenness[language]} ${gini?.toFixed(2) ?? '–'}, ${words.coverage[language]} ${share(coverage)}`,
    ),
    ...named(words.most[language], mostShown),
    ...named(words.least[language], leastShown),
    '',
  ].join('\n')
}

function named(head: string, shown: ExposureFigures['mostShown']): string[] {
  const figure = (value: number) => value.toFixed(1).padStart(6)
  return [
    '',
    head,
    ...shown.map(
      ({ name, byRelevance, withPrices }) =>
        `  ${figure(byRelevance)} → ${figure(withPrices)}  ${name}`,
    ),
  ]
}
