import { loadavg } from 'node:os'
import { loadCatalogue } from '../src/catalogue/catalogue.loader.ts'
import { loadLists } from '../src/catalogue/lists.loader.ts'
import { builtInModelFolder } from '../src/embedding/built-in.ts'
import { openEmbedder } from '../src/embedding/embedder.loader.ts'
import { reliability } from '../src/evaluation/calibration.ts'
import { cosine, logistic } from '../src/matching/fit.ts'
import {
  codeInside,
  type KnownDomain,
  likenesses,
  type ReadEntry,
  type Recogniser,
  recogniserOf,
} from '../src/regions/specialisation.ts'
import { knownDomains, shippedEntries } from '../src/regions/specialisation-recogniser.loader.ts'
import type { BenchResult, BenchRow } from './result.ts'

/** An entry and a domain: how near, how likely by that, and whether a code of the entry lies inside. */
type Judged = Readonly<{ likeness: number; raw: number; predicted: number; inside: boolean }>

/**
 * How well texts tell the domains in which the activities of an entry lie, on organisations kept aside: likeness beside the plain cosine
 * of the same vectors, and the calibrated probability beside the share of all pairs.
 */
export async function bench(): Promise<BenchResult> {
  const embedder = await openEmbedder({ model: builtInModelFolder })
  try {
    const domains = await knownDomains(embedder, loadCatalogue(), loadLists().specialisations)
    const entries = await shippedEntries(embedder)
    const owners = [...new Set(entries.map(({ organisation }) => organisation))].sort()
    const aside = new Set(owners.filter((_, index) => index % 2 === 1))
    const seen = entries.filter(({ organisation }) => !aside.has(organisation))
    const unseen = entries.filter(({ organisation }) => aside.has(organisation))
    const recogniser = recogniserOf(domains, seen)
    const judged = unseen.map((entry) => judgedPairs(recogniser, entry))
    return {
      name: 'specialisations',
      load: loadavg()
        .map((value) => value.toFixed(1))
        .join(' '),
      rows: rowsOf(domains, judged),
    }
  } finally {
    await embedder.close()
  }
}

function judgedPairs(recogniser: Recogniser, { nace, vector }: ReadEntry): Judged[] {
  const known = vector ?? new Float32Array()
  return likenesses(recogniser, known).map((likeness, index) => {
    const domain = recogniser.domains[index] as KnownDomain
    const { bias, weight } = recogniser.line
    return {
      likeness,
      raw: cosine(known, domain.vector),
      predicted: logistic(bias + weight * likeness),
      inside: codeInside(nace, domain.item.nace) !== undefined,
    }
  })
}

function rowsOf(domains: readonly KnownDomain[], judged: readonly Judged[][]): BenchRow[] {
  const pairs = judged.flat()
  const rate = pairs.filter(({ inside }) => inside).length / pairs.length
  const national = domains.map(({ list }) => list === 'pl-kis')
  const error = (of: (pair: Judged) => number) =>
    reliability(pairs.map((pair) => ({ need: '', predicted: of(pair), answer: pair.inside }))).ece
  const brier = (of: (pair: Judged) => number) =>
    pairs.reduce((sum, pair) => sum + (of(pair) - Number(pair.inside)) ** 2, 0) / pairs.length
  const first = (of: (pair: Judged) => number) => firstRight(judged, national, of)
  const row = (what: string, ours: number, peer: number, unit: string): BenchRow => ({
    what,
    ours,
    peer,
    ratio: ours / peer,
    unit,
  })
  return [
    row(
      'a domain with a code inside before one without, beside the plain cosine',
      auc(pairs, ({ likeness }) => likeness),
      auc(pairs, ({ raw }) => raw),
      'AUC',
    ),
    row(
      'first national domain has a code inside, beside the plain cosine',
      first(({ likeness }) => likeness),
      first(({ raw }) => raw),
      'share',
    ),
    row(
      'squared error, beside the share of all',
      brier((one) => one.predicted),
      brier(() => rate),
      'Brier',
    ),
    row(
      'calibration error, beside the plain cosine',
      error((one) => one.predicted),
      error(({ raw }) => Math.max(0, raw)),
      'ECE',
    ),
  ]
}

/** Of entries with a code in any national domain, how often the nearest is one of those. */
function firstRight(
  judged: readonly Judged[][],
  national: readonly boolean[],
  of: (pair: Judged) => number,
): number {
  const among = judged
    .map((own) => own.filter((_, index) => national[index]))
    .filter((own) => own.some(({ inside }) => inside))
  const right = among.filter(
    (own) => own.reduce((best, one) => (of(one) > of(best) ? one : best)).inside,
  )
  return right.length / among.length
}

/** The chance that a pair with a code inside stands before one without. */
function auc(pairs: readonly Judged[], of: (pair: Judged) => number): number {
  const sorted = [...pairs].sort((a, b) => of(a) - of(b))
  let [before, won, inside] = [0, 0, 0]
  for (const pair of sorted) {
    if (pair.inside) {
      won += before
      inside++
    } else before++
  }
  return won / (inside * before)
}
