import { byteOrderMark, csvLines } from './csv.writer.ts'
import type { Table } from './table.ts'

/** How a table is sent over HTTP. */
export const asCsv = { 'content-type': 'text/csv; charset=utf-8' } as const

/** A table that opens in a spreadsheet. */
export function csvOf({ columns, rows }: Table): string {
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = row[column] ?? null
      return typeof value === 'boolean' ? String(value) : value
    }),
  )
  return `${byteOrderMark}${csvLines([columns, ...cells])}`
}
