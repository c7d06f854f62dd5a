import type { Random } from '../embedding/random.ts'
import { type Exposure, examination, favourable } from '../matching/exposure-log.ts'
import { logScore, type Theta } from '../matching/signal.ts'
import { normalisedGain } from './metrics.ts'
import type { SimulatedOrganisation, SimulatedPartner, SimulatedWorld } from './simulated-world.ts'

export const listLength = 10
/** How often somebody answers the opposite of what they would want. */
const noise = 0.1

/** What is shown: a partner and how likely it was to be shown. */
export type Shown = Readonly<{ partner: SimulatedPartner; propensity: number }>

/** The best first; of equals the first of the catalogue. */
export function rankedBy(
  theta: ArrayLike<number>,
  partners: readonly SimulatedPartner[],
): SimulatedPartner[] {
  const scored = partners.map((partner) => ({ partner, score: logScore(theta, partner.features) }))
  return scored.sort((a, b) => b.score - a.score).map(({ partner }) => partner)
}

/** How likely an answer about this partner is favourable, noise included. */
export function answeredChance({ chance }: SimulatedPartner): number {
  return chance * (1 - noise) + (1 - chance) * noise
}

/** An organisation reads a list: it looks at place k with probability 1/k, and answers about what it looks at. */
export function readList(
  random: Random,
  organisation: SimulatedOrganisation,
  list: string,
  shown: readonly Shown[],
): Exposure[] {
  return shown.map(({ partner, propensity }, place) => {
    const position = place + 1
    const looked = random.unit() < examination(position)
    const answer = random.unit() < answeredChance(partner) ? favourable : 0
    return {
      organisation: organisation.id,
      list,
      position,
      propensity,
      features: partner.features,
      answer: looked ? answer : null,
    }
  })
}

/**
 * Lists read one after another, each ranked by `theta`, until `answers` are logged. Who has been answered about is not
 * suggested again.
 */
export function loggedAnswers(
  { organisations, random }: SimulatedWorld,
  theta: Theta,
  answers: number,
): Exposure[] {
  const exposures: Exposure[] = []
  const done = new Set<SimulatedPartner>()
  for (let turn = 0; done.size < answers; turn++) {
    const organisation = organisations[turn % organisations.length] as SimulatedOrganisation
    const shown = listOf(
      theta,
      organisation.partners.filter((partner) => !done.has(partner)),
    )
    for (const [place, one] of readList(random, organisation, `list-${turn}`, shown).entries()) {
      exposures.push(one)
      if (one.answer !== null) done.add((shown[place] as Shown).partner)
    }
  }
  return exposures
}

/** The best under `theta`; `explore` may fill the last place with one of the rest. */
export function listOf(
  theta: Theta,
  open: readonly SimulatedPartner[],
  explore?: (rest: readonly SimulatedPartner[]) => Shown | undefined,
): Shown[] {
  const ranked = rankedBy(theta, open)
  const explored = explore?.(ranked.slice(listLength - 1))
  const sure = ranked.slice(0, explored ? listLength - 1 : listLength)
  const shown = sure.map((partner) => ({ partner, propensity: 1 }))
  return explored ? [...shown, explored] : shown
}

/** Mean nDCG@10 over organisations, the gain of a partner being how likely it is really wanted; 1 for the true weights. */
export function gainOf({ organisations }: SimulatedWorld, theta: ArrayLike<number>): number {
  const each = organisations.map(({ partners }) =>
    normalisedGain(
      rankedBy(theta, partners).map(({ chance }) => chance),
      partners.map(({ chance }) => chance),
      listLength,
    ),
  )
  return each.reduce((sum, gain) => sum + gain, 0) / each.length
}
