import { stringify } from 'csv-stringify/sync'
import { neutraliseCell } from './cells.ts'

/** Lines of a CSV file that opens in a spreadsheet without running anything; null is an empty cell. */
export function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? neutraliseCell(cell) : cell)),
  )
  return stringify(cells, { record_delimiter: '\r\n' })
}

/** Tells a spreadsheet that the letters are UTF-8. */
export const byteOrderMark = '\ufeff'
