import { openEmbedder } from './embedder.loader.ts'
import type { Embedder } from './embedder.ts'
import { builtIn, type ModelChoice, type ModelSettings } from './model-choice.ts'
import { hereOn } from './model-place.loader.ts'
import { ModelUnavailable } from './model-unavailable.ts'

/** Whoever took a model before the change may still be embedding with it. */
const closedAfterMs = 30_000

type Chosen = Pick<ModelChoice, 'modelId' | 'settings'>

/** The models that this process has open, each once however many ask. */
export class OpenModels {
  readonly #opened = new Map<string, Promise<Embedder>>()
  readonly #leaving = new Map<string, NodeJS.Timeout>()
  readonly #configured: ModelSettings

  /** @param configured where a model is looked for, too: machines may keep the same files in different folders */
  constructor(configured: ModelSettings) {
    this.#configured = configured
  }

  /** @throws ModelUnavailable when no place on this machine holds the very files that the model's id stands for */
  get(choice: Chosen): Promise<Embedder> {
    const { modelId } = choice
    clearTimeout(this.#leaving.get(modelId))
    this.#leaving.delete(modelId)
    const already = this.#opened.get(modelId)
    if (already) return already
    const opening = this.#openAnywhere(choice)
    this.#opened.set(modelId, opening)
    opening.catch(() => this.#opened.delete(modelId))
    return opening
  }

  async #openAnywhere({ modelId, settings }: Chosen): Promise<Embedder> {
    const failures: string[] = []
    for (const model of new Set([settings.model, this.#configured.model, builtIn])) {
      const found = await openEmbedder(hereOn({ ...settings, model })).catch(messageOf)
      if (typeof found === 'string') failures.push(found)
      else if (found.modelId === modelId) return found
      else {
        await found.close()
        failures.push(`${model} holds another model: ${found.modelId}.`)
      }
    }
    throw new ModelUnavailable(
      `The model ${modelId} cannot be opened on this machine. ${failures.join(' ')}`,
    )
  }

  /** Closes all others, after a while. */
  keep(modelIds: ReadonlySet<string>): void {
    for (const [modelId, opening] of this.#opened) {
      if (modelIds.has(modelId) || this.#leaving.has(modelId)) continue
      const closing = setTimeout(() => {
        this.#opened.delete(modelId)
        this.#leaving.delete(modelId)
        void closeWhenOpen(opening)
      }, closedAfterMs)
      this.#leaving.set(modelId, closing.unref())
    }
  }

  async close(): Promise<void> {
    for (const leaving of this.#leaving.values()) clearTimeout(leaving)
    await Promise.all([...this.#opened.values()].map(closeWhenOpen))
    this.#opened.clear()
  }
}

async function closeWhenOpen(opening: Promise<Embedder>): Promise<void> {
  const embedder = await opening.catch(() => undefined)
  await embedder?.close()
}

function messageOf(error: unknown): string {
  if (error instanceof ModelUnavailable) return error.message
  throw error
}
