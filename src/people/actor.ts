/**
 * How a caller stands to the installation. Accounts, roles and tenants add relations here (`owner of the
 * organisation`, `coordinator of the cluster`); no action has to change for that.
 */
export const relations = ['operator', 'reader'] as const
export type Relation = (typeof relations)[number]

/** Who asks. Every action takes one. */
export type Actor = Readonly<{ name: string; relations: readonly Relation[] }>

const everyone = ['operator', 'reader'] as const
const operators = ['operator'] as const

/** Which verb each relation may use: the only place that says so. A route without a verb from here does not compile. */
export const permissions = {
  'organisation.read': everyone,
  'organisation.write': operators,
  'entry.read': everyone,
  'entry.read-hidden': operators,
  'entry.write': operators,
  'cluster.read': everyone,
  'cluster.write': operators,
  'membership.read': everyone,
  'membership.write': operators,
  'collaboration.read': everyone,
  'suggestion.read': everyone,
  'search.read': everyone,
  'import.read': operators,
  'import.write': operators,
  'export.read': operators,
} as const satisfies Record<string, readonly Relation[]>

export type Verb = keyof typeof permissions

/** Whether any of the actor's relations allows the verb. */
export function may(actor: Actor, verb: Verb): boolean {
  const allowed: readonly Relation[] = permissions[verb]
  return actor.relations.some((relation) => allowed.includes(relation))
}
