import type { Highs } from 'highs'
import * as highsPackage from 'highs'
import type { LinearModel } from './linear-model.ts'

type LinearTask = Readonly<{
  model: LinearModel
  timeLimitSeconds: number
  /** Columns that are 1 in a solution that is known. */
  start: readonly number[] | undefined
  /** A solution that is nearer to the best than this share of it is best enough. */
  gap?: number
}>

/** What came out. `bound` is what no solution exceeds; `values` is the best solution found. */
type LinearAnswer = Readonly<{
  status: 'optimal' | 'infeasible' | 'unfinished'
  bound: number
  values: Float64Array | undefined
}>

// Its types speak of a CommonJS package; what Node.js loads is an ES module.
const loadHighs = highsPackage.default as unknown as typeof highsPackage.default.default

/** Solves linear programs, one after another; each blocks its thread until it is done. */
export type LinearSolver = (task: LinearTask) => LinearAnswer

let loaded: Promise<Highs> | undefined

/** HiGHS, loaded once a thread. */
export async function openHighs(): Promise<LinearSolver> {
  loaded ??= loadHighs()
  const highs = await loaded
  return (task) => solve(highs, task)
}

function solve(
  highs: Highs,
  { model, timeLimitSeconds, start, gap = 1e-6 }: LinearTask,
): LinearAnswer {
  const { modelStatus, objectiveSense } = highs.constants
  const { columns, rows, matrix } = model
  const [numCols, numRows] = [columns.cost.length, rows.low.length]
  return highs.withModel(
    {
      numCols,
      numRows,
      sense: objectiveSense.maximize,
      colCost: columns.cost,
      colLower: new Float64Array(numCols),
      colUpper: columns.upper,
      rowLower: rows.low,
      rowUpper: rows.high,
      matrix: { format: 'csr', numRows, numCols, ...matrix },
      integrality: columns.integer,
    },
    (solver): LinearAnswer => {
      solver.options.set({
        output_flag: false,
        time_limit: timeLimitSeconds,
        mip_rel_gap: gap,
        mip_abs_gap: 1e-7,
      })
      if (start) solver.setSolution({ indices: [...start], values: start.map(() => 1) })
      const status = solver.run().modelStatus
      // Every column is between 0 and 1, so that nothing is unbounded.
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
        return { status: 'infeasible', bound: Number.NEGATIVE_INFINITY, values: undefined }
      const isFound = solver.info.get('primal_solution_status') === 2
      return {
        status: status === modelStatus.optimal ? 'optimal' : 'unfinished',
        bound: Number(solver.info.get('mip_dual_bound')),
        values: isFound ? solver.getSolution().colValue : undefined,
      }
    },
  )
}
