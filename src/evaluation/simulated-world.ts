import { type Random, seededRandom } from '../embedding/random.ts'
import { logistic } from '../matching/fit.ts'
import { logScore, logSignal, type Signal } from '../matching/signal.ts'

/** Somebody who could be suggested: signals as the learner sees them, and how likely a favourable answer really is. */
export type SimulatedPartner = Readonly<{
  id: string
  features: readonly number[]
  /** Whether the organisation would want to meet it, before noise: a probability. */
  chance: number
}>

export type SimulatedOrganisation = Readonly<{ id: string; partners: readonly SimulatedPartner[] }>

/** Organisations, partners and true weights: everything that a learner in the real world never sees. */
export type SimulatedWorld = Readonly<{
  signals: readonly Signal[]
  truth: readonly number[]
  organisations: readonly SimulatedOrganisation[]
  random: Random
}>

const signalCount = 15
/** The last signal: how popular a partner is. It tells nothing about who fits, and comes along with those that do. */
export const popularity = signalCount - 1
const partnersEach = 80
/** How much log odds a unit of the true log score moves, and where they are even. */
const steepness = 5

/**
 * A world with known weights: a few signals count much, many little, three nothing at all; experts know which way each counts
 * and hold them for equal. Popularity comes along with the two strongest signals of a partner.
 */
export function simulatedWorld(seed: number, organisations = 150): SimulatedWorld {
  const random = seededRandom(seed)
  const truth = trueWeights(random)
  const signals = truth.map(
    (_, j): Signal =>
      j === popularity
        ? { name: 'popularity', sign: 'any', prior: 0, control: true }
        : { name: `signal-${j + 1}`, sign: '+', prior: 1 / popularity },
  )
  const bias = steepness * quantileOfScores(random, truth)
  const made = Array.from({ length: organisations }, (_, o) => ({
    id: `organisation-${o + 1}`,
    partners: Array.from({ length: partnersEach }, (_, p) => {
      const features = drawFeatures(random)
      const chance = logistic(steepness * logScore(truth, features) - bias)
      return { id: `partner-${o + 1}-${p + 1}`, features, chance }
    }),
  }))
  return { signals, truth, organisations: made, random }
}

/** Exponential sizes, as strong effects are few, that add up to 1 like the experts' do. */
function trueWeights(random: Random): number[] {
  const raw = Array.from({ length: signalCount }, (_, j) =>
    j === popularity || j % 5 === 4 ? 0 : -Math.log(1 - random.unit()),
  )
  const sum = raw.reduce((total, weight) => total + weight, 0)
  return raw.map((weight) => weight / sum).sort((a, b) => b - a)
}

function drawFeatures(random: Random): number[] {
  const general = random.normal()
  const features = Array.from({ length: signalCount }, () =>
    logSignal(logistic(0.3 * general + 1.2 * random.normal())),
  )
  const [first = 0, second = 0] = features
  features[popularity] = logSignal(Math.exp((first + second) / 2) * logistic(random.normal() + 1))
  return features
}

/** The log score that one partner in ten exceeds: there, a favourable answer is as likely as not. */
function quantileOfScores(random: Random, truth: readonly number[]): number {
  const scores = Float64Array.from({ length: 2000 }, () => logScore(truth, drawFeatures(random)))
  return scores.sort()[1800] as number
}
