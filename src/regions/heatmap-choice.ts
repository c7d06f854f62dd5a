import type { Cell, Column } from './heatmap.ts'
import type { Matrix } from './matrix.ts'

/** What is drawn beside each other, and how many were left out. */
export type ColumnChoice = Readonly<{ columns: readonly Column[]; hidden: number }>

const rowsMost = 24

/** Rows with something to count, those with most first; `own` stands above all and is never left out. */
export function drawnRows(
  sums: Float64Array,
  own: number | undefined,
): Readonly<{ shown: readonly number[]; hidden: number }> {
  const first = (row: number) => Number(row === own)
  const rows = [...sums.keys()]
    .filter((row) => row === own || (sums[row] as number) > 0)
    .sort((a, b) => first(b) - first(a) || (sums[b] as number) - (sums[a] as number) || a - b)
  const shown = rows.slice(0, rowsMost)
  return { shown, hidden: rows.length - shown.length }
}

/** The cells of these rows in which something was counted; the last column, of what lies in none, is not drawn. */
export function drawnWithin(counts: Matrix, quotients: Matrix, rows: readonly number[]): Cell[] {
  return rows.flatMap((from, row) =>
    Array.from({ length: counts.columns - 1 }, (_, column) => {
      const at = from * counts.columns + column
      return {
        row,
        column,
        quotient: Math.round((quotients.values[at] as number) * 100) / 100,
        n: counts.values[at] as number,
      }
    }).filter(({ n }) => n > 0),
  )
}
