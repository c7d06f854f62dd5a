import type { Command } from 'commander'
import {
  browseClusters,
  changeCluster,
  createCluster,
  getCluster,
  removeCluster,
} from './clusters/cluster.actions.ts'
import { ClusterChange, ClusterListQuery, NewCluster } from './clusters/cluster.schema.ts'
import {
  browseMembershipsOfCluster,
  browseMembershipsOfOrganisation,
  changeMembership,
  createMembership,
  getMembership,
  removeMembership,
} from './clusters/membership.actions.ts'
import {
  MembershipChange,
  MembershipListQuery,
  NewMembership,
} from './clusters/membership.schema.ts'
import { browsePastPartners } from './collaborations/collaboration.actions.ts'
import { PastPartnersQuery } from './collaborations/collaboration.schema.ts'
import type { CommandContext, OpenContext } from './command-context.ts'
import { looker, parse, type Run, runner } from './command-run.ts'
import { contentOf, queryOf } from './crud-input.ts'
import { leaveLinks } from './links/removal.actions.ts'
import {
  browseOrganisations,
  changeOrganisation,
  createOrganisation,
  getOrganisation,
  getOrganisationByAnyName,
  removeOrganisation,
} from './organisations/organisation.actions.ts'
import {
  NewOrganisation,
  OrganisationChange,
  OrganisationListQuery,
} from './organisations/organisation.schema.ts'
import { Id } from './platform/openapi.ts'
import { versionOption } from './platform/version.ts'
import {
  browseEntries,
  changeEntry,
  getEntry,
  stateEntry,
  withdrawEntry,
} from './profiles/entry.actions.ts'
import { EntryChange, EntryListQuery, NewEntry } from './profiles/entry.schema.ts'

/** The five verbs of a kind of row, each a call of the same action that HTTP calls. */
export type Resource = Readonly<{
  name: string
  what: string
  /** What a new row belongs to, where it belongs to something: shown in the help. */
  parent?: { flag: string; says: string }
  example: string
  list(context: CommandContext, query: Record<string, unknown>): Promise<unknown>
  create(context: CommandContext, content: unknown, parent: string): Promise<unknown>
  /** The id that somebody means. @throws Refusal for what cannot be one */
  idOf(context: CommandContext, name: string): Promise<string>
  show(context: CommandContext, id: string): Promise<unknown>
  change(context: CommandContext, id: string, version: number, change: unknown): Promise<unknown>
  remove(context: CommandContext, id: string, version: number): Promise<void>
}>

const organisation: Resource = {
  name: 'organisation',
  what: 'organisations',
  example: `splot organisation create '{"name":"Odlewnia Krosno","country":"PL","nuts":"PL82"}'`,
  list: ({ service, actor }, query) => {
    const { limit, after, ...filter } = parse(OrganisationListQuery, query)
    return browseOrganisations(service, actor, filter, { limit, after })
  },
  create: async ({ service, actor }, content) =>
    (await createOrganisation(service, actor, parse(NewOrganisation, content))).organisation,
  idOf: async ({ service, actor }, name) =>
    (await getOrganisationByAnyName(service, actor, name)).id,
  show: ({ service, actor }, id) => getOrganisation(service, actor, id),
  change: ({ service, actor }, id, version, change) =>
    changeOrganisation(service, actor, id, version, parse(OrganisationChange, change)),
  remove: ({ service, actor }, id, version) =>
    removeOrganisation({ ...service, onRemove: leaveLinks }, actor, id, version),
}

const entry: Resource = {
  name: 'entry',
  what: 'competencies and needs',
  parent: {
    flag: '--organisation <id>',
    says: 'id, external id or name of the organisation it belongs to',
  },
  example: `splot entry create --organisation "Odlewnia Krosno" '{"side":"need","title":"Kontrola porowatości odlewów"}'`,
  list: async ({ service, actor }, { organisation: owner, ...query }) => {
    const { limit, after, ...filter } = parse(EntryListQuery, query)
    const of =
      owner === undefined
        ? {}
        : { organisationId: (await getOrganisationByAnyName(service, actor, String(owner))).id }
    return browseEntries(service, actor, { ...filter, ...of }, { limit, after })
  },
  create: async ({ service, actor }, content, parent) => {
    const owner = await getOrganisationByAnyName(service, actor, parent)
    return (await stateEntry(service, actor, owner.id, parse(NewEntry, content))).entry
  },
  idOf: async (_, id) => parse(Id, id),
  show: ({ service, actor }, id) => getEntry(service, actor, id),
  change: ({ service, actor }, id, version, change) =>
    changeEntry(service, actor, id, version, parse(EntryChange, change)),
  remove: ({ service, actor }, id, version) => withdrawEntry(service, actor, id, version),
}

const cluster: Resource = {
  name: 'cluster',
  what: 'cluster initiatives',
  example: `splot cluster create '{"name":"Klaster Odlewniczy","country":"PL","type":"local"}'`,
  list: ({ service, actor }, query) => {
    const { limit, after, ...filter } = parse(ClusterListQuery, query)
    return browseClusters(service, actor, filter, { limit, after })
  },
  create: async ({ service, actor }, content) =>
    (await createCluster(service, actor, parse(NewCluster, content))).cluster,
  idOf: async (_, id) => parse(Id, id),
  show: ({ service, actor }, id) => getCluster(service, actor, id),
  change: ({ service, actor }, id, version, change) =>
    changeCluster(service, actor, id, version, parse(ClusterChange, change)),
  remove: ({ service, actor }, id, version) => removeCluster(service, actor, id, version),
}

const membership: Resource = {
  name: 'membership',
  what: 'memberships',
  parent: { flag: '--cluster <id>', says: 'id of the cluster it belongs to' },
  example: `splot membership create --cluster 0198c0de-0000-7000-8000-000000000000 '{"organisationId":"…","role":"member"}'`,
  list: ({ service, actor }, { organisation: member, cluster: of, ...query }) => {
    const { limit, after, ...filter } = parse(MembershipListQuery, query)
    return member === undefined
      ? browseMembershipsOfCluster(service, actor, parse(Id, String(of)), filter, { limit, after })
      : browseMembershipsOfOrganisation(service, actor, parse(Id, String(member)), filter, {
          limit,
          after,
        })
  },
  create: async ({ service, actor }, content, parent) =>
    (await createMembership(service, actor, parent, parse(NewMembership, content))).membership,
  idOf: async (_, id) => parse(Id, id),
  show: ({ service, actor }, id) => getMembership(service, actor, id),
  change: ({ service, actor }, id, version, change) =>
    changeMembership(service, actor, id, version, parse(MembershipChange, change)),
  remove: ({ service, actor }, id, version) => removeMembership(service, actor, id, version),
}

/**
 * `splot organisation|entry|cluster|membership list|create|show|change|remove`, and `splot organisation collaborations`.
 * Answers are JSON, as over HTTP.
 */
export function registerCrudCommands(program: Command, open: OpenContext): void {
  const [organisations] = [organisation, entry, cluster, membership].map((resource) =>
    registerResource(program, open, resource),
  )
  if (organisations) registerCollaborations(organisations, open)
}

function registerCollaborations(organisations: Command, open: OpenContext): void {
  organisations
    .command('collaborations')
    .description('list whom one has worked with, those of most common projects first')
    .argument('<id>', 'its id, external id or name')
    .argument('[filters...]', 'as in the query of the HTTP API: limit=10')
    .addHelpText(
      'after',
      '\nExample:\n  splot organisation collaborations "Odlewnia Krosno" limit=10\n',
    )
    .action((name: string, filters: string[]) =>
      looker(open)(async (context) => {
        const { service, actor } = context
        const id = await organisation.idOf(context, name)
        const query = parse(PastPartnersQuery, queryOf(filters))
        return { items: await browsePastPartners(service, actor, id, query) }
      }),
    )
}

/** Adds the five verbs of one kind of row. */
export function registerResource(program: Command, open: OpenContext, resource: Resource): Command {
  const group = program
    .command(resource.name)
    .description(`list, create, show, change and remove ${resource.what}`)
    .addHelpText('after', `\nExample:\n  ${resource.example}\n`)
  const [run, look] = [runner(open), looker(open)]
  group
    .command('list')
    .description(`list ${resource.what}, a page at a time`)
    .argument(
      '[filters...]',
      'filters as name=value, as in the query of the HTTP API, such as country=PL limit=10',
    )
    .action((filters: string[]) => look((context) => resource.list(context, queryOf(filters))))
  const create = group
    .command('create')
    .description('create one from JSON')
    .argument('[json]', 'the content; read from standard input when left out')
  if (resource.parent) create.requiredOption(resource.parent.flag, resource.parent.says)
  create.action((json: string | undefined, options: Record<string, string>) =>
    run((context) => resource.create(context, contentOf(json), Object.values(options)[0] ?? '')),
  )
  group
    .command('show')
    .description('show one')
    .argument('<id>')
    .action((id: string) =>
      look(async (context) => resource.show(context, await resource.idOf(context, id))),
    )
  registerChanges(group, resource, run)
  return group
}

function registerChanges(group: Command, resource: Resource, run: Run): void {
  group
    .command('change')
    .description('change the given fields of one version')
    .argument('<id>')
    .argument('[json]', 'the fields to change; read from standard input when left out')
    .requiredOption('--version <number>', 'the version you changed', versionOption)
    .action((id: string, json: string | undefined, { version }: { version: number }) =>
      run(async (context) =>
        resource.change(context, await resource.idOf(context, id), version, contentOf(json)),
      ),
    )
  group
    .command('remove')
    .description('remove one version')
    .argument('<id>')
    .requiredOption('--version <number>', 'the version you mean', versionOption)
    .action((id: string, { version }: { version: number }) =>
      run(async (context) => resource.remove(context, await resource.idOf(context, id), version)),
    )
}
