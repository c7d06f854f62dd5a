import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Phrase } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { countryNames } from './country-names.ts'
import type { Format, Importable } from './import.ts'
import { Keeper } from './keeper.actions.ts'
import { noRows } from './phrases.ts'
import { preparedBatches } from './prepared.reader.ts'
import { openRows } from './rows.reader.ts'
import type { ImportDeps, ImportOptions, Progress, Step } from './run.ts'

export type Summary = Progress &
  Readonly<{ what: Importable; format: Format; stopped: Phrase | null }>

/**
 * Imports a file in batches, each in a transaction of its own, holding no more than two batches in memory. Rows
 * that are wrong are told and left out; rows that say what is stored already are left alone. A record named
 * twice in one file with different contents is taken from its first line and refused at the later one.
 * @throws Refusal for a file of which no row could be taken
 */
export async function importRows(
  deps: ImportDeps,
  actor: Actor,
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions = {},
  onStep: (step: Step) => void | Promise<void> = () => {},
): Promise<Summary> {
  authorise(actor, 'import.write')
  let bytes = 0
  const counting = (async function* () {
    for await (const chunk of source) {
      bytes += chunk.length
      yield chunk
    }
  })()
  const countries = countryNames(deps.catalogue)
  const opened = await openRows(counting, { ...options, countries }).catch(async (refused) => {
    await counting.return()
    throw refused
  })
  const keeper = new Keeper(deps, opened.what, options)
  let stopped: Phrase | null = null
  let rows = 0
  for await (const batch of preparedBatches(opened, options.resume?.rows ?? 0, () => bytes)) {
    rows += batch.rows.length
    if (batch.skipped) keeper.skip(batch.rows)
    else await keeper.store(batch, onStep)
    stopped = batch.rows.at(-1)?.row.last
      ? (batch.rows.at(-1)?.row.problem?.phrase ?? null)
      : stopped
  }
  if (rows === 0) throw new Refusal('malformed', noRows)
  return { ...keeper.progress, bytes, what: opened.what, format: opened.format, stopped }
}
