/** A thread that embeds: it is given a model when it starts, then lists of texts, and answers each with their vectors in one array. */
import { parentPort, workerData } from 'node:worker_threads'
import { StaticEmbedding, type StaticModel } from './static-model.ts'

const embedding = new StaticEmbedding(workerData as StaticModel)

parentPort?.on('message', (texts: readonly string[]) => {
  const { dimension } = embedding
  const vectors = new Float32Array(texts.length * dimension)
  for (const [at, text] of texts.entries()) embedding.write(text, vectors, at * dimension)
  parentPort?.postMessage(vectors, [vectors.buffer])
})
