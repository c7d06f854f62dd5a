import { logistic } from '../matching/fit.ts'
import type { Line } from '../matching/platt.ts'
import { logScore, type Theta } from '../matching/signal.ts'
import { reliability } from './calibration.ts'
import { answeredChance, listLength, rankedBy } from './simulated-answers.ts'
import type { SimulatedWorld } from './simulated-world.ts'

/** So often is each partner at the top of a list answered, so that chance hardly blurs how likely a favourable answer is. */
const answersEach = 20

/** Expected calibration error at the top of the lists, from 0 to 1: what the line says beside what is answered. */
export function calibrationError(
  { organisations, random }: SimulatedWorld,
  theta: Theta,
  { bias, weight }: Line,
): number {
  const shown = organisations.flatMap(({ id, partners }) =>
    rankedBy(theta, partners)
      .slice(0, listLength)
      .flatMap((partner) =>
        Array.from({ length: answersEach }, () => ({
          need: id,
          predicted: logistic(bias + weight * logScore(theta, partner.features)),
          answer: random.unit() < answeredChance(partner),
        })),
      ),
  )
  return reliability(shown).ece
}
