import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Catalogue, catalogueLanguages, findNace, titleIn } from '../catalogue/catalogue.ts'
import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import { type Embedder, unitVector } from '../embedding/embedder.ts'
import { textOf } from '../profiles/entry.ts'
import {
  domainsIn,
  domainText,
  type KnownDomain,
  type ReadEntry,
  type Recogniser,
  recogniserOf,
} from './specialisation.ts'

const ShippedEntry = z.object({
  organisation: z.string(),
  side: z.enum(['competency', 'need']),
  title: z.string(),
  description: z.string().default(''),
  nace: z.array(z.string()).default([]),
})

const file = new URL('../../data/demo/entries.jsonl', import.meta.url)

/**
 * A recogniser of the domains of these lists by this model, set against the competencies and needs in four languages that ship with
 * Splot: known before an installation has texts of its own, and the same on every machine.
 */
export async function openRecogniser(
  embedder: Pick<Embedder, 'embed'>,
  catalogue: Catalogue,
  lists: readonly SpecialisationList[],
): Promise<Recogniser> {
  const [domains, entries] = [
    await knownDomains(embedder, catalogue, lists),
    await shippedEntries(embedder),
  ]
  return recogniserOf(domains, entries)
}

/** Each domain in every language, embedded and joined to one unit vector. */
export async function knownDomains(
  embedder: Pick<Embedder, 'embed'>,
  catalogue: Catalogue,
  lists: readonly SpecialisationList[],
): Promise<KnownDomain[]> {
  const domains = domainsIn(lists)
  const texts = domains.flatMap(({ item }) =>
    catalogueLanguages.map((language) => {
      const headings = item.nace.flatMap((code) => findNace(catalogue, code)?.titles ?? [])
      const titles = headings.map((heading) => titleIn(heading, language))
      return domainText(item.names[language], item.topics, titles)
    }),
  )
  const vectors = await embedder.embed(texts, 'passage')
  const each = catalogueLanguages.length
  return domains.map((domain, index) => ({
    ...domain,
    vector: joined(vectors.slice(index * each, (index + 1) * each)),
  }))
}

function joined(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors)
    for (const [at, value] of vector.entries()) sum[at] = (sum[at] ?? 0) + value
  return unitVector(sum)
}

/** The competencies and needs that ship with Splot, embedded, with whose they are. */
export async function shippedEntries(
  embedder: Pick<Embedder, 'embed'>,
): Promise<(ReadEntry & { organisation: string })[]> {
  const entries = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => ShippedEntry.parse(JSON.parse(line)))
  const bySide = [...Map.groupBy(entries, ({ side }) => side)]
  const read: (ReadEntry & { organisation: string })[] = []
  for (const [side, own] of bySide) {
    const vectors = await embedder.embed(own.map(textOf), side === 'need' ? 'query' : 'passage')
    for (const [at, { nace, organisation }] of own.entries())
      read.push({ nace, organisation, vector: vectors[at] })
  }
  return read
}
