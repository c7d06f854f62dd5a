import { createHash } from 'node:crypto'
import type { Embedder, TextModel } from './embedder.ts'
import { isFolder, type ModelFolder, readModelFolder } from './model-folder.loader.ts'
import { openStaticModel } from './static-embedder.loader.ts'
import { readStaticModel } from './static-model.loader.ts'

type Prefixes = Readonly<{ query: string; passage: string }>

export type EmbedderSettings = Readonly<{
  /** A folder on this machine, or the name of a model on the hub, which is then downloaded once. */
  model: string
  /** What the model wants before a text; E5 wants `query: ` and `passage: `. */
  prefixes?: Prefixes
  /** Which of the model's files to use, in the words of transformers.js; plain `onnx/model.onnx` unless said otherwise. */
  dtype?: string
}>

/**
 * Loads a model once, for as long as the process needs it.
 * @throws ModelUnavailable when its files are missing or it does not give vectors of the dimension it promises
 */
export async function openEmbedder(settings: EmbedderSettings): Promise<Embedder> {
  const { prefixes } = settings
  const folder = await folderOf(settings)
  const { dimension, embed, close } =
    (folder && openOwnModel(folder)) ??
    (await openOther(folder?.folder ?? settings.model, settings))
  return {
    modelId: idOf(settings, folder),
    dimension,
    embed: (texts, as = 'passage') => embed(prefixed(texts, prefixes?.[as] ?? '')),
    close,
  }
}

/**
 * The id that the model would have once opened, from its files and without loading it.
 * @throws ModelUnavailable when its files are missing
 */
export async function modelIdOf(settings: EmbedderSettings): Promise<string> {
  return idOf(settings, await folderOf(settings))
}

function idOf(settings: EmbedderSettings, folder: ModelFolder | undefined): string {
  return (folder?.modelId ?? hubModelId(settings)) + prefixMark(settings.prefixes)
}

async function folderOf({ model, dtype }: EmbedderSettings): Promise<ModelFolder | undefined> {
  return isFolder(model)
    ? await readModelFolder(model, `onnx/model${fileSuffix(dtype)}.onnx`)
    : undefined
}

/** A static model is embedded with here: ONNX Runtime would not be faster, and takes its time to load. */
function openOwnModel(folder: ModelFolder): TextModel | undefined {
  const model = folder.isOwn ? readStaticModel(folder.folder, folder.weights) : undefined
  return model?.table.dimension === folder.dimension ? openStaticModel(model) : undefined
}

async function openOther(source: string, { model, dtype }: EmbedderSettings): Promise<TextModel> {
  const { openTransformer } = await import('./transformers.loader.ts')
  return openTransformer({ model: source, isFolder: isFolder(model), dtype })
}

/** A blank text stays blank: a prefix alone would mean something. */
function prefixed(texts: readonly string[], prefix: string): readonly string[] {
  if (prefix === '') return texts
  return texts.map((text) => (text.trim() === '' ? '' : prefix + text))
}

function hubModelId({ model, dtype }: EmbedderSettings): string {
  return dtype ? `${model}:${dtype}` : model
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
