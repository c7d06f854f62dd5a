#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { withCommands } from './call-commands.ts'
import { contextOpener } from './cli-context.ts'
import type { StartWorkers } from './command-context.ts'
import { registerCrudCommands } from './crud.commands.ts'
import { registerDemoCommand } from './demo.commands.ts'
import { registerEmbedCommand } from './embedding/embed.commands.ts'
import { registerModelCommands } from './embedding/model.commands.ts'
import { ModelUnavailable } from './embedding/model-unavailable.ts'
import { registerEvaluateCommand } from './evaluation/evaluate.commands.ts'
import { registerCatalogueCommands } from './imports/catalogue.commands.ts'
import { registerImportCommands } from './imports/import.commands.ts'
import { registerIntroductionCommands } from './introductions/introduction.commands.ts'
import { registerPartyCommands } from './introductions/party.commands.ts'
import { registerKeyCommands } from './key.commands.ts'
import { registerCircleCommand } from './links/circle.commands.ts'
import { linkCommand } from './links/door.commands.ts'
import { registerGroupCommand } from './links/group.commands.ts'
import { registerLinkCommands } from './links/link.commands.ts'
import { registerNetworkCommand } from './links/network.commands.ts'
import { registerPlanningCommands } from './links/planning.commands.ts'
import { registerSeedCommand } from './links/seed.commands.ts'
import { registerExposureCommand } from './matching/exposure.commands.ts'
import { registerLearnCommand } from './matching/learn.commands.ts'
import { registerModelSwitchCommands } from './matching/model-switch.commands.ts'
import { registerSavedSearchCommands } from './matching/saved-search.commands.ts'
import { registerSearchCommand, registerSearchIndexCommand } from './matching/search.commands.ts'
import { registerSuggestCommand } from './matching/suggestion.commands.ts'
import { registerWhyCommand } from './matching/why.commands.ts'
import { ConfigMistakes } from './platform/config.ts'
import { isLanguage, type Language, preferredLanguage } from './platform/phrase.ts'
import { Refusal } from './platform/refusal.ts'
import { registerProfileCommands } from './profiles/profile.commands.ts'
import { registerAbroadCommands } from './regions/abroad.commands.ts'
import { registerContactCommands } from './regions/contact.commands.ts'
import { registerRegionCommands } from './regions/region.commands.ts'
import { registerSpecialisationCommands } from './regions/specialisation.commands.ts'
import { registerServeCommands } from './serve.commands.ts'

/** Every command there is, with its help. */
export function splotProgram(env: NodeJS.ProcessEnv): Command {
  const { version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  const program = new Command('splot')
    .description(
      'Finds partners for joint projects in industrial clusters, across languages, and says why.',
    )
    .version(version)
    .option('--data <folder>', 'where the embedded database lives (default: ./var, or SPLOT_DATA)')
    .option('--memory', 'keep nothing on disk (embedded only)')
    .option('--language <code>', 'language of what is shown: pl, en, de or fr')
    // Options before the command are the program's, after it the command's: both have a --data or --version.
    .enablePositionalOptions()
    .showHelpAfterError('(splot --help lists the commands)')
  const startWorkers: StartWorkers = async (service) =>
    (await import('../workers/main.ts')).startWorkers(service)
  const open = contextOpener(program, env, startWorkers)
  registerServeCommands(program, env, startWorkers)
  registerImportCommands(program, open)
  registerCrudCommands(program, open)
  registerProfileCommands(program, open)
  registerSuggestCommand(program, open)
  registerWhyCommand(program, open)
  registerSearchCommand(program, open)
  registerSavedSearchCommands(program, open)
  registerSearchIndexCommand(program, open)
  registerExposureCommand(program, open)
  registerRegionCommands(program, open)
  registerIntroductionCommands(program, open)
  registerPartyCommands(program, open)
  registerGroupCommand(program, open)
  registerCircleCommand(linkCommand(program), open)
  registerSeedCommand(linkCommand(program), open)
  registerNetworkCommand(linkCommand(program), open)
  registerPlanningCommands(program, open)
  registerLinkCommands(program, open)
  registerSpecialisationCommands(program, open)
  registerCatalogueCommands(program, open)
  registerKeyCommands(program, open)
  registerLearnCommand(program, open)
  registerEmbedCommand(program)
  registerModelCommands(program)
  registerModelSwitchCommands(program, open)
  registerEvaluateCommand(program)
  registerDemoCommand(program, env)
  registerContactCommands(program, open)
  registerAbroadCommands(program, open)
  return program
}

/** What a person at a terminal reads when something is refused or breaks. */
function tell(error: unknown, language: Language): string {
  if (error instanceof ConfigMistakes || error instanceof ModelUnavailable) return error.message
  if (error instanceof Refusal)
    return withCommands(
      [
        error.phrase[language],
        ...error.problems.map((problem) => `  ${problem.pointer}: ${problem.phrase[language]}`),
      ].join('\n'),
    )
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

if (import.meta.main) {
  const program = splotProgram(process.env)
  try {
    await program.parseAsync(process.argv)
  } catch (error) {
    const wish = program.opts<{ language?: string }>().language ?? process.env['SPLOT_LANGUAGE']
    process.stderr.write(
      `${tell(error, wish && isLanguage(wish) ? wish : preferredLanguage(process.env['LANG']))}\n`,
    )
    process.exitCode = 1
  }
}
