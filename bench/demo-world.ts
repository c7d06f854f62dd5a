import { readFileSync } from 'node:fs'
import { giveMeaning } from '../src/matching/meaning.actions.ts'
import { refreshStale } from '../src/matching/refresh.actions.ts'
import { createOrganisation } from '../src/organisations/organisation.actions.ts'
import { NewOrganisation } from '../src/organisations/organisation.schema.ts'
import { newId } from '../src/platform/identity.ts'
import { stateEntry } from '../src/profiles/entry.actions.ts'
import { embedBatch } from '../src/profiles/entry.jobs.ts'
import { NewEntry } from '../src/profiles/entry.schema.ts'
import type { Service } from '../src/service.ts'

const operator = { name: 'bench', relations: ['operator'] } as const

/** Fills a new database with the demo's profiles, and makes everybody's suggestions. @returns the organisations' ids */
export async function loadDemoWorld(service: Service): Promise<string[]> {
  const ids: string[] = []
  for (const row of rowsOf('organisations.jsonl')) {
    const content = NewOrganisation.parse(row)
    ids.push((await createOrganisation(service, operator, content)).organisation.id)
  }
  const entryIds: string[] = []
  for (const { organisation, ...row } of rowsOf('entries.jsonl')) {
    const owner = newId('organisation', String(organisation))
    entryIds.push((await stateEntry(service, operator, owner, NewEntry.parse(row))).entry.id)
  }
  for (let at = 0; at < entryIds.length; at += embedBatch)
    await giveMeaning(service, entryIds.slice(at, at + embedBatch))
  await refreshStale(service, [], new AbortController().signal)
  return ids
}

function rowsOf(file: string): Record<string, unknown>[] {
  return readFileSync(new URL(`../data/demo/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
