import { crossValidate } from './cross-validation.ts'
import { type Posterior, posteriorOf } from './explore.ts'
import { type Exposure, effectiveSize, favourable, inversePropensity } from './exposure-log.ts'
import { fitWeights } from './learn.ts'
import { effectiveMin, type OffPolicy, offPolicy } from './off-policy.ts'
import { type Line, plattLine } from './platt.ts'
import { preferencesIn } from './preference.ts'
import { logScore, type Signal, served, type Theta } from './signal.ts'

/** How much there is to learn from. */
export type Evidence = Readonly<{
  answers: number
  /** What the answers are worth once those of low places count more. */
  effectiveAnswers: number
  organisations: number
  /** What the organisations are worth, as some answer more than others. */
  effectiveOrganisations: number
  preferences: number
  suffices: boolean
}>

/** New weights, and everything that speaks for or against them. */
export type Proposal = Readonly<{
  evidence: Evidence
  theta: Theta
  posterior: Posterior
  lambda: number
  confidence: number
  /** Mean loss of held-out preferences in nats, under what was learned and under the experts' weights. */
  loss: number
  priorLoss: number
  /** From the log of a score to the probability of a favourable answer, for the top of a list. */
  calibration: Line
  offPolicy: OffPolicy
}>

/** Below so many organisations, what looks like a pattern may be the habit of a few. */
const organisationsMin = 20
const topOfList = 10

/** Whether there are answers enough for weights to follow them, and not chance. */
export function evidenceIn(exposures: readonly Exposure[]): Omit<Evidence, 'preferences'> {
  const answered = exposures.filter(({ answer }) => answer !== null)
  const weights = answered.map(({ position }) => inversePropensity(position))
  const each = [...Map.groupBy(answered, ({ organisation }) => organisation).values()]
  const effectiveAnswers = effectiveSize(weights)
  const effectiveOrganisations = effectiveSize(each.map((answers) => answers.length))
  return {
    answers: answered.length,
    effectiveAnswers,
    organisations: each.length,
    effectiveOrganisations,
    suffices: effectiveAnswers >= effectiveMin && effectiveOrganisations >= organisationsMin,
  }
}

/**
 * What the answers teach: weights around the experts', how sure they are, how likely a favourable answer is, and how the new
 * order would have fared: there, each organisation's lists are ranked by the weights that the others teach.
 * @param current the weights that serve now
 */
export function proposeWeights(
  signals: readonly Signal[],
  exposures: readonly Exposure[],
  current: Theta,
): Proposal {
  const preferences = preferencesIn(exposures, signals.length)
  const validated = crossValidate(signals, preferences)
  const { theta, confidence, precision } = fitWeights(signals, preferences, validated.lambda)
  const others = validated.folds.map((fold) => served(signals, fold.theta))
  const heldOut = (organisation: string) => others[validated.foldOf(organisation)] as Theta
  return {
    evidence: { ...evidenceIn(exposures), preferences: preferences.count },
    theta: served(signals, theta),
    posterior: posteriorOf({ theta, precision }),
    lambda: validated.lambda,
    confidence,
    loss: validated.loss,
    priorLoss: validated.priorLoss,
    calibration: calibrated(exposures, served(signals, theta)),
    offPolicy: offPolicy(exposures, current, heldOut),
  }
}

/**
 * Fitted where readers look, at the top of lists. Answers count alike: how likely one is looked at says nothing about what it
 * will be, given the score, and unequal weights would only add noise.
 */
export function calibrated(exposures: readonly Exposure[], theta: Theta): Line {
  const told = exposures.flatMap(({ position, features, answer }) =>
    answer === null || position > topOfList
      ? []
      : [
          {
            value: logScore(theta, features),
            yes: answer >= favourable,
            weight: 1,
          },
        ],
  )
  return plattLine(told)
}
