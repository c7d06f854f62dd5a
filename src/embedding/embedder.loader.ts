import { createHash } from 'node:crypto'
import { env, type FeatureExtractionPipeline, pipeline } from '@huggingface/transformers'
import { batchesByLength } from './batches.ts'
import { type Embedder, type TextRole, unitVector, vectorOfNothing } from './embedder.ts'
import { isFolder, readModelFolder } from './model-folder.loader.ts'
import { ModelUnavailable } from './model-unavailable.ts'

type Prefixes = Readonly<{ query: string; passage: string }>

export type EmbedderSettings = Readonly<{
  /** A folder on this machine, or the name of a model on the hub, which is then downloaded once. */
  model: string
  /** What the model wants before a text; E5 wants `query: ` and `passage: `. */
  prefixes?: Prefixes
  /** Which of the model's files to use, in the words of transformers.js; plain `onnx/model.onnx` unless said otherwise. */
  dtype?: string
}>

/** 256 texts of 256 characters make about 25 MB of token vectors at 384 dimensions. */
const limits = { textsMax: 256, charactersMax: 65_536 }

/**
 * Loads a model once, for as long as the process needs it.
 * @throws ModelUnavailable when its files are missing or it does not give vectors of the dimension it promises
 */
export async function openEmbedder(settings: EmbedderSettings): Promise<Embedder> {
  const source = isFolder(settings.model)
    ? await readModelFolder(settings.model, `onnx/model${fileSuffix(settings.dtype)}.onnx`)
    : { folder: settings.model, modelId: hubModelId(settings), dimension: undefined }
  const extractor = await loadExtractor(source.folder, settings)
  const probe = await extractor(['splot'], { pooling: 'mean', normalize: true })
  const dimension = probe.dims.at(-1) ?? 0
  if (source.dimension !== undefined && dimension !== source.dimension) {
    await extractor.dispose()
    throw new ModelUnavailable(
      `The model in ${source.folder} gives vectors of ${dimension} numbers, but its config.json promises ${source.dimension}. Its files belong to different models: fetch or train all of them together.`,
    )
  }
  return {
    modelId: source.modelId + prefixMark(settings.prefixes),
    dimension,
    embed: (texts, as = 'passage') =>
      embedAll(extractor, dimension, texts, prefixFor(settings, as)),
    close: async () => {
      await extractor.dispose()
    },
  }
}

async function loadExtractor(
  source: string,
  settings: EmbedderSettings,
): Promise<FeatureExtractionPipeline> {
  const local = isFolder(settings.model)
  env.allowRemoteModels = !local
  try {
    return await pipeline('feature-extraction', source, {
      local_files_only: local,
      dtype: (settings.dtype ?? 'fp32') as 'fp32',
    })
  } catch (cause) {
    const advice = local
      ? 'Its files may be damaged: restore them or train the model anew.'
      : 'Check its name and the network, or set EMBEDDING_MODEL to a folder that holds the model.'
    throw new ModelUnavailable(`The model ${settings.model} could not be loaded. ${advice}`, {
      cause,
    })
  }
}

async function embedAll(
  extractor: FeatureExtractionPipeline,
  dimension: number,
  texts: readonly string[],
  prefix: string,
): Promise<Float32Array[]> {
  const vectors = texts.map(() => vectorOfNothing(dimension))
  const spoken = [...texts.keys()].filter((position) => texts[position]?.trim() !== '')
  const lengths = spoken.map((position) => texts[position]?.length ?? 0)
  for (const batch of batchesByLength(lengths, limits)) {
    const positions = batch.map((place) => spoken[place] ?? 0)
    const inputs = positions.map((position) => prefix + (texts[position] ?? ''))
    // A batch in which no text has a token would have no shape to compute with.
    inputs.push('splot')
    const output = await extractor(inputs, { pooling: 'mean', normalize: true })
    const data = output.data as Float32Array
    for (const [row, position] of positions.entries()) {
      vectors[position] = unitVector(data.slice(row * dimension, (row + 1) * dimension))
    }
  }
  return vectors
}

function prefixFor(settings: EmbedderSettings, as: TextRole): string {
  return settings.prefixes?.[as] ?? ''
}

function hubModelId(settings: EmbedderSettings): string {
  return settings.dtype ? `${settings.model}:${settings.dtype}` : settings.model
}

/** Vectors made with other prefixes are other vectors, so the model's id must differ. */
function prefixMark(prefixes: Prefixes | undefined): string {
  if (!prefixes) return ''
  const hash = createHash('sha256').update(JSON.stringify([prefixes.query, prefixes.passage]))
  return `+${hash.digest('hex').slice(0, 4)}`
}

/** The file names of transformers.js: fp32 is `model.onnx`, any other type is named in the file. */
function fileSuffix(dtype: string | undefined): string {
  if (dtype === undefined || dtype === 'fp32') return ''
  return dtype === 'q8' ? '_quantized' : `_${dtype}`
}
