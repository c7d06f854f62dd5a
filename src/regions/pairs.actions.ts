import { type AnswerEvidence, type Evidence, worthTelling } from '../matching/evidence.ts'
import type { Reader } from '../platform/database.ts'
import { type Ours, type PairAbroad, pairsAbroad, tellableEntries } from './abroad.queries.ts'
import type { MemberPair } from './contact.ts'

/** Whoever abroad was suggested to one of ours, with only such evidence as everybody may see with its owner, and as says something. */
export async function pairsToTell(
  reader: Reader,
  ours: Ours,
  today: string,
): Promise<PairAbroad[]> {
  const pairs = await pairsAbroad(reader, ours, today)
  const answers = pairs.flatMap(({ evidence }) => [...evidence.theyAnswer, ...evidence.iAnswer])
  const ids = answers.flatMap(({ need, competency }) => [need.entryId, competency.entryId])
  const known = await tellableEntries(reader, [...new Set(ids.filter((id) => id !== null))], today)
  const told = ({ need, competency, fit }: AnswerEvidence) =>
    need.inferred !== true &&
    fit >= worthTelling &&
    [need, competency].every(({ entryId }) => entryId !== null && known.has(entryId))
  const only = ({ theyAnswer, iAnswer }: Evidence): Evidence => ({
    theyAnswer: theyAnswer.filter(told),
    iAnswer: iAnswer.filter(told),
    common: null,
  })
  return pairs.map((pair) => ({ ...pair, evidence: only(pair.evidence) }))
}

/** A pair for each cluster that the partner is in. */
export function withClusters(pairs: readonly PairAbroad[]): MemberPair[] {
  return pairs.flatMap(({ ownId, clusterIds, ...pair }) =>
    clusterIds.map((otherId) => ({ ...pair, clusterId: ownId, otherId })),
  )
}
