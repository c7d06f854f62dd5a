import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { opened, parse } from '../command-run.ts'
import type { Language } from '../platform/phrase.ts'
import { readNetwork } from './network.actions.ts'
import { type NetworkFigures, NetworkQuery } from './network.schema.ts'
import { networkFile } from './network.writer.ts'
import { networkHead, networkWords as words } from './network-phrases.ts'

type Wish = Readonly<{ cluster?: string; format?: string; brokers: string; out?: string }>

/** Adds `network` to `splot link`. */
export function registerNetworkCommand(link: Command, open: OpenContext): void {
  link
    .command('network')
    .summary('who is tied to whom: brokers, isolated members, bridges, density')
    .description(
      'Shows the network of organisations, by links, joint projects and introductions: who brokers between others, whom nothing ties, what bridges clusters, and how dense it was by year. With --format or --out it writes the whole graph.',
    )
    .option('--cluster <cluster>', 'only among the members of this cluster (id or name)')
    .option(
      '--format <format>',
      'json, graphml, csv or svg (a picture): the whole graph instead of a summary',
    )
    .option('--brokers <number>', 'how many brokers to name', '10')
    .option('--out <file>', 'where to write the graph (default: standard output)')
    .addHelpText(
      'after',
      '\nExample:\n  splot link network --format graphml --out network.graphml\n',
    )
    .action(async ({ out, ...wish }: Wish) => {
      const query = parse(NetworkQuery, wish)
      await opened(open, async ({ service, actor, language }) => {
        const network = await readNetwork(service, actor, query)
        const asFile = wish.format !== undefined || out !== undefined
        const text = asFile
          ? await networkFile(network, query.format, language)
          : summary(network, language)
        if (out === undefined) process.stdout.write(text)
        else await writeFile(out, text)
      })
    })
}

const isolatedShown = 20

function summary(network: NetworkFigures, language: Language): string {
  const { nodes, ties, brokers, estimated, isolated, bridges, density } = network
  const mark = estimated ? ` – ${words.estimated[language]}` : ''
  const rest = isolated.length > isolatedShown ? ['  …'] : []
  const lines = [
    networkHead(nodes.length, ties.length)[language],
    ...(ties.length === 0 ? [words.noTies[language]] : []),
    ...section(
      `${words.brokers[language]}${mark}`,
      brokers.map(({ name, betweenness }) => `  ${betweenness.toFixed(3)}  ${name}`),
    ),
    ...section(
      words.bridges[language],
      bridges.map(
        ({ clusters, ties: own }) =>
          `  ${String(own.length).padStart(5)}  ${clusters.map(({ name }) => name).join(' – ')}`,
      ),
    ),
    ...section(
      words.density[language],
      density.map((one) => `  ${one.year}  ${one.density.toFixed(4)}  (${one.pairs})`),
    ),
    ...section(`${words.isolated[language]} (${isolated.length})`, [
      ...isolated.slice(0, isolatedShown).map(({ name }) => `  ${name}`),
      ...rest,
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', head, ...lines]
}
