import type { EmbedderInUse } from '../embedding/models.loader.ts'
import type { Database } from '../platform/database.ts'
import { contentHash } from '../platform/identity.ts'
import { type DenseBackground, weightsFor } from './background.ts'
import { withLearned } from './match-signals.ts'
import type { Maker } from './state.queries.ts'
import type { ServingWeights } from './stored-weights.ts'
import { servingWeights } from './weights.queries.ts'
import { expertWeights, type Weights } from './weights.ts'

type MakerDeps = Readonly<{ database: Database; embedder: () => Promise<EmbedderInUse> }>

/** What makes suggestions now: the model in use, the weights that go with it, and how lists name both. */
export type Making = Readonly<{
  embedder: EmbedderInUse
  weights: Weights
  /** What is believed of the weights beyond their values, for trying others now and then. */
  posterior: ServingWeights['posterior']
  maker: Maker
}>

/** Weights with another background are other weights, and lists remember which. */
function versioned(weights: Weights, background: DenseBackground | undefined): Weights {
  if (!background) return weights
  const mark = contentHash(JSON.stringify(background)).slice(0, 6)
  return { ...weights, version: `${weights.version}+${mark}` }
}

export async function makingNow(deps: MakerDeps): Promise<Making> {
  const embedder = await deps.embedder()
  // Stored by whoever measured it, in this very form.
  const background = embedder.background as DenseBackground | undefined
  const serving = await servingWeights(deps.database.reader)
  const learned =
    serving.version === expertWeights.version ? expertWeights : withLearned(expertWeights, serving)
  const weights = versioned(weightsFor(learned, background), background)
  return {
    embedder,
    weights,
    posterior: serving.posterior,
    maker: { modelId: embedder.modelId, weightsVersion: weights.version },
  }
}
