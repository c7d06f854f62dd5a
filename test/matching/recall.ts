import { sql } from 'kysely'
import { expect } from 'vitest'
import { makingNow } from '../../src/matching/maker.actions.ts'
import type { Narrowing } from '../../src/matching/narrowing.ts'
import { nearestEntries } from '../../src/matching/nearest.queries.ts'
import { vectorLiteral } from '../../src/platform/vector.ts'
import type { Service } from '../../src/service.ts'

const wanted = 100
const today = '2026-11-27'

export type Recall = Readonly<{ matching: number; recall: number; exact: boolean }>

/**
 * How many of the ten nearest are found within a narrowing, on average, beside a plain scan that `where` narrows in the
 * same way; and that as many rows are found as there are.
 */
export async function recallAmong(
  service: Service,
  questions: readonly string[],
  by: Partial<Narrowing>,
  where: string,
): Promise<Recall> {
  const { embedder, weights } = await makingNow(service)
  const unrelated = weights.background['en-en'].dense
  const matching = { modelId: embedder.modelId, today }
  const vectors = await embedder.embed(questions, 'query')
  let [hits, most, exact, count] = [0, 0, true, 0]
  for (const vector of vectors) {
    const { rows } = await sql<{ id: string }>`
      select e.id from entry e join organisation o on o.id = e.organisation_id join entry_embedding m on m.entry_id = e.id
      where e.side = 'competency' and e.visibility <> 'hidden' and ${sql.raw(where)}
      order by m.embedding <#> ${vectorLiteral(vector)}::vector, e.id`.execute(
      service.database.kysely,
    )
    const found = await nearestEntries(
      service.database,
      matching,
      { vector, unrelated },
      { side: 'competency', namedOnly: false, ...by },
      wanted,
    )
    count = rows.length
    expect(found.ids.length).toBe(count <= 250 ? count : wanted)
    expect(new Set(found.ids).size).toBe(found.ids.length)
    if (found.among.exact) expect(found.among.entries).toBe(count)
    exact &&= found.among.exact
    const best = rows.slice(0, 10).map(({ id }) => id)
    hits += best.filter((id) => found.ids.includes(id)).length
    most += best.length
  }
  return { matching: count, recall: most === 0 ? 1 : hits / most, exact }
}
