import { type Catalogue, findNace } from '../catalogue/catalogue.ts'
import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import type { EmbedderInUse } from '../embedding/models.loader.ts'
import { languages } from '../platform/phrase.ts'
import { type Axis, partsOf } from './column.ts'
import { meanDirection } from './reading.ts'
import { topicIn } from './region-domain.ts'

/**
 * What columns mean, by what their activities and topics are called in every language; a name that is no code of NACE by itself,
 * and nothing for a mere code of some other list.
 */
export function directionsOf(
  catalogue: Catalogue,
  embedder: EmbedderInUse,
  { by, topics }: Readonly<{ by: Axis; topics: SpecialisationList | null }>,
  columns: readonly string[],
): Promise<(Float32Array | undefined)[]> {
  return directions(
    embedder,
    columns.map((column) => {
      const { activity, topic } = partsOf(by, column)
      const named = topic === undefined ? undefined : topicIn(topics, topic)?.names
      return [
        ...(activity === undefined ? [] : namesOf(catalogue, activity)),
        ...(named ? new Set(Object.values(named)) : []),
      ]
    }),
  )
}

function namesOf(catalogue: Catalogue, activity: string): string[] {
  const titles = findNace(catalogue, activity)?.titles
  if (titles) return [...new Set(languages.flatMap((language) => titles[language] ?? []))]
  return /\p{L}{3}/u.test(activity) ? [activity] : []
}

/** Names that this process embedded last, by one model: those of activities and topics are asked for with every request. */
let known: { modelId: string; byNames: Map<string, Float32Array | undefined> } | undefined
/** Beyond the headings of NACE and the topics of some lists: tables may bring any names. */
const knownMost = 5000

async function directions(
  embedder: EmbedderInUse,
  named: readonly (readonly string[])[],
): Promise<(Float32Array | undefined)[]> {
  if (known?.modelId !== embedder.modelId || known.byNames.size > knownMost)
    known = { modelId: embedder.modelId, byNames: new Map() }
  const { byNames } = known
  const keys = named.map((names) => names.join('\n'))
  const missing = [...new Set(keys.filter((key) => !byNames.has(key)))]
  const texts = missing.map((key) => key.split('\n').filter((name) => name !== ''))
  const vectors = await embedder.embed(texts.flat(), 'passage')
  let from = 0
  for (const [at, own] of texts.entries()) {
    byNames.set(missing[at] ?? '', meanDirection(vectors.slice(from, from + own.length)))
    from += own.length
  }
  return keys.map((key) => byNames.get(key))
}
