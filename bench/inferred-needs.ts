import { createReadStream, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { meanOf, ndcg, reciprocalRank } from '../src/evaluation/metrics.ts'
import { importRows } from '../src/imports/import-rows.actions.ts'
import { inferNeeds } from '../src/matching/inferred-need.queries.ts'
import type { InferredFrom } from '../src/matching/inferred-need.ts'
import { makingNow } from '../src/matching/maker.actions.ts'
import { rankFor } from '../src/matching/ranking.actions.ts'
import { dayOf } from '../src/platform/clock.ts'
import { newId } from '../src/platform/identity.ts'
import type { Service } from '../src/service.ts'
import { bringDemo } from '../test/matching/demo-world.ts'
import { openTestApi } from '../test/test-api.ts'
import { loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const folder = new URL('../data/demo/', import.meta.url)
const operator = { name: 'bench', relations: ['operator'] } as const
const depth = 10

/** Which inferred needs count, more and more of them. */
const variants: Readonly<Record<string, readonly InferredFrom[]>> = {
  'peers alone': ['peers'],
  'peers and past partners': ['peers', 'past-partners'],
  'peers, past partners and the value chain': ['peers', 'past-partners', 'value-chain'],
}

/**
 * How well those are ranked who answer the needs of an organisation, by the demo's author, while its needs are hidden, one
 * organisation after another: with needs inferred, beside none.
 */
export async function bench(): Promise<BenchResult> {
  const world = await openTestApi({})
  try {
    const { service } = world
    await bringDemo(service)
    const projects = createReadStream(new URL('collaborations.jsonl', folder))
    await importRows(service, operator, projects, { what: 'collaborations', format: 'jsonl' })
    const none = await figuresOf(service, [])
    const rows: BenchRow[] = []
    for (const [name, sources] of Object.entries(variants)) {
      const ours = await figuresOf(service, sources)
      for (const figure of ['ndcg', 'first'] as const)
        rows.push({
          what: `${figure === 'ndcg' ? `nDCG@${depth}` : 'reciprocal rank'} by ${name}, beside none`,
          ours: ours[figure],
          peer: none[figure],
          ratio: ours[figure] / none[figure],
          unit: 'share',
        })
    }
    return { name: 'inferred-needs', load: loadOfMachine(), rows }
  } finally {
    await world.close()
  }
}

async function figuresOf(service: Service, sources: readonly InferredFrom[]) {
  const found: { ndcg: number; first: number }[] = []
  for (const [id, grades] of judged()) {
    const list = await partnersOf(service, id, sources)
    found.push({ ndcg: ndcg(list, grades, depth), first: reciprocalRank(list, grades, 1) })
  }
  return {
    ndcg: meanOf(found.map((one) => one.ndcg)),
    first: meanOf(found.map((one) => one.first)),
  }
}

/** Whom an organisation is shown as if it had never stated its needs, nearest first. */
async function partnersOf(service: Service, id: string, sources: readonly InferredFrom[]) {
  const { database } = service
  const matching = {
    modelId: (await service.embedder()).modelId,
    today: dayOf(service.clock()),
  }
  const { rows: needs } = await database.write((writer) =>
    sql<{ id: string; visibility: string }>`
      update entry e set visibility = 'hidden' from entry before
      where before.id = e.id and e.organisation_id = ${id} and e.side = 'need' returning e.id, before.visibility`.execute(
      writer,
    ),
  )
  const all = await inferNeeds(service, matching, [id])
  const inferred = new Map(
    [...all].map(([of, some]) => [of, some.filter(({ source }) => sources.includes(source))]),
  )
  const made = await makingNow(service)
  const { ranked } = await rankFor(service, matching, made, [id], inferred, undefined)
  await database.write(async (writer) => {
    for (const need of needs)
      await sql`update entry set visibility = ${need.visibility} where id = ${need.id}`.execute(
        writer,
      )
  })
  const list = ranked.get(id) ?? []
  return list.toSorted((a, b) => b.score - a.score).map(({ partnerId }) => partnerId)
}

/** For each organisation that offers something, whose offers answer its needs, by grade. */
function judged(): Map<string, Map<string, number>> {
  const linesOf = (file: string) => readFileSync(new URL(file, folder), 'utf8').trim().split('\n')
  const entries = linesOf('entries.jsonl').map(
    (line): Record<'externalId' | 'organisation' | 'side', string> => JSON.parse(line),
  )
  const owners = new Map(
    entries.map((entry) => [entry.externalId, newId('organisation', entry.organisation)]),
  )
  const offering = new Set(
    entries.filter(({ side }) => side === 'competency').map((one) => owners.get(one.externalId)),
  )
  const grades = new Map<string, Map<string, number>>()
  for (const line of linesOf('answers.tsv')) {
    const [need = '', offer = '', grade] = line.split('\t')
    const [asking, answering] = [owners.get(need), owners.get(offer)]
    if (!asking || !answering || !offering.has(asking)) continue
    const of = grades.get(asking) ?? new Map<string, number>()
    grades.set(asking, of.set(answering, Math.max(of.get(answering) ?? 0, Number(grade))))
  }
  return grades
}
