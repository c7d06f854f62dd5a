import { getClusterByAnyName } from '../clusters/cluster.actions.ts'
import { loadSentences } from '../matching/candidate.queries.ts'
import { quoteAnswer, round } from '../matching/evidence.ts'
import { makingNow } from '../matching/maker.actions.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Reader } from '../platform/database.ts'
import type { CircleQuery } from './circle.schema.ts'
import { worthProposing } from './circle.ts'
import type { CircleList, Handover } from './circle-list.ts'
import { noCircle } from './circle-phrases.ts'
import { loadComplements, type Tell } from './complement.actions.ts'
import { answerGraph, type Complement } from './complement.ts'
import { whyNothing } from './nothing-found.ts'
import { packInThread } from './packing.threads.ts'
import { type PlaceDeps, seesAnonymous } from './place.actions.ts'
import { listPopulation } from './population.queries.ts'
import type { Named } from './population.ts'

/** How long circles may be looked for and chosen among, after it is known who answers whom. */
const seconds = 5

/**
 * Circles of exchange: each gives what the next one needs, and the last what the first needs; no organisation is in two. In
 * a cluster, in a region, or everywhere. Who may not read what is anonymous is shown circles of public entries alone.
 */
export async function findCircles(
  deps: PlaceDeps,
  actor: Actor,
  { cluster, region, shortest, longest, fit, limit }: CircleQuery,
  tell: Tell = () => {},
): Promise<CircleList> {
  authorise(actor, 'circle.read')
  const { reader } = deps.database
  const clusters =
    cluster === undefined ? undefined : [await getClusterByAnyName(deps, actor, cluster)]
  const today = dayOf(deps.clock())
  const within = { clusters: clusters?.map(({ id }) => id), region }
  const population = await listPopulation(reader, within, today)
  const { maker, weights } = await makingNow(deps)
  const complements = await loadComplements(
    reader,
    { modelId: maker.modelId, today },
    weights,
    population.map(({ id }) => id),
    { anonymousToo: seesAnonymous(actor), fitMin: fit },
    (share) => tell(0.9 * share),
  )
  const wish = { shortest, longest, valueMin: worthProposing, seconds }
  const packing = await packInThread(answerGraph(complements), wish)
  tell(1)
  const shown = packing.circles.slice(0, limit)
  const answers = new Map(complements.answers.map((one) => [`${one.from} ${one.to}`, one]))
  const chains = shown.map(({ members }) =>
    members.flatMap((member, at) => {
      const next = members[(at + 1) % members.length]
      return answers.get(`${member} ${next}`) ?? []
    }),
  )
  const handovers = await quotedHandovers(
    reader,
    maker.modelId,
    complements.members,
    population,
    chains.flat(),
  )
  return {
    organisations: population.length,
    answers: complements.answers.length,
    circles: chains.map((chain, at) => ({
      value: round(shown[at]?.value ?? 0),
      handovers: chain.flatMap((answer) => handovers.get(answer) ?? []),
    })),
    value: round(packing.value),
    bound: round(packing.bound),
    gap: packing.bound === 0 ? 0 : round(1 - packing.value / packing.bound),
    among: packing.columns,
    advice:
      whyNothing(population.length, complements.answers.length) ??
      (shown.length === 0 ? noCircle : null),
  }
}

/** Each answer with who gives and who takes, and the sentences that say so. */
export async function quotedHandovers(
  reader: Reader,
  modelId: string,
  members: readonly Readonly<{ id: string }>[],
  population: readonly Named[],
  answers: readonly Complement[],
): Promise<Map<Complement, Handover>> {
  const entries = [...new Set(answers.flatMap(({ need, competency }) => [need.id, competency.id]))]
  const named = new Map(population.map((one) => [one.id, one]))
  const nameAt = (number: number) => named.get(members[number]?.id ?? '')
  const sentences = await loadSentences(reader, modelId, entries)
  return new Map(
    answers.flatMap((answer): [Complement, Handover][] => {
      const [takes, gives] = [nameAt(answer.from), nameAt(answer.to)]
      if (!takes || !gives) return []
      const { need, competency, fit } = quoteAnswer(answer, (id) => sentences.get(id) ?? [])
      return [[answer, { gives, takes, need, competency, fit }]]
    }),
  )
}
