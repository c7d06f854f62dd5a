import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Embedder } from '../embedding/embedder.ts'
import { languages } from '../platform/phrase.ts'
import { textOf } from '../profiles/entry.ts'
import { type DenseBackground, denseBackground } from './background.ts'
import { languagePairs } from './weights.ts'

const Entry = z.object({
  organisation: z.string(),
  side: z.enum(['competency', 'need']),
  title: z.string(),
  description: z.string().default(''),
  language: z.enum(languages),
})

const file = new URL('../../data/demo/entries.jsonl', import.meta.url)

/**
 * What unrelated texts look like to a model, by the needs and competencies in four languages that ship with Splot: known
 * before an installation has texts of its own.
 */
export async function shippedBackground(
  embedder: Pick<Embedder, 'embed'>,
): Promise<DenseBackground | undefined> {
  const entries = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Entry.parse(JSON.parse(line)))
  const bySide = Map.groupBy(entries, ({ side }) => side)
  const texts = []
  for (const [side, own] of bySide) {
    const vectors = await embedder.embed(own.map(textOf), side === 'need' ? 'query' : 'passage')
    for (const [at, { language, organisation }] of own.entries())
      texts.push({
        language,
        organisationId: organisation,
        vector: vectors[at] ?? new Float32Array(),
      })
  }
  return denseBackground(texts, languagePairs)
}
