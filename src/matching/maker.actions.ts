import type { EmbedderInUse } from '../embedding/models.loader.ts'
import { contentHash } from '../platform/identity.ts'
import { type DenseBackground, weightsFor } from './background.ts'
import type { Maker } from './state.queries.ts'
import { expertWeights, type Weights } from './weights.ts'

type MakerDeps = Readonly<{ embedder: () => Promise<EmbedderInUse> }>

/** What makes suggestions now: the model in use, the weights that go with it, and how lists name both. */
export type Making = Readonly<{ embedder: EmbedderInUse; weights: Weights; maker: Maker }>

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
  const weights = versioned(weightsFor(expertWeights, background), background)
  return {
    embedder,
    weights,
    maker: { modelId: embedder.modelId, weightsVersion: weights.version },
  }
}
