import { builtInModelFolder } from '../embedding/built-in.ts'
import { modelIdOf, openEmbedder } from '../embedding/embedder.loader.ts'
import type { Embedder } from '../embedding/embedder.ts'
import { hashOf, seededRandom } from '../embedding/random.ts'
import { weightsFor } from '../matching/background.ts'
import { cosine, fit, type Meaning } from '../matching/fit.ts'
import { lexicalBag } from '../matching/lexical.loader.ts'
import type { MatchProfile } from '../matching/profile.ts'
import { scorePair } from '../matching/score.ts'
import { shippedBackground } from '../matching/shipped-background.loader.ts'
import { expertWeights, type Weights } from '../matching/weights.ts'
import type { Progress } from '../platform/progress.terminal.ts'
import { textOf } from '../profiles/entry.ts'
import { recalibratedByFold, reliability, type ShownPair } from './calibration.ts'
import { needFigures, ranked } from './figures.ts'
import { depth, goodGrade, type JudgedSet, type JudgedText, judgementsOf } from './judged-set.ts'
import { bm25, characterTfIdf, featureHashing } from './lexical-baselines.ts'
import { embedTexts } from './model-texts.actions.ts'
import { hasGoodAnswers, judgedOrganisations } from './organisations.ts'
import {
  type Calibration,
  type Evaluation,
  type Measured,
  parts,
  type RankingName,
  reportOf,
} from './report.ts'

export type RankingsWish = Readonly<{ models: readonly string[]; seed: number; resamples: number }>

/** How the offers look to a need: a score for each, in their order. */
type Scores = (need: number) => ArrayLike<number>

type Meanings = Readonly<{
  model: string
  /** As an installation that uses the model would weigh. */
  weights: Weights
  needs: readonly Meaning[]
  offers: readonly Meaning[]
}>

const folds = 5

/**
 * Ranks the offers of a judged set for each of its needs: by words, by each model alone, and as the product does, by
 * `fit`. The same seed gives the same figures.
 * @throws ModelUnavailable when a model's files are missing
 */
export async function evaluateRankings(
  set: JudgedSet,
  { models, seed, resamples }: RankingsWish,
  tell: Progress,
): Promise<Evaluation> {
  const texts = set.offers.map(textOf)
  const lexical = Object.entries({
    bm25: bm25(texts),
    chars: characterTfIdf(texts),
    hashing: featureHashing(texts),
  }).map(([name, scorer]) =>
    measure(set, name as RankingName, null, (need) => scorer(textOf(needOf(set, need)))),
  )
  const measured = [...lexical]
  const partners: Measured[] = []
  const calibration: Calibration[] = []
  for (const model of models) {
    const meanings = await meaningsBy(model, set, tell)
    const ofModel = rankByMeaning(set, meanings, meanings.weights)
    measured.push(ofModel.dense, ofModel.fused)
    calibration.push(calibrationOf(set, meanings, ofModel.fused, seed))
    partners.push(...rankPartnersOf(set, meanings, meanings.weights))
  }
  const { unit } = seededRandom(seed)
  return {
    needs: set.needs.length,
    offers: set.offers.length,
    judgements: judgementsOf(set),
    resamples,
    seed,
    weights: expertWeights.version,
    ...reportOf(measured, set.offers.length, resamples, unit),
    calibration,
    organisations:
      partners.length === 0 ? null : organisationReport(set, partners, resamples, unit),
  }
}

/**
 * Organisations instead of entries: those whose best entry fits best, and those whom the product would suggest, by the score
 * of the pair. Nothing where the set does not say whose its entries are.
 */
function rankPartnersOf(
  set: JudgedSet,
  meanings: Omit<Meanings, 'weights'>,
  weights: Weights,
): Measured[] {
  const judged = judgedOrganisations(set, meanings.needs, meanings.offers)
  if (!judged || !hasGoodAnswers(judged)) return []
  const { asking, answering } = judged
  const scores =
    (score: (one: MatchProfile, other: MatchProfile) => number): Scores =>
    (place) => {
      const one = asking[place]
      return one ? answering.map((other) => score(one, other)) : []
    }
  const bestFit = (one: MatchProfile, other: MatchProfile) =>
    Math.max(
      ...one.entries.flatMap((need) =>
        other.entries.map((offer) => fit(need, offer, weights).value),
      ),
    )
  return [
    measure(judged.set, 'fused', meanings.model, scores(bestFit)),
    measure(
      judged.set,
      'partners',
      meanings.model,
      scores((one, other) => scorePair(one, other, weights).value),
    ),
  ]
}

function organisationReport(
  set: JudgedSet,
  measured: readonly Measured[],
  resamples: number,
  unit: () => number,
) {
  const answering = new Set(set.offers.map(({ organisation }) => organisation)).size
  const { rankings } = reportOf(measured, answering, resamples, unit)
  return { asked: measured[0]?.needs.length ?? 0, rankings }
}

async function meaningsBy(model: string, set: JudgedSet, tell: Progress): Promise<Meanings> {
  const embedder = await openEmbedder({ model })
  try {
    const needs = await embedTexts(embedder, set.needs.map(textOf), 'query', tell)
    const offers = await embedTexts(embedder, set.offers.map(textOf), 'passage', tell)
    const meanings = (entries: readonly JudgedText[], vectors: readonly Float32Array[]) =>
      entries.map((entry, at) => ({
        vector: vectors[at] ?? new Float32Array(embedder.dimension),
        words: lexicalBag(textOf(entry)),
        language: entry.language,
      }))
    return {
      model: embedder.modelId,
      weights: await weightsOf(embedder),
      needs: meanings(set.needs, needs),
      offers: meanings(set.offers, offers),
    }
  } finally {
    await embedder.close()
  }
}

/** The weights were calibrated with the built-in model; of another it is measured what unrelated texts look like. */
async function weightsOf(embedder: Embedder): Promise<Weights> {
  const ours = await modelIdOf({ model: builtInModelFolder })
  return embedder.modelId === ours
    ? expertWeights
    : weightsFor(expertWeights, await shippedBackground(embedder))
}

/** The ranking by cosine alone, and the product's, which is `fit` with its weights and nothing else. */
export function rankByMeaning(
  set: JudgedSet,
  meanings: Omit<Meanings, 'weights'>,
  weights: Weights,
) {
  const scores =
    (score: (need: Meaning, offer: Meaning) => number): Scores =>
    (place) => {
      const need = meanings.needs[place]
      return need ? meanings.offers.map((offer) => score(need, offer)) : []
    }
  const dense = scores((need, offer) => cosine(need.vector, offer.vector))
  const fused = scores((need, offer) => fit(need, offer, weights).value)
  return {
    dense: measure(set, 'dense', meanings.model, dense),
    fused: measure(set, 'fused', meanings.model, fused),
  }
}

function measure(
  set: JudgedSet,
  name: RankingName,
  model: string | null,
  scores: Scores,
): Measured {
  const lists = set.needs.map((_, need) => ranked(set.offers, scores(need)))
  const needs = set.needs.map((need, at) =>
    needFigures(need, lists[at] ?? [], set.grades.get(need.id) ?? new Map(), parts),
  )
  return { name, model, needs, shown: lists.map((list) => list.slice(0, depth)) }
}

/** How true the fits are that a reader sees: those of the first offers of each need. */
function calibrationOf(
  set: JudgedSet,
  meanings: Meanings,
  fused: Measured,
  seed: number,
): Calibration {
  const places = new Map(set.offers.map(({ id }, place) => [id, place]))
  const pairs = fused.shown.flatMap((list, at) =>
    list.map((offer): ShownPair & { judged: boolean } => {
      const [need, competency] = [meanings.needs[at], meanings.offers[places.get(offer.id) ?? 0]]
      const grade = set.grades.get(needOf(set, at).id)?.get(offer.id)
      return {
        need: needOf(set, at).id,
        predicted: need && competency ? fit(need, competency, meanings.weights).value : 0,
        answer: (grade ?? 0) >= goodGrade,
        judged: grade !== undefined,
      }
    }),
  )
  const foldOf = (need: string) => hashOf(`${seed} ${need}`) % folds
  return {
    model: meanings.model,
    shown: reliability(pairs),
    heldOut: reliability(recalibratedByFold(pairs, foldOf)),
    judged: pairs.filter(({ judged }) => judged).length,
  }
}

function needOf({ needs }: JudgedSet, place: number): JudgedText {
  const need = needs[place]
  if (!need) throw new RangeError(`There is no need at ${place}.`)
  return need
}
