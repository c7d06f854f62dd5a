import { seededRandom } from '../src/embedding/random.ts'
import { differences, intervalOf, resampledMeans } from '../src/evaluation/bootstrap.ts'
import { plain } from '../src/regions/advantage.ts'
import { analyse, textCountsFor } from '../src/regions/analysis.ts'
import { type Matrix, matrixOf, rowOf } from '../src/regions/matrix.ts'
import { outlookGain } from '../src/regions/outlook.ts'
import { textProximities } from '../src/regions/text-proximity.ts'
import { foresee } from '../test/regions/simulated-entries.ts'
import { besideEachOther, loadOfMachine, median } from './median.ts'
import { plainPipeline } from './plain-regions.ts'
import type { BenchResult, BenchRow } from './result.ts'

const rounds = 5
/** The plain loops take so long that fewer regions have to do; every step but complementarity grows by their number. */
const few = { regions: 30, activities: 300 }

/**
 * The whole chain from a table to complementary regions, for as many as Europe has, beside plain loops on a table that these
 * can manage; and how well density foresees what regions take up, with and without the meaning of names, on simulated regions.
 */
export async function bench(): Promise<BenchResult> {
  const rows = [...times(), ...foresight()]
  return { name: 'regions', load: loadOfMachine(), rows }
}

function times(): BenchRow[] {
  const large = world(300, 1000)
  const all = Array.from({ length: rounds }, () => seconds(() => chain(large)))
  const small = world(few.regions, few.activities)
  const [table, byText] = [listsOf(small.table), listsOf(small.byText)]
  const ours = Array.from({ length: rounds }, () => seconds(() => chain(small)))
  const peer = [seconds(() => plainPipeline(table, byText, textCountsFor))]
  return [
    {
      what: '300 regions × 1,000 activities, beside the limit',
      ours: median(all),
      peer: 2,
      ratio: median(all) / 2,
      unit: 'CPU s',
    },
    besideEachOther(`${few.regions} × ${few.activities}, beside plain loops`, 'CPU s', ours, peer),
  ]
}

type World = Readonly<{ table: Matrix; byText: Matrix }>

function chain({ table, byText }: World): void {
  const { presence, proximity, complexity } = analyse(table, plain, byText)
  outlookGain(presence, proximity, complexity.activities)
}

/** Counts that differ by region and activity, and meanings of 384 numbers. */
function world(regions: number, activities: number): World {
  const random = seededRandom(7)
  const wealth = Array.from({ length: regions }, () => Math.exp(random.normal()))
  const size = Array.from({ length: activities }, () => Math.exp(random.normal()))
  const table = matrixOf(
    wealth.map((rich) =>
      size.map((large) => Math.floor(4 * rich * large * Math.exp(random.normal()))),
    ),
  )
  const vectors = Array.from({ length: activities }, () => {
    const vector = Float32Array.from({ length: 384 }, () => random.normal())
    const length = Math.hypot(...vector)
    return vector.map((value) => value / length)
  })
  return { table, byText: textProximities(vectors) }
}

function listsOf(table: Matrix): number[][] {
  return Array.from({ length: table.rows }, (_, row) => [...rowOf(table, row)])
}

const seeds = [1, 2, 3, 4, 5]
const resamples = 1000

function foresight(): BenchRow[] {
  const runs = seeds.map(foresee)
  return (['auc', 'precisionAt10'] as const).flatMap((what) => {
    const withText = runs.flatMap((run) => run.withText[what])
    const found = runs.flatMap((run) => run.found[what])
    const [ours, peer] = [mean(withText), mean(found)]
    const unit = seededRandom(11).unit
    const [a = new Float64Array(), b = new Float64Array()] = resampledMeans(
      [withText, found],
      resamples,
      unit,
    )
    const [low, high] = intervalOf(differences(a, b))
    const between = `${low.toFixed(3)} to ${high.toFixed(3)}`
    return [
      {
        what: `entries of simulated regions, beside density alone (difference ${between})`,
        ours,
        peer,
        ratio: ours / peer,
        unit: what,
      },
    ]
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Of processor time, which neighbours on the machine change less than the clock's. */
function seconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
