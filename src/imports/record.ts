import type { Phrase } from '../platform/phrase.ts'

/** One record of a file as it was read: its cells, or why it was not. */
export type RawRecord<Content> =
  | Readonly<{ line: number; content: Content; problem?: undefined }>
  | Readonly<{
      line: number
      problem: Phrase
      column?: string | null
      value?: string
      last?: boolean
    }>

/** The separator of a CSV file: whichever its first line has most, outside quotation marks. */
export function delimiterOf(firstLine: string): ',' | ';' | '\t' {
  const bare = firstLine.replace(/"(?:[^"]|"")*"?/g, '')
  const count = (delimiter: string) => bare.split(delimiter).length
  const [best] = ([',', ';', '\t'] as const)
    .map((delimiter) => ({ delimiter, count: count(delimiter) }))
    .sort((a, b) => b.count - a.count)
  return best?.delimiter ?? ','
}

/** How many lines the text of a cell goes on for. */
export function lineBreaks(text: string): number {
  return text.includes('\n') || text.includes('\r') ? (text.match(/\r\n|\n|\r/g)?.length ?? 0) : 0
}

/** What stands for bytes that are not UTF-8. */
export const brokenLetter = '\ufffd'

/** The first record, and all after it. */
export async function split<Content>(
  records: AsyncGenerator<RawRecord<Content>[]>,
): Promise<{ first: RawRecord<Content>; rest: AsyncGenerator<RawRecord<Content>[]> }> {
  let group: RawRecord<Content>[] = []
  while (group.length === 0) {
    const next = await records.next()
    if (next.done) throw new Error('A file with a first line has a first record.')
    group = next.value
  }
  const [first, ...others] = group
  const rest = (async function* () {
    if (others.length > 0) yield others
    yield* records
  })()
  return { first: first as RawRecord<Content>, rest }
}
