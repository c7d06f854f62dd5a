import type { Embedder, TextRole } from '../embedding/embedder.ts'
import type { Progress } from '../platform/progress.terminal.ts'

/** Few enough that progress is seen, many enough that batches of like length can be made. */
const together = 2048

/** The vectors of texts, in order, telling how far it is; texts that are the same are embedded once. */
export async function embedTexts(
  embedder: Embedder,
  texts: readonly string[],
  role: TextRole,
  tell: Progress,
): Promise<Float32Array[]> {
  const distinct = [...new Set(texts)]
  const vectors = new Map<string, Float32Array>()
  for (let from = 0; from < distinct.length; from += together) {
    const chunk = distinct.slice(from, from + together)
    const embedded = await embedder.embed(chunk, role)
    for (const [at, text] of chunk.entries())
      vectors.set(text, embedded[at] ?? new Float32Array(embedder.dimension))
    tell(`embedding with ${embedder.modelId}`, vectors.size, distinct.length)
  }
  return texts.map((text) => vectors.get(text) ?? new Float32Array(embedder.dimension))
}
