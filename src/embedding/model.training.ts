import { join } from 'node:path'
import { readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.loader.ts'
import { type RetrievalResult, retrievalTasks, retrieve } from './concept-retrieval.ts'
import { type Concept, isHeldOut } from './concepts.ts'
import { splitCorpus, TextNumbers } from './corpus.ts'
import { writeModelFolder } from './model-folder.writer.ts'
import { type PairSource, pairSource } from './pairs.ts'
import { quantiseRows, restoreRows } from './quantise.ts'
import { hashOf, seededRandom } from './random.ts'
import { readConcepts } from './reference.loader.ts'
import { joinTables } from './table.joining.ts'
import { type Progress, type TableRecipe, trainTable } from './table.training.ts'
import { tableEmbedding } from './table-embedding.ts'
import { type FinishingRecipe, finishTable } from './table-finishing.ts'
import { silence } from './token-weights.ts'
import type { Unigram } from './unigram.ts'
import { trainUnigram } from './unigram-training.ts'
import { countWords } from './word-counts.ts'

/** `members` are trained one after another over the same pieces, and joined into one table. */
export type ModelRecipe = FinishingRecipe &
  Readonly<{ vocabularySize: number; members: readonly TableRecipe[] }>

const member: TableRecipe = {
  dimension: 384,
  epochs: 8,
  batchSize: 1024,
  temperature: 0.05,
  learningRate: 0.01,
  initialSpread: 0.02,
  disturbance: { looseSplit: 0.1, droppedPiece: 0.1 },
  mix: { paragraph: 0.5, wrapped: 0.3 },
  runLength: 1,
}

/** What the built-in model was made with; models/README.md says what else was tried. */
export const builtInRecipe: ModelRecipe = {
  vocabularySize: 48_000,
  // One that is better at labels, one that is better at paragraphs.
  members: [
    member,
    { ...member, epochs: 16, initialSpread: 0.05, mix: { paragraph: 0.8, wrapped: 0.4 } },
  ],
  frequencyWeight: 3e-3,
  languageShare: 0.5,
}

export type TrainingReport = Readonly<{
  concepts: number
  heldOut: number
  pieces: number
  texts: number
  finalLoss: number
  /** What the written model finds among concepts that it was not trained on. */
  retrieval: readonly RetrievalResult[]
  /** The same before its table was rounded to eight bits. */
  retrievalUnrounded: readonly RetrievalResult[]
}>

/** Hears how training goes; the tokenizer comes first, then the table. */
export type TrainingListener = Readonly<{
  onTokenizerRound(piecesLeft: number): void
  onProgress(progress: Progress & Readonly<{ member: number; members: number }>): void
}>

export type TrainingSettings = Readonly<{
  data: string
  out: string
  seed: number
  recipe: ModelRecipe
  /** Goes on after the last epoch that an interrupted training with the same settings finished. */
  resume?: boolean
}>

/**
 * Trains a model on a folder of reference tables and writes it to the folder `out`. The same tables, recipe and seed give
 * the same bytes on the same kind of processor, also when training was interrupted and resumed.
 * @throws ModelUnavailable when `data` holds none of the tables, or there is nothing to resume
 */
export async function trainModel(
  settings: TrainingSettings,
  listener: TrainingListener,
): Promise<TrainingReport> {
  const { recipe, seed } = settings
  const concepts = readConcepts(settings.data)
  const shown = concepts.filter((concept) => !isHeldOut(concept))
  const unigram = trainUnigram(countWords(shown), recipe.vocabularySize, listener.onTokenizerRound)
  const texts = new TextNumbers()
  const source = pairSource(shown, texts, member.mix)
  const random = seededRandom(seed)
  const corpus = splitCorpus(texts.texts, unigram, () => random.normal() * looseness)
  const begin = random.state()
  const file = join(settings.out, 'training.checkpoint')
  const fingerprint = String(hashOf(JSON.stringify([recipe, seed, texts.texts])))
  const { done, under } = settings.resume
    ? readCheckpoint(file, fingerprint)
    : { done: [], under: undefined }
  let finalLoss = Number.NaN
  const tables: Float32Array[] = [...done]
  for (const [at, one] of recipe.members.entries()) {
    if (at < done.length) continue
    const table = await trainTable(
      one,
      unigram.pieces.length,
      corpus,
      { ...source, mix: one.mix },
      (at === done.length ? under : undefined) ?? begin,
      {
        onProgress: (progress) => {
          finalLoss = progress.loss
          listener.onProgress({ ...progress, member: at, members: recipe.members.length })
        },
        onEpoch: (state) => writeCheckpoint(file, fingerprint, { done: tables, under: state }),
      },
    )
    finishTable(table, recipe, unigram.pieces, corpus, source)
    // Each is rounded as if it were shipped alone, so that it can be kept and joined later.
    tables.push(restoreRows(quantiseRows(table, one.dimension)))
    writeCheckpoint(file, fingerprint, { done: tables, under: undefined })
  }
  const { dimension } = recipe.members[0] ?? member
  const values = joinTables(tables, dimension, corpus, namesIn(source))
  silence(values, dimension, unigram.pieces)
  const table = quantiseRows(values, dimension)
  writeModelFolder(settings.out, unigram.pieces, table)
  removeCheckpoint(file)
  return {
    concepts: shown.length,
    heldOut: concepts.length - shown.length,
    pieces: unigram.pieces.length,
    texts: texts.texts.length,
    finalLoss,
    retrieval: measure(concepts, unigram, restoreRows(table), dimension),
    retrievalUnrounded: measure(concepts, unigram, values, dimension),
  }
}

/** How much a loose split may differ from the best: deviation of the noise on a piece's log probability, in nats. */
const looseness = 2

/** The texts that name concepts in the main languages, each once. */
function namesIn({ concepts }: PairSource): number[] {
  const names = concepts.flatMap((concept) =>
    concept.main.flatMap((language) => concept.names.get(language)?.[0] ?? []),
  )
  return [...new Set(names)]
}

function measure(
  concepts: readonly Concept[],
  unigram: Unigram,
  values: Float32Array,
  dimension: number,
): RetrievalResult[] {
  const embed = tableEmbedding(unigram, values, dimension)
  return retrievalTasks.map((task) => retrieve(task, concepts, isHeldOut, embed))
}
