import { hashOf, seededRandom } from '../embedding/random.ts'
import { exploratoryChoice, type Posterior, posteriorOf } from './explore.ts'
import { featuresOf, inOrder, matchSignals } from './match-signals.ts'
import type { Explore } from './rank.ts'
import { signalNames } from './signals.ts'
import type { ServingWeights } from './stored-weights.ts'
import type { Weights } from './weights.ts'

/** Before anything is learned each weight may well lie so far from what experts say. */
const priorDeviation = 0.2

/**
 * Who is tried: drawn by what is believed of the weights (Thompson sampling). The same organisation, weights and candidates give
 * the same choice on every machine, so that a list made twice is the same list.
 */
export function trialOf(
  organisationId: string,
  weights: Weights,
  stored: ServingWeights['posterior'],
): Explore {
  const posterior = stored ? restored(stored) : believedBefore(weights)
  return (candidates) => {
    const { normal } = seededRandom(hashOf(`${organisationId} ${weights.version}`))
    const described = candidates.map(({ signals, scope }, place) => {
      const features = featuresOf(signals, scope, weights)
      return { id: String(place), features: signalNames.map((name) => features[name]) }
    })
    const choice = exploratoryChoice(matchSignals, posterior, described, normal)
    return choice && { place: Number(choice.chosen.id), propensity: choice.propensity }
  }
}

function restored({ theta, factor, names }: NonNullable<ServingWeights['posterior']>): Posterior {
  return {
    theta: Float64Array.from(theta),
    factor: { size: names.length, values: Float64Array.from(factor) },
  }
}

function believedBefore(weights: Weights): Posterior {
  const size = matchSignals.length
  const values = Float64Array.from({ length: size * size }, (_, at) =>
    Math.floor(at / size) === at % size ? priorDeviation ** -2 : 0,
  )
  const theta = inOrder(matchSignals, weights.exponents.national)
  return posteriorOf({ theta, precision: { size, values } })
}
