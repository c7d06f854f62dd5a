/** What a cell of a table for a spreadsheet holds; null is an empty one. */
type Cell = string | number | boolean | null

/** A table for a spreadsheet. Columns are told by themselves, so that a table without rows says what it would hold. */
export type Table = Readonly<{
  columns: readonly string[]
  rows: readonly Readonly<Record<string, Cell>>[]
}>

/** Columns in the order in which they are shown; each row has a cell for each of them. */
export function tableOf<const Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): Table {
  return { columns, rows }
}

/** Several names in one cell, each once. */
export const several = (names: readonly string[]) => [...new Set(names)].join(' | ')
