import type { Command } from 'commander'
import type { CommandContext, OpenContext } from './command-context.ts'
import { looker, parse } from './command-run.ts'
import { getOrganisationByAnyName } from './organisations/organisation.actions.ts'
import { browseKeys, createKey, removeKey } from './people/key.actions.ts'
import { KeyListQuery, NewKey } from './people/key.schema.ts'
import { Id } from './platform/openapi.ts'

/** `splot key create|list|revoke`: keys that act for one organisation, or for whoever runs a part of the service. */
export function registerKeyCommands(program: Command, open: OpenContext): void {
  const group = program
    .command('key')
    .description('make, list and revoke the keys that callers of the HTTP API present')
    .addHelpText(
      'after',
      '\nExample:\n  splot key create "Odlewnia Krosno, sales" --organisation "Odlewnia Krosno"\n',
    )
  const run = looker(open)
  group
    .command('create')
    .description('make a key and tell it, this once')
    .argument('<name>', 'who will hold it')
    .option('--organisation <organisation>', 'id, external id or name of whom it acts for')
    .option('--relation <relation>', 'member, reader or operator', 'member')
    .action((name: string, { organisation, relation }: Record<string, string | undefined>) =>
      run(async (context) => {
        const organisationId = (await named(context, organisation)) ?? null
        const content = parse(NewKey, { name, relation, organisationId })
        return createKey(context.service, context.actor, content)
      }),
    )
  group
    .command('list')
    .description('list the keys that were made, newest first, without their secrets')
    .option('--organisation <organisation>', 'only those that act for this one')
    .option('--limit <number>', 'how many')
    .option('--after <next>', 'the "next" of the page before')
    .action(({ organisation, ...page }: Record<string, string | undefined>) =>
      run(async (context) => {
        const query = parse(KeyListQuery, page)
        const organisationId = await named(context, organisation)
        return browseKeys(context.service, context.actor, organisationId, query)
      }),
    )
  group
    .command('revoke')
    .description('revoke a key for good')
    .argument('<id>', 'its id, as the list shows it')
    .addHelpText('after', '\nExample:\n  splot key revoke 0198c0de-0000-7000-8000-000000000000\n')
    .action((given: string) =>
      run(async (context) => removeKey(context.service, context.actor, parse(Id, given))),
    )
}

/** The id of the organisation that somebody means, or nothing where none is named. */
async function named(
  { service, actor }: CommandContext,
  name: string | undefined,
): Promise<string | undefined> {
  return name === undefined ? undefined : (await getOrganisationByAnyName(service, actor, name)).id
}
