import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { ModelUnavailable } from './model-unavailable.ts'

const Length = z.int().positive()

/** What a model says about itself in config.json; families differ in what they call the length of their vectors. */
const ModelConfig = z
  .object({
    model_type: z.string(),
    hidden_size: Length.optional(),
    dim: Length.optional(),
    d_model: Length.optional(),
    splot_name: z.string().optional(),
  })
  .transform((config, context) => {
    const dimension = promisedDimension(config)
    if (dimension !== undefined) return { name: config.splot_name, dimension }
    context.addIssue('It names no hidden_size.')
    return z.NEVER
  })

/** How long a model's vectors are by its own configuration. */
export function promisedDimension(
  config: Readonly<{ hidden_size?: unknown; dim?: unknown; d_model?: unknown }>,
): number | undefined {
  const { success, data } = Length.safeParse(config.hidden_size ?? config.dim ?? config.d_model)
  return success ? data : undefined
}

export type ModelFolder = Readonly<{
  folder: string
  /** Where its weights are, within the folder. */
  weights: string
  modelId: string
  dimension: number
  /** Whether Splot trained it: then it is most likely static. */
  isOwn: boolean
}>

/** Whether `model` names a folder on this machine rather than a model on the hub. */
export function isFolder(model: string): boolean {
  if (statSync(model, { throwIfNoEntry: false })?.isDirectory()) return true
  return /^([./~\\]|[A-Za-z]:\\)/.test(model)
}

/**
 * Reads a model folder's description without loading its weights. Its id is its name and eight characters of the hash
 * of its files, so that vectors of two trainings are never mixed.
 * @throws ModelUnavailable when a file is missing or unreadable
 */
export async function readModelFolder(model: string, weights: string): Promise<ModelFolder> {
  const folder = resolve(model)
  const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', weights]
  const missing = files.filter((file) => !existsSync(join(folder, file)))
  if (missing.length > 0) {
    throw new ModelUnavailable(
      `The model folder ${folder} lacks ${missing.join(', ')}. Train it anew with \`splot model train --data DIR --out ${model}\`, or set EMBEDDING_MODEL to a folder that has them or to a model on the hub.`,
    )
  }
  const config = readConfig(join(folder, 'config.json'))
  // Large models keep their numbers beside the graph.
  const beside = [`${weights}_data`].filter((file) => existsSync(join(folder, file)))
  const hash = await hashFiles([...files, ...beside].map((file) => join(folder, file)))
  return {
    folder,
    weights,
    modelId: `${config.name ?? basename(folder)}@${hash.slice(0, 8)}`,
    dimension: config.dimension,
    isOwn: config.name !== undefined,
  }
}

function readConfig(path: string): z.infer<typeof ModelConfig> {
  try {
    return ModelConfig.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new ModelUnavailable(
      `${path} does not describe a model: it must name model_type and hidden_size. Restore the file or train the model anew.`,
      { cause },
    )
  }
}

async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) await pipeline(createReadStream(path), hash, { end: false })
  return hash.digest('hex')
}
