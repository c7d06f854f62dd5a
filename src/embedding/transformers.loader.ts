import { env, type FeatureExtractionPipeline, pipeline } from '@huggingface/transformers'
import { batchesByLength } from './batches.ts'
import { type TextModel, unitVector, vectorOfNothing } from './embedder.ts'
import { promisedDimension } from './model-folder.loader.ts'
import { ModelUnavailable } from './model-unavailable.ts'

/**
 * Texts count by their characters, or by the pieces after which the model cuts them, if these are fewer: there is rarely more
 * than one piece a character, and mostly one in four. At 384 dimensions and 12 heads a batch then takes some 100 MB, and
 * not above 0.5 GB.
 */
const limits = { textsMax: 256, charactersMax: 65_536, pairsMax: 2 ** 23 }

/** Where neither tokenizer nor model says after how many pieces a text must be cut. */
const usualPiecesMax = 512

export type TransformerSource = Readonly<{
  /** A folder, or a name on the hub. */
  model: string
  isFolder: boolean
  dtype: string | undefined
}>

/**
 * Loads any feature-extraction model that transformers.js reads. Texts of several calls are embedded batch by batch in
 * turn, so that memory is bounded however many ask.
 * @throws ModelUnavailable when it cannot be loaded, or its vectors are not as long as its configuration says
 */
export async function openTransformer(source: TransformerSource): Promise<TextModel> {
  const extractor = await loadExtractor(source)
  limitPieces(extractor)
  const inTurn = turns()
  const run = (texts: readonly string[]) => inTurn(() => meanVectors(extractor, texts))
  const dimension = (await run([]))[0]?.length ?? 0
  const promised = promisedDimension(extractor.model.config as object)
  if (promised !== undefined && dimension !== promised) {
    await extractor.dispose()
    throw new ModelUnavailable(
      `The model ${source.model} gives vectors of ${dimension} numbers, but its config.json promises ${promised}. Its files belong to different models: fetch or train all of them together.`,
    )
  }
  return {
    dimension,
    embed: (texts) => embedAll(run, extractor.tokenizer.model_max_length, dimension, texts),
    close: () => inTurn(async () => void (await extractor.dispose())),
  }
}

async function loadExtractor({
  model,
  isFolder,
  dtype = 'fp32',
}: TransformerSource): Promise<FeatureExtractionPipeline> {
  env.allowRemoteModels = !isFolder
  try {
    return await pipeline('feature-extraction', model, {
      local_files_only: isFolder,
      dtype: dtype as 'fp32',
    })
  } catch (cause) {
    const advice = isFolder
      ? 'Its files may be damaged or incomplete: fetch or train all of them anew.'
      : `Check its name, whether it has files of dtype ${dtype}, and the network; or set EMBEDDING_MODEL to a folder that holds the model.`
    throw new ModelUnavailable(`The model ${model} could not be loaded. ${advice}`, { cause })
  }
}

/**
 * Tokenizers cut at the length they state, and some state none, or one that the model has no positions for: it would break,
 * or outgrow memory, over a long text.
 */
function limitPieces({ tokenizer, model }: FeatureExtractionPipeline): void {
  const { max_position_embeddings: places } = model.config as { max_position_embeddings?: number }
  const stated = tokenizer.model_max_length
  // Some families count positions from 2.
  const most = places === undefined ? usualPiecesMax : Math.max(1, places - 2)
  const isBelievable = stated <= (places ?? 100_000)
  if (!isBelievable) Object.defineProperty(tokenizer, 'model_max_length', { value: most })
}

/** The mean vectors of the texts, and of one more: a batch in which no text has a piece would have no shape to compute with. */
async function meanVectors(
  extractor: FeatureExtractionPipeline,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const output = await extractor([...texts, 'splot'], { pooling: 'mean', normalize: true })
  const dimension = output.dims.at(-1) ?? 0
  const data = output.data as Float32Array
  return Array.from({ length: texts.length + 1 }, (_, row) =>
    Float32Array.from(data.subarray(row * dimension, (row + 1) * dimension)),
  )
}

async function embedAll(
  run: (texts: readonly string[]) => Promise<Float32Array[]>,
  piecesMax: number,
  dimension: number,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const vectors = texts.map(() => vectorOfNothing(dimension))
  const spoken = [...texts.keys()].filter((position) => texts[position]?.trim() !== '')
  const lengths = spoken.map((position) => Math.min(texts[position]?.length ?? 0, piecesMax))
  for (const batch of batchesByLength(lengths, limits)) {
    const positions = batch.map((place) => spoken[place] ?? 0)
    const found = await run(positions.map((position) => texts[position] ?? ''))
    for (const [row, position] of positions.entries()) {
      vectors[position] = unitVector(found[row] ?? vectorOfNothing(dimension))
    }
  }
  return vectors
}

/** Runs what it is given one after another. */
function turns(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const mine = last.then(run)
    last = mine.catch(() => undefined)
    return mine
  }
}
