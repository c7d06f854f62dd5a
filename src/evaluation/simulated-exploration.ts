import type { Random } from '../embedding/random.ts'
import { crossValidate } from '../matching/cross-validation.ts'
import { exploratoryChoice, type Posterior, posteriorOf } from '../matching/explore.ts'
import { type Exposure, examination } from '../matching/exposure-log.ts'
import { fitWeights } from '../matching/learn.ts'
import { preferencesIn } from '../matching/preference.ts'
import { type Signal, served, type Theta } from '../matching/signal.ts'
import { listLength, listOf, readList, type Shown } from './simulated-answers.ts'
import type { SimulatedOrganisation, SimulatedPartner, SimulatedWorld } from './simulated-world.ts'

/** How the exploratory place is filled: not at all, with anybody (epsilon-greedy), or with a draw from the posterior. */
export type Exploration = 'none' | 'anybody' | 'posterior'

/** What was lost in wanted partners while the answers came in. */
export type Regret = Readonly<{
  /** Beside the best list possible, a place counting as often as it is looked at. */
  lists: number
  /** In the exploratory place, beside whom the list would have had there. */
  exploring: number
  /** The weights that were learned in the end. */
  theta: Theta
}>

/** Answers between two lessons, and the draws that a propensity is told from. */
const answersPerLesson = 200
const draws = 20
/** Trust in the prior before the first answer. */
const firstLambda = 30

/**
 * The whole loop from the experts' weights on: lists are shown, answered, and learned from, until there are `answers`.
 */
export function learnWhileServing(
  world: SimulatedWorld,
  answers: number,
  exploration: Exploration,
): Regret {
  const { signals, organisations, random } = world
  const log: Exposure[] = []
  const done = new Set<SimulatedPartner>()
  let known = lesson(signals, log)
  let [lists, exploring, nextLesson] = [0, 0, answersPerLesson]
  for (let turn = 0; done.size < answers; turn++) {
    const organisation = organisations[turn % organisations.length] as SimulatedOrganisation
    const open = organisation.partners.filter((partner) => !done.has(partner))
    const shown = listOf(known.theta, open, (rest) =>
      explored(random, signals, known, exploration, rest),
    )
    lists += lostIn(shown, open)
    exploring += lostBy(shown, listOf(known.theta, open))
    for (const [place, one] of readList(random, organisation, `list-${turn}`, shown).entries()) {
      log.push(one)
      if (one.answer !== null) done.add((shown[place] as Shown).partner)
    }
    if (done.size < nextLesson) continue
    nextLesson += answersPerLesson
    known = lesson(signals, log)
  }
  return { lists, exploring, theta: known.theta }
}

type Known = Readonly<{ theta: Theta; posterior: Posterior }>

function lesson(signals: readonly Signal[], log: readonly Exposure[]): Known {
  const preferences = preferencesIn(log, signals.length)
  const lambda = log.length === 0 ? firstLambda : crossValidate(signals, preferences).lambda
  const fitted = fitWeights(signals, preferences, lambda)
  return { theta: served(signals, fitted.theta), posterior: posteriorOf(fitted) }
}

function explored(
  random: Random,
  signals: readonly Signal[],
  { posterior }: Known,
  exploration: Exploration,
  rest: readonly SimulatedPartner[],
): Shown | undefined {
  if (exploration === 'none') return undefined
  if (exploration === 'anybody') {
    const partner = rest[random.below(rest.length)]
    return partner && { partner, propensity: 1 / rest.length }
  }
  const choice = exploratoryChoice(signals, posterior, rest, random.normal, draws)
  return choice && { partner: choice.chosen, propensity: choice.propensity }
}

function lostIn(shown: readonly Shown[], open: readonly SimulatedPartner[]): number {
  const best = open.toSorted((a, b) => b.chance - a.chance).slice(0, listLength)
  return best.reduce((sum, partner, place) => {
    const lost = partner.chance - (shown[place]?.partner.chance ?? 0)
    return sum + lost * examination(place + 1)
  }, 0)
}

function lostBy(shown: readonly Shown[], sure: readonly Shown[]): number {
  return (sure.at(-1)?.partner.chance ?? 0) - (shown.at(-1)?.partner.chance ?? 0)
}
