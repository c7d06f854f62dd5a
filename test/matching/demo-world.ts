import { createReadStream, readFileSync } from 'node:fs'
import { importRows } from '../../src/imports/import-rows.actions.ts'
import { giveMeaning } from '../../src/matching/meaning.actions.ts'
import { unembeddedEntries } from '../../src/matching/meaning.queries.ts'
import { refreshStale } from '../../src/matching/refresh.actions.ts'
import type { Service } from '../../src/service.ts'

const folder = new URL('../../data/demo/', import.meta.url)
const operator = { name: 'test', relations: ['operator'] } as const

/** The demo organisations with their suggestions made, without workers and their waiting. */
export async function matchDemo(service: Service): Promise<void> {
  await importDemo(service)
  await refreshStale(service, [], new AbortController().signal)
}

/** The demo organisations with the meaning of what they state, and no suggestions. */
export async function importDemo(service: Service): Promise<void> {
  for (const what of ['organisations', 'clusters', 'entries', 'memberships'] as const) {
    const file = createReadStream(new URL(`${what}.jsonl`, folder))
    const summary = await importRows(service, operator, file, { what, format: 'jsonl' })
    if (summary.refused > 0) throw new Error(`${summary.refused} ${what} were refused.`)
  }
  const { modelId } = await service.embedder()
  for (;;) {
    const ids = await unembeddedEntries(service.database.reader, modelId, 200)
    if (ids.length === 0) break
    await giveMeaning(service, ids)
  }
}

/** Which organisations answer each other, as the demo's author set it: `partnersOf(externalId)`. */
export function truePartners(): Map<string, Set<string>> {
  const entries = readFileSync(new URL('entries.jsonl', folder), 'utf8').trim().split('\n')
  const owners = new Map(
    entries.map((line) => JSON.parse(line)).map((entry) => [entry.externalId, entry.organisation]),
  )
  const partners = new Map<string, Set<string>>()
  for (const line of readFileSync(new URL('answers.tsv', folder), 'utf8').trim().split('\n')) {
    const [asking, answering] = line.split('\t').map((id) => owners.get(id))
    for (const [one, other] of [
      [asking, answering],
      [answering, asking],
    ])
      if (one && other) partners.set(one, (partners.get(one) ?? new Set()).add(other))
  }
  return partners
}
