import type { Concept } from './concepts.ts'

/** One question of the test: find what a concept's name in one language is called in another. */
export type RetrievalTask = Readonly<{ source: string; from: string; to: string }>

/** Shares, from 0 to 1, of the `queries` whose right name is first, or among the first ten, of `candidates`. */
export type RetrievalResult = RetrievalTask &
  Readonly<{ queries: number; candidates: number; recallAt1: number; recallAt10: number }>

export const retrievalTasks: readonly RetrievalTask[] = [
  { source: 'cpv', from: 'pl', to: 'en' },
  { source: 'cpv', from: 'fr', to: 'pl' },
  { source: 'cpv', from: 'cs', to: 'de' },
  { source: 'euroscivoc', from: 'pl', to: 'en' },
  { source: 'euroscivoc', from: 'de', to: 'fr' },
  { source: 'esco', from: 'pl', to: 'en' },
  { source: 'esco', from: 'pl', to: 'de' },
]

/**
 * Ranks, for each asked concept, the preferred names of all concepts of its table. A concept that is called the same in
 * both languages is not asked: finding it proves nothing. Equal candidates rank by the better place for none of them,
 * so a model that finds everything alike scores nothing.
 * @param embed gives unit vectors
 */
export function retrieve(
  task: RetrievalTask,
  concepts: readonly Concept[],
  isAsked: (concept: Concept) => boolean,
  embed: (text: string) => Float32Array,
): RetrievalResult {
  const table = concepts.filter(({ source, names }) => source === task.source && names.has(task.to))
  const nameOf = ({ names }: Concept, language: string) => names.get(language)?.[0] ?? ''
  const asked = table.filter(
    (concept) =>
      isAsked(concept) &&
      concept.names.has(task.from) &&
      nameOf(concept, task.from) !== nameOf(concept, task.to),
  )
  const candidates = [...new Set(table.map((concept) => nameOf(concept, task.to)))]
  const vectors = candidates.map(embed)
  const places = asked.map((concept) => {
    const query = embed(nameOf(concept, task.from))
    return placeOf(query, embed(nameOf(concept, task.to)), vectors)
  })
  const share = (depth: number) => places.filter((place) => place <= depth).length / asked.length
  return {
    ...task,
    queries: asked.length,
    candidates: candidates.length,
    recallAt1: share(1),
    recallAt10: share(10),
  }
}

/** The place of `right`, from 1, counting everything at least as near to the query as ahead of it. */
function placeOf(
  query: Float32Array,
  right: Float32Array,
  vectors: readonly Float32Array[],
): number {
  const mark = cosine(query, right)
  return vectors.filter((vector) => cosine(query, vector) >= mark).length
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}
