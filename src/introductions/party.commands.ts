import { type Command, Option } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import {
  answering,
  answeringCommand,
  groupCommand,
  parse,
  type RunAnswered,
  withVersion,
} from '../command-run.ts'
import {
  blockOrganisation,
  browseBlocks,
  unblockOrganisation,
} from '../organisations/block.actions.ts'
import { NewBlock } from '../organisations/block.schema.ts'
import { getContact, removeContact, stateContact } from '../organisations/contact.actions.ts'
import type { Contact } from '../organisations/contact.queries.ts'
import { NewContact } from '../organisations/contact.schema.ts'
import { getOrganisationByAnyName } from '../organisations/organisation.actions.ts'
import { PageQuery } from '../platform/paging.ts'
import type { Phrase } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { entityTag } from '../platform/version.ts'
import { closeForBlock } from './block.actions.ts'
import { isReleasedTo } from './introduction.queries.ts'
import { contactRemoved, notBlocked, nowBlocked } from './party-phrases.ts'
import { renderBlocks, renderContact } from './party-render.ts'

const anyName = 'id, external id or name'
const example = (line: string) => `\nExample:\n  splot organisation ${line}\n`

/** Adds to `splot organisation` whom to call there, and whom it does not want to be brought together with. */
export function registerPartyCommands(program: Command, open: OpenContext): void {
  const group = groupCommand(program, 'organisation')
  const run = answering(open)
  registerContact(group, run)
  registerBlocking(group, run)
}

type Said = Readonly<{ name?: string; email?: string; phone?: string }>
type ContactOptions = Said & Readonly<{ remove?: boolean; version?: number; json?: boolean }>

function registerContact(group: Command, run: RunAnswered): void {
  const description =
    'show or say whom to call there; introductions tell it once both sides are interested'
  withVersion(answeringCommand(group, 'contact', description))
    .argument('<organisation>', anyName)
    .option('--name <name>', 'whom to call')
    .option('--email <address>', 'where to write')
    .option('--phone <number>', "with the code of the country; '' for none")
    .addOption(new Option('--remove', 'forget whom to call').conflicts(['name', 'email', 'phone']))
    .addHelpText(
      'after',
      example('contact "Odlewnia Krosno" --name "Anna Nowak" --email zakupy@example.org'),
    )
    .action((name: string, { json, remove, version, ...said }: ContactOptions) =>
      run({ json }, async (context) => {
        const { language } = context
        const organisation = await named(context, name)
        if (remove) {
          await forget(context, organisation.id, version)
          return { json: null, text: `${contactRemoved(organisation.name)[language]}\n` }
        }
        const contact =
          Object.keys(said).length > 0
            ? await state(context, organisation.id, said, version)
            : await read(context, organisation.id)
        return { json: contact, text: renderContact(organisation.name, contact, language) }
      }),
    )
}

function registerBlocking(group: Command, run: RunAnswered): void {
  group
    .command('block')
    .description('keep it apart from another one, which is not told')
    .argument('<organisation>', anyName)
    .argument('<other>', `${anyName} of the one to be blocked`)
    .option('--note <text>', 'why; for the own side only')
    .addHelpText('after', example('block "Odlewnia Krosno" "Huta Gdynia" --note "A competitor"'))
    .action((name: string, other: string, { note: given }: { note?: string }) =>
      changed(run, async (context) => {
        const { note } = parse(NewBlock, { note: given })
        const { service, actor } = context
        const [one, two] = [await named(context, name), await named(context, other)]
        const deps = { ...service, onBlock: closeForBlock }
        await blockOrganisation(deps, actor, one.id, two.id, note)
        return nowBlocked(one.name, two.name)
      }),
    )
  group
    .command('unblock')
    .description('take a block back')
    .argument('<organisation>', anyName)
    .argument('<other>', `${anyName} of the one that is blocked`)
    .addHelpText('after', example('unblock "Odlewnia Krosno" "Huta Gdynia"'))
    .action((name: string, other: string) =>
      changed(run, async (context) => {
        const { service, actor } = context
        const [one, two] = [await named(context, name), await named(context, other)]
        await unblockOrganisation(service, actor, one.id, two.id)
        return notBlocked(one.name, two.name)
      }),
    )
  answeringCommand(group, 'blocks', 'list whom it blocks, newest first, a page at a time')
    .argument('<organisation>', anyName)
    .option('--limit <number>', 'how many')
    .option('--after <next>', 'the "next" of the page before')
    .addHelpText('after', example('blocks "Odlewnia Krosno"'))
    .action((name: string, { json, ...page }: Readonly<Record<string, string | boolean>>) =>
      run({ json }, async (context) => {
        const wish = parse(PageQuery, page)
        const { id, name: whose } = await named(context, name)
        const blocks = await browseBlocks(context.service, context.actor, id, wish)
        return { json: blocks, text: renderBlocks(whose, blocks, context.language) }
      }),
    )
}

/** Runs what suggestions follow from, and tells the sentence that it answers. */
function changed(run: RunAnswered, work: (context: CommandContext) => Promise<Phrase>) {
  const answer = async (context: CommandContext) => {
    const done = await work(context)
    return { json: null, text: `${done[context.language]}\n` }
  }
  return run({}, answer, true)
}

function named({ service, actor }: CommandContext, name: string) {
  return getOrganisationByAnyName(service, actor, name)
}

function read({ service, actor }: CommandContext, organisationId: string): Promise<Contact> {
  return getContact({ ...service, isReleasedTo }, actor, organisationId)
}

/** States whom to call; what is not said stays as it is. */
async function state(
  context: CommandContext,
  organisationId: string,
  said: Said,
  version: number | undefined,
): Promise<Contact> {
  const stored = await read(context, organisationId).catch((error) => {
    if (error instanceof Refusal && error.reason === 'not-found') return undefined
    throw error
  })
  const { name, email, phone } = { ...stored, ...said }
  const content = parse(NewContact, { name, email, phone: phone || null })
  const seen = version ?? stored?.version
  const ifMatch = seen === undefined ? undefined : entityTag(seen)
  const { service, actor } = context
  return (await stateContact(service, actor, organisationId, ifMatch, content)).contact
}

async function forget(
  context: CommandContext,
  organisationId: string,
  version: number | undefined,
): Promise<void> {
  const { service, actor } = context
  const seen = version ?? (await read(context, organisationId)).version
  await removeContact(service, actor, organisationId, entityTag(seen))
}
