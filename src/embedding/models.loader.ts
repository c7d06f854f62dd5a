import type { Embedder } from './embedder.ts'
import { beginWithModel, type ModelsDeps } from './first-model.loader.ts'
import { loadChoices } from './model-choice.queries.ts'
import type { ModelChoice } from './model-choice.ts'
import { OpenModels } from './open-models.loader.ts'

/** So soon every process notices that the installation changed to another model. */
const lookEveryMs = 1000

/** An embedder with what its installation knows about it. */
export type EmbedderInUse = Embedder & Readonly<{ background?: unknown }>

export type Models = Readonly<{
  /**
   * The model that answers here: the one in use, or the one before it while the new one is being loaded here or cannot be.
   * Either has all its vectors, and whoever asks with one finds by that one only.
   * @throws ModelUnavailable when none can be opened
   */
  current(): Promise<EmbedderInUse>
  /** The model in use as the database names it at this moment, for whoever stores what it makes. @throws ModelUnavailable */
  fresh(): Promise<EmbedderInUse>
  /** The model that is being changed to, with its choice; undefined most of the time. @throws ModelUnavailable */
  next(): Promise<Readonly<{ choice: ModelChoice; embedder: Embedder }> | undefined>
  close(): Promise<void>
}>

/** The models of a process: opened when first asked for, and exchanged when the installation changes to another. */
export function openModels(deps: ModelsDeps): Models {
  const models = new FollowedModels(deps)
  return {
    current: async () => models.answering ?? models.fresh(),
    fresh: () => models.fresh(),
    next: () => models.next(),
    close: () => models.close(),
  }
}

class FollowedModels {
  answering: EmbedderInUse | undefined
  readonly #deps: ModelsDeps
  readonly #open: OpenModels
  #looking: Promise<EmbedderInUse> | undefined
  #beginning: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #complaint = ''
  #isClosed = false

  constructor(deps: ModelsDeps) {
    this.#deps = deps
    this.#open = new OpenModels(deps.configured)
  }

  async fresh(): Promise<EmbedderInUse> {
    // A look that is under way may have begun before the change that the caller knows of.
    await this.#looking?.catch(() => {})
    return this.#look()
  }

  async next() {
    const choice = (await loadChoices(this.#deps.database.reader)).find(isNext)
    return choice && { choice, embedder: await this.#open.get(choice) }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await this.#looking?.catch(() => {})
    await this.#open.close()
  }

  #look(): Promise<EmbedderInUse> {
    this.#looking ??= this.#exchange().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #exchange(): Promise<EmbedderInUse> {
    await this.#begin()
    const choices = await loadChoices(this.#deps.database.reader)
    const current = choices.find(({ role }) => role === 'current')
    const next = choices.find(isNext)
    if (!current) throw new Error('The installation names no model.')
    // Loaded before it is needed, while the one in use answers.
    if (next) this.#open.get(next).catch((error) => this.#complain(error))
    const embedder = await this.#open.get(current)
    const before = this.answering?.modelId
    this.answering = {
      ...embedder,
      ...(current.background ? { background: current.background } : {}),
    }
    if (before !== undefined && before !== embedder.modelId)
      this.#deps.log.info({ inUse: embedder.modelId, before }, 'Another model answers now.')
    this.#open.keep(new Set([current.modelId, ...(next ? [next.modelId] : [])]))
    return this.answering
  }

  /** Once in a process; from then on it looks again every so often. */
  #begin(): Promise<void> {
    this.#beginning ??= beginWithModel(this.#deps, this.#open)
      .then(() => {
        if (!this.#isClosed)
          this.#timer ??= setInterval(() => this.#lookAgain(), lookEveryMs).unref()
      })
      .catch((error) => {
        this.#beginning = undefined
        throw error
      })
    return this.#beginning
  }

  #lookAgain(): void {
    if (!this.#looking) this.#look().catch((error) => this.#complain(error))
  }

  /** Said once, not every second. */
  #complain(error: unknown): void {
    if (this.#isClosed || String(error) === this.#complaint) return
    this.#complaint = String(error)
    this.#deps.log.warn(
      { err: error },
      'A model could not be opened here, or the database not be asked for it; the one before goes on answering.',
    )
  }
}

function isNext({ role }: ModelChoice): boolean {
  return role === 'next'
}
