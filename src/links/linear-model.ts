/** A mixed-integer linear program to maximise, its rows one after another (CSR). */
export type LinearModel = Readonly<{
  columns: Readonly<{ cost: Float64Array; upper: Float64Array; integer: Int32Array }>
  rows: Readonly<{ low: Float64Array; high: Float64Array }>
  matrix: Readonly<{ starts: Int32Array; indices: Int32Array; values: Float64Array }>
}>

export type Entry = readonly [column: number, value: number]

/** Columns and rows as they are added, written out at the end. */
export class LinearRows {
  readonly cost: number[] = []
  readonly integer: number[] = []
  readonly low: number[] = []
  readonly high: number[] = []
  readonly starts: number[] = [0]
  readonly indices: number[] = []
  readonly values: number[] = []

  /** A column between 0 and 1. */
  column(cost: number, integer: boolean): number {
    this.integer.push(integer ? 1 : 0)
    return this.cost.push(cost) - 1
  }

  row(low: number, entries: readonly Entry[], high: number): void {
    for (const [column, value] of entries) {
      this.indices.push(column)
      this.values.push(value)
    }
    this.starts.push(this.indices.length)
    this.low.push(low)
    this.high.push(high)
  }

  written(): LinearModel {
    return {
      columns: {
        cost: Float64Array.from(this.cost),
        upper: new Float64Array(this.cost.length).fill(1),
        integer: Int32Array.from(this.integer),
      },
      rows: { low: Float64Array.from(this.low), high: Float64Array.from(this.high) },
      matrix: {
        starts: Int32Array.from(this.starts),
        indices: Int32Array.from(this.indices),
        values: Float64Array.from(this.values),
      },
    }
  }
}
