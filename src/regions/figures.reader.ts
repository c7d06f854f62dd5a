import type { Catalogue } from '../catalogue/catalogue.ts'
import { openText } from '../imports/bytes.reader.ts'
import { readCsv } from '../imports/csv.reader.ts'
import { delimiterOf } from '../imports/record.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Columns, columnsOf, Figuring } from './figures.ts'
import type { Figures } from './portfolio.ts'

/** As many mistakes are told as somebody mends in one go. */
const problemsMost = 20

/**
 * Reads a table of region, activity and value: CSV with a comma, semicolon or tab, packed or not, in UTF-8. It is held by the
 * request alone: nothing of it is stored.
 * @param digits letters of the NUTS codes that are compared; deeper regions are added up
 * @throws Refusal `malformed` for what is no such table, `invalid` naming the lines to mend
 */
export async function readFigures(
  catalogue: Catalogue,
  source: AsyncIterable<Uint8Array>,
  digits: number,
): Promise<Figures> {
  const { bytes, firstLine } = await openText(source)
  const figuring = new Figuring(catalogue, digits)
  const delimiter = delimiterOf(firstLine)
  let columns: Columns | undefined
  for await (const records of readCsv(bytes, delimiter)) {
    for (const record of records) {
      if (record.problem !== undefined) {
        figuring.problems.push({ pointer: `/line/${record.line}`, phrase: record.problem })
        continue
      }
      if (columns) takeRecord(figuring, columns, record, delimiter)
      else columns = columnsIn(record.content)
    }
    if (figuring.problems.length >= problemsMost || figuring.isFull) break
  }
  if (figuring.problems.length > 0) refuseInvalid(figuring.problems.slice(0, problemsMost))
  const figures = figuring.figures()
  if ('en' in figures) throw new Refusal('invalid', figures)
  return figures
}

/** @throws Refusal `malformed` */
function columnsIn(header: readonly string[]): Columns {
  const found = columnsOf(header)
  if ('en' in found) throw new Refusal('malformed', found)
  return found
}

function takeRecord(
  figuring: Figuring,
  { region, activity, value }: Columns,
  { content, line }: Readonly<{ content: readonly string[]; line: number }>,
  delimiter: string,
): void {
  const cell = (place: number) => (content[place] ?? '').trim()
  // Where commas part the cells, one within a number may set off thousands: nobody can tell.
  const amount = delimiter === ',' ? cell(value) : cell(value).replace(',', '.')
  figuring.take(cell(region), cell(activity), amount, `/line/${line}`)
}
