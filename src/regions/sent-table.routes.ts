import type { RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Env, route } from '../people/router.routes.ts'
import { Refusal } from '../platform/refusal.ts'
import { tableTooLarge } from './phrases.ts'

const tableBytes = 128 * 1024 * 1024
const file = { schema: { type: 'string', format: 'binary' } } as const

/** A table as somebody sends it along. */
const tableBody = {
  required: true,
  content: { 'text/csv': file, 'application/gzip': file, 'application/octet-stream': file },
}

const withTable =
  'The same with the figures of a table that is sent along (CSV of region, activity and value) in the place of what Splot counts. The table is not stored.'

type Told<
  Path extends string,
  Request extends object,
  Responses extends RouteConfig['responses'],
> = Readonly<{ path: Path; summary: string; request: Request; responses: Responses }>

/** The routes of what is told of regions: by what Splot counts, and by a table that is sent along. */
export function ownAndSent<
  const Path extends string,
  Request extends object,
  Responses extends RouteConfig['responses'],
>({ path, summary, request, responses }: Told<Path, Request, Responses>) {
  const tags = ['Regions']
  return {
    own: route('region.read', { method: 'get', path, tags, summary, request, responses }),
    table: route('region.read', {
      method: 'post',
      path,
      tags,
      summary: `${summary}, by a table of one's own`,
      description: withTable,
      request: { ...request, body: tableBody },
      responses,
    }),
  }
}

/** The bytes of a table as they come in. @throws Refusal `too-large` */
export async function* sentTable(c: Context<Env>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.length
    if (bytes > tableBytes) throw new Refusal('too-large', tableTooLarge(tableBytes))
    yield chunk
  }
}
