import { authorise } from '../people/actor.actions.ts'
import { type Actor, ownOf } from '../people/actor.ts'
import type { Log } from '../platform/log.ts'
import { noteExposures } from './answer.actions.ts'
import { makingNow } from './maker.actions.ts'
import { featuresOf } from './match-signals.ts'
import { reciprocal, type ScoreParts } from './score.ts'
import type { Signals } from './signals.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'
import type { PartnerList } from './suggestion.ts'
import type { Weights } from './weights.ts'

export type ShownDeps = SuggestionDeps & Readonly<{ log: Log }>

/**
 * Notes for learning what an organisation's own people were shown; what operators and readers look at says nothing of it. Trouble with
 * the log is a warning there, and nothing here.
 */
export async function noteShown(deps: ShownDeps, actor: Actor, list: PartnerList): Promise<void> {
  if (ownOf(actor, 'introduction.write') === list.organisation.id) await note(deps, list)
}

/** Notes for learning that an organisation's people were shown this list by somebody else: in a talk, by letter. */
export async function noteShownBy(deps: ShownDeps, actor: Actor, list: PartnerList): Promise<void> {
  authorise(actor, 'answer.write')
  await note(deps, list)
}

async function note(deps: ShownDeps, list: PartnerList): Promise<void> {
  const { id } = list.organisation
  if (list.modelId === null) return
  const { weights } = await makingNow(deps)
  const partners = list.items.flatMap((item, at) => {
    if (item.partner.id === null) return []
    return {
      partnerId: item.partner.id,
      position: at + 1,
      score: item.score,
      features: featuresOf(signalsOf(item.parts, weights), item.scope, weights),
      propensity: item.propensity ?? 1,
      exploratory: item.propensity !== null,
    }
  })
  await noteExposures(deps, {
    organisationId: id,
    surface: 'suggestions',
    modelId: list.modelId,
    weightsVersion: list.weightsVersion ?? weights.version,
    partners,
  })
}

/** The signals that a stored score was made from. */
function signalsOf(parts: ScoreParts, weights: Weights): Signals {
  const { theyAnswer, iAnswer, commonGround, ...others } = parts
  const relevance =
    theyAnswer === null && iAnswer === null
      ? weights.groundCeiling * (commonGround ?? 0)
      : reciprocal(theyAnswer, iAnswer, weights)
  return { relevance, ...others }
}
