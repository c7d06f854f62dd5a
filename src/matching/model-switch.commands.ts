import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, opened, parse } from '../command-run.ts'
import type { Language } from '../platform/phrase.ts'
import { withBar } from '../platform/progress.terminal.ts'
import { Refusal } from '../platform/refusal.ts'
import { givenUp, modelTable } from './model-phrases.ts'
import { cancelChange, dropModel, listModels, useModel } from './model-switch.actions.ts'
import { ModelWish } from './model-switch.schema.ts'
import type { ModelState } from './model-switch.ts'

type UseOptions = Readonly<{ prefixes?: string; dtype?: string; detach?: boolean; json?: boolean }>

/** Adds `splot model use|list|cancel|drop` to the `model` command, which is there already. */
export function registerModelSwitchCommands(program: Command, open: OpenContext): void {
  const model = program.commands.find((command) => command.name() === 'model')
  if (!model) throw new Error('The commands of models come first.')
  const after = (example: string) => `\nExample:\n  $ splot model ${example}\n`
  model
    .command('use')
    .description('change to another model: entries are embedded anew while the old vectors serve')
    .argument('<model>', 'a folder, the name of a model on the hub, or built-in')
    .option(
      '--prefixes <query|passage>',
      'what the model wants before a text, such as "query: |passage: "',
    )
    .option('--dtype <dtype>', 'which of its files to use, such as q8')
    .option('--detach', 'do not wait until it is done')
    .option('--json', 'for machines: what POST /models answers')
    .addHelpText('after', after('use Xenova/multilingual-e5-small --prefixes "query: |passage: "'))
    .action((name: string, options: UseOptions) =>
      opened(open, (context) => use(context, name, options)),
    )
  model
    .command('list')
    .description('list the models that there are vectors of')
    .option('--json', 'for machines: what GET /models answers')
    .addHelpText('after', after('list'))
    .action((options: UseOptions) =>
      opened(open, async (context) =>
        print(context, await listModels(context.service, context.actor), options),
      ),
    )
  model
    .command('cancel')
    .description('give up a change that is under way')
    .addHelpText('after', after('cancel'))
    .action(() =>
      opened(open, async (context) =>
        print(context, await cancelChange(context.service, context.actor), {}),
      ),
    )
  model
    .command('drop')
    .description('remove the vectors of a former model')
    .argument('<model id>', 'as splot model list names it')
    .addHelpText('after', after('drop splot-static-2@2c7838b4'))
    .action((id: string) =>
      opened(open, async (context) =>
        print(context, await dropModel(context.service, context.actor, id), {}),
      ),
    )
}

async function use(context: CommandContext, model: string, options: UseOptions): Promise<void> {
  const [query = '', passage = ''] = options.prefixes?.split('|') ?? []
  const { prefixes, dtype, ...wish } = parse(ModelWish, {
    model,
    ...(options.prefixes === undefined ? {} : { prefixes: { query, passage } }),
    ...(options.dtype === undefined ? {} : { dtype: options.dtype }),
  })
  const settings = {
    model: wish.model,
    ...(prefixes ? { prefixes } : {}),
    ...(dtype ? { dtype } : {}),
  }
  const { models } = await useModel(context.service, context.actor, settings)
  const next = models.find(({ role }) => role === 'next')
  if (next && !options.detach) await untilChanged(context, next.modelId)
  print(context, await listModels(context.service, context.actor), options)
}

/**
 * Waits for the change; in the embedded size this process does the work.
 * @throws Refusal `conflict` when somebody gave it up meanwhile
 */
async function untilChanged(context: CommandContext, modelId: string): Promise<void> {
  const embedded = context.service.config.database.kind === 'embedded'
  if (embedded) await context.startWorkers()
  await withBar({ format: '{bar} {value}/{total}' }, async (bar) => {
    bar.start(1, 0)
    for (;;) {
      const { entries, models } = await listModels(context.service, context.actor)
      const mine = models.find((model) => model.modelId === modelId)
      if (mine?.role === 'current') return
      if (mine?.role !== 'next') throw new Refusal('conflict', givenUp(modelId))
      bar.setTotal(Math.max(1, entries))
      bar.update(mine.embedded)
      await pause(500)
    }
  })
  await context.settle()
}

function print({ language }: CommandContext, state: ModelState, { json }: UseOptions): void {
  process.stdout.write(json ? asJson(state) : renderModels(state, language))
}

function renderModels({ entries, models }: ModelState, language: Language): string {
  const lines = models.map(
    ({ modelId, role, embedded, bytes }) =>
      `${modelId.padEnd(40)} ${`${embedded}/${entries}`.padStart(15)} ${`${(bytes / 1e6).toFixed(1)} MB`.padStart(12)}  ${modelTable[role][language]}`,
  )
  return `${lines.join('\n')}\n`
}
