/**
 * How a caller stands to the installation. A `member` acts for one organisation, which its key names. Accounts, roles and
 * tenants add relations here (`coordinator of the cluster`); no action has to change for that.
 */
export const relations = ['operator', 'reader', 'member'] as const
export type Relation = (typeof relations)[number]

/** Who asks. Every action takes one. `organisationId` is the organisation that a member acts for. */
export type Actor = Readonly<{
  name: string
  relations: readonly Relation[]
  organisationId?: string
}>

/** Whom a verb is granted to: a relation wherever it likes, or a member for its own organisation alone. */
type Grant = Relation | 'own'

const everyone = ['operator', 'reader', 'member'] as const
const operators = ['operator'] as const
const owners = ['operator', 'own'] as const

/** Which verb each relation may use: the only place that says so. A route without a verb from here does not compile. */
export const permissions = {
  'organisation.read': everyone,
  'organisation.create': operators,
  'organisation.write': owners,
  'organisation.remove': operators,
  'contact.read': owners,
  'contact.write': owners,
  'block.read': owners,
  'block.write': owners,
  'entry.read': everyone,
  'completeness.read': owners,
  'entry.read-hidden': owners,
  'entry.write': owners,
  'cluster.read': everyone,
  'cluster.write': operators,
  'membership.read': everyone,
  'membership.write': operators,
  'collaboration.read': everyone,
  'suggestion.read': everyone,
  'region.read': everyone,
  'region.snapshot': operators,
  'exposure.read': operators,
  'search.read': everyone,
  'model.read': operators,
  'model.write': operators,
  'search.index': operators,
  'saved-search.read': everyone,
  'saved-search.write': everyone,
  'group.propose': everyone,
  'introduction.read': owners,
  'introduction.write': owners,
  'circle.read': everyone,
  'seed.read': everyone,
  'network.read': everyone,
  'study.read': everyone,
  'study.ask': everyone,
  'call.read': everyone,
  'call.write': operators,
  'brief.read': owners,
  'brief.write': owners,
  'link.read': everyone,
  'link.read-inside': owners,
  'link.propose': owners,
  'link.answer': owners,
  'link.show': owners,
  'link.write': operators,
  'key.read': operators,
  'key.write': operators,
  'catalogue.read': everyone,
  'catalogue.write': operators,
  'contact-point.read': operators,
  'contact-point.write': operators,
  'specialisation.read': everyone,
  'specialisation.write': operators,
  'specialisation.correct': operators,
  'answer.write': operators,
  'weights.read': operators,
  'weights.write': operators,
  'import.read': operators,
  'import.write': operators,
  'export.read': operators,
} as const satisfies Record<string, readonly Grant[]>

export type Verb = keyof typeof permissions

/** Whether any of the actor's relations allows the verb, whichever organisation it concerns. */
export function may(actor: Actor, verb: Verb): boolean {
  const granted: readonly Grant[] = permissions[verb]
  return actor.relations.some((relation) => granted.includes(relation))
}

/** Whether the actor may use the verb on what belongs to this organisation. */
export function mayFor(actor: Actor, verb: Verb, organisationId: string): boolean {
  return may(actor, verb) || ownOf(actor, verb) === organisationId
}

/** Whether there is an organisation for which the actor may use the verb. */
export function maySomewhere(actor: Actor, verb: Verb): boolean {
  return may(actor, verb) || ownOf(actor, verb) !== undefined
}

/** The one organisation for which the actor may use a verb that is granted to owners. */
export function ownOf(actor: Actor, verb: Verb): string | undefined {
  const granted: readonly Grant[] = permissions[verb]
  const owns = actor.relations.includes('member') && granted.includes('own')
  return owns ? actor.organisationId : undefined
}
