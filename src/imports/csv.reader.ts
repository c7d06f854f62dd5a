import { once } from 'node:events'
import { type CsvError, type Parser, parse } from 'csv-parse'
import { UnpackingFailed } from './bytes.reader.ts'
import { restoreCell } from './cells.ts'
import { limits } from './import.ts'
import {
  cellsDoNotMatch,
  recordTooLong,
  restNotRead,
  rowNotUtf8,
  unpackingFailed,
} from './phrases.ts'
import { brokenLetter, lineBreaks, type RawRecord } from './record.ts'

type Cells = readonly string[]

/** Where reading has to stop: after so many records. */
type Parsing = { records: string[][]; parsed: number; brokenAfter: number | undefined }

/**
 * The records of a CSV file in arrays, the header first, each with the line where it begins. A record that is too long
 * is a problem; a misplaced quotation mark ends the reading, because nobody can tell where the next record
 * begins. Empty lines and rows of empty cells are passed over.
 */
export async function* readCsv(
  bytes: AsyncIterable<Buffer>,
  delimiter: string,
): AsyncGenerator<RawRecord<Cells>[]> {
  const parsing: Parsing = { records: [], parsed: 0, brokenAfter: undefined }
  const parser = openParser(delimiter, parsing)
  const place = { line: 1, columns: 0 }
  try {
    for await (const chunk of bytes) {
      await new Promise<void>((resolve) => parser.write(chunk, () => resolve()))
      yield* located(parsing, place)
      if (parsing.brokenAfter !== undefined) break
    }
    parser.end()
    if (!parser.readableEnded) await once(parser, 'end')
    yield* located(parsing, place)
    if (parsing.brokenAfter !== undefined)
      yield [{ line: place.line, problem: restNotRead(place.line), last: true }]
  } catch (error) {
    if (!(error instanceof UnpackingFailed)) throw error
    yield* located(parsing, place)
    yield [{ line: place.line, problem: unpackingFailed(place.line), last: true }]
  } finally {
    parser.destroy()
  }
}

function openParser(delimiter: string, parsing: Parsing): Parser {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Far above what is taken, so that a long record costs itself only and not the rest of the file.
    max_record_size: limits.recordBytes * 16,
    skip_records_with_error: true,
    on_skip: (_: CsvError | undefined) => {
      parsing.brokenAfter ??= parser.info.records
      return undefined
    },
  })
  parser.on('data', (record: string[]) => {
    if (parsing.brokenAfter === undefined || parsing.parsed < parsing.brokenAfter)
      parsing.records.push(record)
    parsing.parsed++
  })
  return parser
}

/** What was parsed since the last time, as located records. */
function* located(
  parsing: Parsing,
  place: { line: number; columns: number },
): Generator<RawRecord<Cells>[]> {
  const ready = parsing.records.splice(0).map((cells) => locate(cells, place))
  const worth = ready.filter((record) => record !== undefined)
  if (worth.length > 0) yield worth
}

function locate(
  cells: string[],
  place: { line: number; columns: number },
): RawRecord<Cells> | undefined {
  const { line } = place
  let length = 0
  let breaks = 0
  for (const cell of cells) {
    length += cell.length
    breaks += lineBreaks(cell)
  }
  place.line += 1 + breaks
  if (length === 0) return undefined
  if (length > limits.recordBytes) return { line, problem: recordTooLong }
  if (place.columns === 0) {
    place.columns = cells.length
    return { line, content: cells.map((cell) => cell.trim()) }
  }
  return checked(cells, line, place.columns)
}

function checked(cells: string[], line: number, columns: number): RawRecord<Cells> {
  const surplus = cells.slice(columns).some((cell) => cell !== '')
  if (cells.length < columns || surplus)
    return { line, problem: cellsDoNotMatch(cells.length, columns), value: cells.join(' | ') }
  const broken = cells.find((cell) => cell.includes(brokenLetter))
  if (broken !== undefined) return { line, problem: rowNotUtf8, value: broken }
  return { line, content: cells.map(restoreCell) }
}
