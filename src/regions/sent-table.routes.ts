import type { Context } from 'hono'
import type { Env } from '../people/router.routes.ts'
import { Refusal } from '../platform/refusal.ts'
import { tableTooLarge } from './phrases.ts'

const tableBytes = 128 * 1024 * 1024
const file = { schema: { type: 'string', format: 'binary' } } as const

/** A table as somebody sends it along. */
export const tableBody = {
  required: true,
  content: { 'text/csv': file, 'application/gzip': file, 'application/octet-stream': file },
}

export const withTable =
  'The same with the figures of a table that is sent along (CSV of region, activity and value) in the place of what Splot counts. The table is not stored.'

/** The bytes of a table as they come in. @throws Refusal `too-large` */
export async function* sentTable(c: Context<Env>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.length
    if (bytes > tableBytes) throw new Refusal('too-large', tableTooLarge(tableBytes))
    yield chunk
  }
}
