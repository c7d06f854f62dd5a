import { setImmediate as otherWork } from 'node:timers/promises'
import type { TextModel } from './embedder.ts'
import { EmbeddingThreads } from './static-model.threads.ts'
import { StaticEmbedding, type StaticModel } from './static-model.ts'
import { textRuns } from './text-runs.ts'

/** Some milliseconds of work, after which others have their turn. */
const runLimits = { textsMax: 256, charactersMax: 8_192 }

/** So many characters are worth the 0.1 s in which threads start: some 10,000 short texts, or one that is a book. */
const threadedFrom = { charactersInAll: 262_144, charactersInOne: 65_536 }

/**
 * Embeds with a static model, on the calling thread or, if it is much, in others. The vectors are the same, and the calling
 * thread is never held for more than some milliseconds.
 */
export function openStaticModel(model: StaticModel): TextModel {
  const embedding = new StaticEmbedding(model)
  const threads = new EmbeddingThreads(model)
  return {
    dimension: embedding.dimension,
    embed: (texts) =>
      isMuch(texts)
        ? embedInThreads(threads, embedding.dimension, texts)
        : embedHere(embedding, texts),
    close: () => threads.close(),
  }
}

function isMuch(texts: readonly string[]): boolean {
  let characters = 0
  return texts.some(({ length }) => {
    characters += length
    return length > threadedFrom.charactersInOne || characters > threadedFrom.charactersInAll
  })
}

async function embedHere(
  embedding: StaticEmbedding,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = []
  for (const { from, to } of textRuns(texts, runLimits)) {
    if (from > 0) await otherWork()
    for (const text of texts.slice(from, to)) {
      const vector = new Float32Array(embedding.dimension)
      embedding.write(text, vector, 0)
      vectors.push(vector)
    }
  }
  return vectors
}

async function embedInThreads(
  threads: EmbeddingThreads,
  dimension: number,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const vectors = Array<Float32Array>(texts.length)
  await threads.embed(texts, textRuns(texts, runLimits), ({ from, to }, together) => {
    for (let at = from; at < to; at++) {
      // Copied, so that who keeps one vector does not keep the memory of all.
      vectors[at] = together.slice((at - from) * dimension, (at - from + 1) * dimension)
    }
  })
  return vectors
}
