import type { Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { uuid } from '../platform/paging.ts'
import type { Run } from './run.ts'
import { idsOf, idsOfNumbers } from './stored.queries.ts'

/** The id that a name in a file means, if any. */
export type LookUp = (name: string) => string | undefined

/** Reads names as external ids or ids. A dry run knows what its earlier rows would have stored, too. */
export async function lookUp(
  writer: Writer,
  run: Run,
  table: 'organisation' | 'cluster',
  names: readonly string[],
): Promise<LookUp> {
  const externalIds = [...new Set(names)]
  const found = await idsOf(writer, table, {
    externalIds,
    ids: externalIds.filter((name) => uuid.test(name)),
  })
  return (name) => found.get(name) ?? (run.dryRun ? announced(run, table, name) : undefined)
}

function announced(run: Run, table: 'organisation' | 'cluster', name: string): string | undefined {
  const id = newId(table, name)
  return run.seen[table].lineOf(id) === undefined ? undefined : id
}

/** The same for organisations, which may be named by a registration number, too, where only one has it. */
export async function lookUpOrganisations(
  writer: Writer,
  run: Run,
  names: readonly string[],
): Promise<LookUp> {
  const byName = await lookUp(writer, run, 'organisation', names)
  const rest = [...new Set(names)].filter((name) => byName(name) === undefined)
  const byNumber = rest.length === 0 ? new Map() : await idsOfNumbers(writer, rest)
  return (name) => byName(name) ?? byNumber.get(name)
}
