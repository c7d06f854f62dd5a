import { byteOrderMark, csvLines } from '../imports/csv.writer.ts'
import type { TableRow } from './region-table.ts'

/** How a table is sent over HTTP. */
export const asCsv = { 'content-type': 'text/csv; charset=utf-8' } as const

/** A table that opens in a spreadsheet; one without rows is empty. */
export function csvOf(rows: readonly TableRow[]): string {
  const [first] = rows
  if (!first) return ''
  const columns = Object.keys(first)
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = row[column] ?? null
      return typeof value === 'boolean' ? String(value) : value
    }),
  )
  return `${byteOrderMark}${csvLines([columns, ...cells])}`
}
