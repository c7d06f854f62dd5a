import { externalIdFixed } from '../organisations/phrases.ts'
import { newId } from '../platform/identity.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import type { Names } from './stored.queries.ts'

type Named = Readonly<{ id: string; externalId: string | null }>
type Stated = Readonly<{ id: string | undefined; content: Readonly<{ externalId: string | null }> }>

/** Which row a statement is about: its id, and the external id that it has or gets, `derived` from its words if need be. */
export type Identity = Readonly<{
  id: string
  externalId: string | null
  derived: boolean
  problems: readonly FieldProblem[]
}>

export type Identify = (stated: Stated, derive: () => string) => Identity

/** The names by which a statement's row may be stored already. */
export function namesOf(statements: readonly Stated[], derive: (index: number) => string): Names {
  return {
    ids: statements.flatMap(({ id }) => id ?? []),
    externalIds: statements
      .map(
        ({ id, content }, index) => content.externalId ?? (id === undefined ? derive(index) : ''),
      )
      .filter((name) => name !== ''),
  }
}

/**
 * Finds the row of each statement: by its id where it is known here, else by its external id. A statement with
 * neither gets an external id that is derived from what it says, so that repeating it finds it again.
 */
export function identifier(table: string, stored: readonly Named[]): Identify {
  const byId = new Map(stored.map((row) => [row.id, row]))
  const byExternalId = new Map(
    stored.filter((row) => row.externalId !== null).map((row) => [row.externalId, row]),
  )
  return ({ id, content }, derive) => {
    const known = id === undefined ? undefined : byId.get(id)
    if (known) {
      const other = content.externalId !== null && content.externalId !== known.externalId
      return {
        id: known.id,
        externalId: known.externalId,
        derived: false,
        problems: other ? [{ pointer: '/externalId', phrase: externalIdFixed }] : [],
      }
    }
    const externalId = content.externalId ?? (id === undefined ? derive() : null)
    if (externalId === null) return { id: id ?? '', externalId, derived: false, problems: [] }
    return {
      id: byExternalId.get(externalId)?.id ?? newId(table, externalId),
      externalId,
      derived: content.externalId === null,
      problems: [],
    }
  }
}
