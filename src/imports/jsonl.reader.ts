import { UnpackingFailed } from './bytes.reader.ts'
import { limits } from './import.ts'
import { recordTooLong, rowNotJson, rowNotUtf8, unpackingFailed } from './phrases.ts'
import { brokenLetter, type RawRecord } from './record.ts'

export type JsonObject = Readonly<Record<string, unknown>>

const newline = 0x0a

/** The objects of a JSON lines file in arrays, each with its line. A line that is no object, or too long, costs itself only. */
export async function* readJsonLines(
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<RawRecord<JsonObject>[]> {
  let line = 0
  try {
    for await (const lines of splitLines(bytes)) {
      const records = lines.map((text) => readLine(text, ++line))
      yield records.filter((record) => record !== undefined)
    }
  } catch (error) {
    if (!(error instanceof UnpackingFailed)) throw error
    yield [{ line: line + 1, problem: unpackingFailed(line + 1), last: true }]
  }
}

/** The lines that each chunk completes; undefined stands for one that is too long to keep. */
async function* splitLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<(Buffer | undefined)[]> {
  let begun: Buffer[] = []
  let length = 0
  const take = (part: Buffer) => {
    length += part.length
    // What is too long is counted on and forgotten.
    begun = length > limits.recordBytes ? [] : [...begun, part]
  }
  const finish = () => {
    const whole = length > limits.recordBytes ? undefined : Buffer.concat(begun)
    begun = []
    length = 0
    return whole
  }
  for await (const chunk of bytes) {
    const lines: (Buffer | undefined)[] = []
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      take(chunk.subarray(start, end))
      lines.push(finish())
      start = end + 1
    }
    take(chunk.subarray(start))
    yield lines
  }
  if (length > 0) yield [finish()]
}

function readLine(bytes: Buffer | undefined, line: number): RawRecord<JsonObject> | undefined {
  if (bytes === undefined) return { line, problem: recordTooLong }
  const text = bytes.toString('utf8').trim()
  if (text === '') return undefined
  if (text.includes(brokenLetter)) return { line, problem: rowNotUtf8, value: text }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, content: value as JsonObject }
    return { line, problem: rowNotJson('…'), value: text }
  } catch (error) {
    return {
      line,
      problem: rowNotJson(error instanceof Error ? error.message.slice(0, 80) : '…'),
      value: text,
    }
  }
}

/** `{"organisation":{"name":…}}` as `{"organisation.name":…}`. */
export function flat(object: JsonObject): JsonObject {
  const nested = Object.entries(object).some(([, value]) => isNested(value))
  if (!nested) return object
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) =>
      isNested(value)
        ? Object.entries(value).map(([inner, held]) => [`${key}.${inner}`, held])
        : [[key, value]],
    ),
  )
}

function isNested(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
