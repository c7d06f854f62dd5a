import type { Embedder } from '../embedding/embedder.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { listLessons } from './exposure-log.queries.ts'
import type { Exposure } from './exposure-log.ts'
import type { WeightsFile } from './learning.schema.ts'
import { weightsTaken } from './learning-phrases.ts'
import { insufficient } from './learning-render.ts'
import { byName, inOrder, matchSignals, type SignalWeights } from './match-signals.ts'
import { offPolicy } from './off-policy.ts'
import { calibrated, evidenceIn, proposeWeights } from './proposal.ts'
import {
  explained,
  type ServingWeights,
  type StoredWeights,
  type WeightsContent,
} from './stored-weights.ts'
import { changeServing, refreshAll, type WeightsDeps } from './weights.actions.ts'
import {
  findWeights,
  holdWeights,
  insertWeights,
  listWeights,
  servingWeights,
} from './weights.queries.ts'

export type LearnDeps = WeightsDeps & Readonly<{ embedder: () => Promise<Embedder> }>

/** New weights beside those that serve. Without a version they were learned, and get one when they are stored. */
export type Study = Readonly<{
  current: ServingWeights
  proposed: Omit<WeightsContent, 'version'> & Readonly<{ version: string | null }>
}>

const prior: SignalWeights = Object.fromEntries(matchSignals.map((one) => [one.name, one.prior]))

/** What the answers teach. Nothing is stored; with too few answers, what is proposed is not to be followed. */
export async function studyAnswers(deps: LearnDeps, actor: Actor): Promise<Study> {
  authorise(actor, 'weights.read')
  const { current, modelId, lessons } = await material(deps)
  const proposal = proposeWeights(matchSignals, lessons, inOrder(matchSignals, current.signals))
  const { evidence, offPolicy: found, posterior, lambda, loss, priorLoss, calibration } = proposal
  const signals = byName(matchSignals, proposal.theta)
  return {
    current,
    proposed: {
      version: null,
      signals,
      prior,
      calibration,
      posterior: {
        names: matchSignals.map(({ name }) => name),
        theta: [...posterior.theta],
        factor: [...posterior.factor.values],
      },
      report: {
        evidence,
        offPolicy: found,
        against: current.version,
        explanation: explained(current.signals, signals, evidence),
        training: { lambda, loss, priorLoss },
      },
      modelId,
    },
  }
}

/** Weights that somebody wrote, beside those that serve, on what was logged. Nothing is stored. */
export async function examineWeights(
  deps: LearnDeps,
  actor: Actor,
  { version, signals }: WeightsFile,
): Promise<Study> {
  authorise(actor, 'weights.read')
  const { current, modelId, lessons } = await material(deps)
  const theta = inOrder(matchSignals, signals)
  const evidence = { ...evidenceIn(lessons), preferences: 0 }
  return {
    current,
    proposed: {
      version,
      signals,
      prior,
      calibration: evidence.suffices ? calibrated(lessons, theta) : null,
      posterior: null,
      report: {
        evidence,
        offPolicy: offPolicy(lessons, inOrder(matchSignals, current.signals), () => theta),
        against: current.version,
        explanation: explained(current.signals, signals, evidence),
        training: null,
      },
      modelId,
    },
  }
}

async function material(
  deps: LearnDeps,
): Promise<{ current: ServingWeights; modelId: string; lessons: Exposure[] }> {
  const { modelId } = await deps.embedder()
  const { reader } = deps.database
  const lessons = await listLessons(reader, matchSignals, modelId)
  return { current: await servingWeights(reader), modelId, lessons }
}

/**
 * Stores what was studied as a new version, which serves at once where the log shows that it is better; otherwise it is a
 * candidate.
 * @throws Refusal `conflict` while learned weights rest on too few answers, or when the version is taken
 */
export async function adoptWeights(
  deps: LearnDeps,
  actor: Actor,
  { proposed }: Study,
): Promise<StoredWeights> {
  authorise(actor, 'weights.write')
  const { evidence, offPolicy: found } = proposed.report
  if (proposed.version === null && !evidence.suffices)
    throw new Refusal('conflict', insufficient(evidence))
  const stored = await deps.database.write(async (writer) => {
    await holdWeights(writer)
    const version = proposed.version ?? `learned-${(await listWeights(writer)).length + 1}`
    if (await findWeights(writer, version)) throw new Refusal('conflict', weightsTaken(version))
    const candidate = await insertWeights(writer, { ...proposed, version }, deps.clock())
    return found.verdict === 'better' ? changeServing(writer, candidate, deps.clock()) : candidate
  })
  if (stored.status === 'serving') await refreshAll(deps)
  return stored
}
