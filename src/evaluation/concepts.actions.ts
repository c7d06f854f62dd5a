import { type RetrievalResult, retrievalTasks, retrieve } from '../embedding/concept-retrieval.ts'
import { type Concept, isHeldOut } from '../embedding/concepts.ts'
import { openEmbedder } from '../embedding/embedder.loader.ts'
import { ModelUnavailable } from '../embedding/model-unavailable.ts'
import { readConcepts } from '../embedding/reference.loader.ts'
import type { Progress } from '../platform/progress.terminal.ts'
import { Refusal } from '../platform/refusal.ts'
import { embedTexts } from './model-texts.actions.ts'
import { noConcepts } from './phrases.ts'

export type ConceptReport = Readonly<{ model: string; tasks: readonly RetrievalResult[] }>

/**
 * For each model, how well it finds what a concept is called in another language, among the names of all concepts of its
 * table. Asked are the concepts that the built-in model was not trained on, chosen by hash.
 * @param folder holds reference tables, as `splot model train` reads them
 * @throws Refusal when none of the tables is there that are asked about
 */
export async function evaluateConcepts(
  folder: string,
  models: readonly string[],
  tell: Progress,
): Promise<ConceptReport[]> {
  const concepts = conceptsIn(folder)
  const tasks = retrievalTasks.filter(({ source }) =>
    concepts.some((concept) => concept.source === source),
  )
  if (tasks.length === 0) throw new Refusal('not-found', noConcepts(folder))
  const texts = [...new Set(tasks.flatMap((task) => namesFor(task, concepts)))]
  const reports: ConceptReport[] = []
  for (const model of models) {
    const embedder = await openEmbedder({ model })
    try {
      const vectors = await embedTexts(embedder, texts, 'passage', tell)
      const known = new Map(texts.map((text, at) => [text, vectors[at]]))
      const embed = (text: string) => known.get(text) ?? new Float32Array(embedder.dimension)
      const results = tasks.map((task, at) => {
        tell('looking for names', at, tasks.length)
        return retrieve(task, concepts, isHeldOut, embed)
      })
      tell('looking for names', tasks.length, tasks.length)
      reports.push({ model: embedder.modelId, tasks: results.filter(({ queries }) => queries > 0) })
    } finally {
      await embedder.close()
    }
  }
  return reports
}

function conceptsIn(folder: string): Concept[] {
  try {
    return readConcepts(folder)
  } catch (error) {
    if (error instanceof ModelUnavailable) throw new Refusal('not-found', noConcepts(folder))
    throw error
  }
}

/** The preferred names that a task looks among, and those that it asks by. */
function namesFor(
  { source, from, to }: (typeof retrievalTasks)[number],
  concepts: readonly Concept[],
): string[] {
  return concepts
    .filter((concept) => concept.source === source && concept.names.has(to))
    .flatMap((concept) => {
      const asked = isHeldOut(concept) ? concept.names.get(from)?.[0] : undefined
      return [concept.names.get(to)?.[0], asked].filter((name) => name !== undefined)
    })
}
