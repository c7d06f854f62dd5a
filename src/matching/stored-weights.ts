import type { Language, Phrase } from '../platform/phrase.ts'
import { whatChanges } from './learning-phrases.ts'
import { matchSignals, type SignalWeights } from './match-signals.ts'
import type { OffPolicy } from './off-policy.ts'
import type { Line } from './platt.ts'
import type { Evidence } from './proposal.ts'
import { expertWeights } from './weights.ts'

/** A posterior as it is kept: a normal distribution over the named weights, by the Cholesky factor of its precision. */
type StoredPosterior = Readonly<{
  names: readonly string[]
  theta: readonly number[]
  factor: readonly number[]
}>

/** Why weights are what they are, and what speaks for them. */
export type WeightsReport = Readonly<{
  evidence: Evidence
  offPolicy: OffPolicy
  /** What was compared with. */
  against: string
  explanation: Phrase
  /** Of learned weights: the trust in the experts, and the mean loss of held-out preferences under either. */
  training: Readonly<{ lambda: number; loss: number; priorLoss: number }> | null
}>

export type WeightsContent = Readonly<{
  version: string
  signals: SignalWeights
  prior: SignalWeights
  calibration: Line | null
  posterior: StoredPosterior | null
  report: WeightsReport
  modelId: string
}>

export type StoredWeights = WeightsContent &
  Readonly<{
    status: 'candidate' | 'serving' | 'retired'
    createdAt: string
    servedFrom: string | null
    /** Served before these, and again after a rollback; `null` for the experts'. */
    predecessor: string | null
  }>

/** What a score is made with. */
export type ServingWeights = Pick<
  StoredWeights,
  'version' | 'signals' | 'calibration' | 'posterior'
>

/** Before anything is learned. */
export const expertServing: ServingWeights = {
  version: expertWeights.version,
  signals: Object.fromEntries(matchSignals.map(({ name, prior }) => [name, prior])),
  calibration: null,
  posterior: null,
}

/** Which weights serve, and every version there is. */
export type WeightsList = Readonly<{ serving: ServingWeights; items: readonly StoredWeights[] }>

export function toldList({ serving, items }: WeightsList, language: Language) {
  return { serving: toldServing(serving), items: items.map((one) => toldWeights(one, language)) }
}

export function toldServing({ version, signals, calibration }: ServingWeights) {
  return { version, signals, calibration }
}

/** Stored weights as they are told: the explanation in the reader's language, the posterior left out. */
export function toldWeights(weights: StoredWeights, language: Language) {
  const { posterior: _, report, ...rest } = weights
  const { explanation, ...told } = report
  return { ...rest, explanation: explanation[language], report: told }
}

/** The sentence for what changes: every signal whose share of the whole moves by a hundredth or more, most first. */
export function explained(
  before: SignalWeights,
  after: SignalWeights,
  evidence: Pick<Evidence, 'answers' | 'organisations'>,
): Phrase {
  const [old, fresh] = [sharesOf(before), sharesOf(after)]
  const changes = Object.keys(after)
    .map((name) => ({ name, before: old[name] ?? 0, after: fresh[name] ?? 0 }))
    .filter((change) => Math.abs(change.after - change.before) >= 1)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  return whatChanges(changes, evidence.answers, evidence.organisations)
}

function sharesOf(weights: SignalWeights): Record<string, number> {
  const total = Object.values(weights).reduce((sum, weight) => sum + Math.abs(weight), 0)
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [
      name,
      total === 0 ? 0 : (100 * weight) / total,
    ]),
  )
}
