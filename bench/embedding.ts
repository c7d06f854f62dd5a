import { loadavg } from 'node:os'
import { env, pipeline } from '@huggingface/transformers'
import { builtInModelFolder } from '../src/embedding/built-in.ts'
import { openEmbedder } from '../src/embedding/embedder.loader.ts'
import { pick, seededRandom } from '../src/embedding/random.ts'
import { wrappings } from '../src/embedding/wrappings.ts'
import type { BenchResult } from './result.ts'

const textCount = 4000
const rounds = 3

/** How many texts a second the embedder takes, beside plain calls of transformers.js on the same texts in batches as they come. */
export async function bench(): Promise<BenchResult> {
  const phrases = Object.values(wrappings).flat()
  const random = seededRandom(1)
  const short = Array.from({ length: textCount }, () => pick(random, phrases))
  const mixed = short.map((text, at) =>
    at % 20 === 0 ? Array.from({ length: 30 }, () => pick(random, phrases)).join('. ') : text,
  )
  const embedder = await openEmbedder({ model: builtInModelFolder })
  env.allowRemoteModels = false
  const extractor = await pipeline('feature-extraction', builtInModelFolder, { dtype: 'fp32' })
  const plain = async (texts: readonly string[]) => {
    for (let at = 0; at < texts.length; at += 256) {
      await extractor(texts.slice(at, at + 256), { pooling: 'mean', normalize: true })
    }
  }
  const rows = []
  for (const [what, texts] of Object.entries({
    'short texts': short,
    'one in twenty long': mixed,
  })) {
    const ours = await rate(texts, (all) => embedder.embed(all))
    const peer = await rate(texts, plain)
    rows.push({
      what: `${what}, beside plain transformers.js`,
      ours,
      peer,
      ratio: ours / peer,
      unit: 'texts/s',
    })
  }
  await Promise.all([embedder.close(), extractor.dispose()])
  return {
    name: 'embedding',
    load: loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
    rows,
  }
}

/** Texts a second in the best of a few rounds, for others use the machine too. */
async function rate(
  texts: readonly string[],
  embed: (texts: readonly string[]) => Promise<unknown>,
): Promise<number> {
  let best = 0
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await embed(texts)
    best = Math.max(best, texts.length / ((performance.now() - start) / 1000))
  }
  return Math.round(best)
}

if (import.meta.main) {
  const { rows } = await bench()
  console.table(rows)
}
