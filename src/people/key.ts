import type { Actor, Relation } from './actor.ts'

/** A key that the database knows; its secret was told once and is kept as a hash only. */
export type Key = Readonly<{
  id: string
  name: string
  relation: Relation
  /** Whom a member acts for; nobody for the other relations. */
  organisationId: string | null
  createdAt: string
  revokedAt: string | null
}>

/** What is presented at the door. The id in it finds the row, so that only the secret must be compared. */
export function presentable(id: string, secret: string): string {
  return `splot.${id}.${secret}`
}

const pattern =
  /^splot\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{43})$/

/** The id and the secret of a presented key, or nothing where it cannot be one of ours. */
export function partsOf(presented: string): { id: string; secret: string } | undefined {
  const [, id, secret] = pattern.exec(presented) ?? []
  return id !== undefined && secret !== undefined ? { id, secret } : undefined
}

export function actorOf(key: Pick<Key, 'name' | 'relation' | 'organisationId'>): Actor {
  const { name, relation, organisationId } = key
  return { name, relations: [relation], ...(organisationId === null ? {} : { organisationId }) }
}
