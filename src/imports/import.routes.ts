import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json, pageSchema } from '../platform/openapi.ts'
import { Refusal } from '../platform/refusal.ts'
import { byteOrderMark, csvLines } from './csv.writer.ts'
import { exportRows } from './export.actions.ts'
import { exportables } from './export.ts'
import { browseImports, browseProblems, everyProblem, getImport } from './import.actions.ts'
import {
  ExportParams,
  ImportListQuery,
  ImportProblemSchema,
  ImportQuery,
  ImportSchema,
  shownImport,
  shownProblem,
} from './import.schema.ts'
import { type Format, formats, limits } from './import.ts'
import { parseMapping } from './mapping.schema.ts'
import { formParts, textOfPart } from './multipart.reader.ts'
import { receiveImport, type Sent } from './receive.actions.ts'
import { contentTypeUnknown, fileTooLarge, noFileSent, uploadCutOff } from './row-phrases.ts'
import type { ImportDeps } from './run.ts'

const tags = ['Import and export']
const params = z.object({ id: Id })
const one = {
  description: 'The import: how far it is, and what it counted.',
  ...json(ImportSchema),
}
const file = { schema: { type: 'string', format: 'binary' } } as const
const form = {
  schema: {
    type: 'object' as const,
    required: ['file'],
    properties: {
      mapping: {
        type: 'string' as const,
        description: 'A column mapping as JSON; before the file.',
      },
      file: { type: 'string' as const, format: 'binary' },
    },
  },
}

const routes = {
  receive: route('import.write', {
    method: 'post',
    path: '/imports',
    tags,
    summary: 'Send a file to import',
    description:
      'CSV or JSON lines, up to 2 GB, also compressed with gzip. The answer comes when the file is stored; a worker reads it then. ' +
      'Rows that are wrong are listed under /imports/{id}/problems, the others are stored. Sending a file again changes nothing.',
    request: {
      query: ImportQuery,
      body: {
        required: true,
        content: {
          'text/csv': file,
          'application/x-ndjson': file,
          'application/gzip': file,
          'application/octet-stream': file,
          'multipart/form-data': form,
        },
      },
    },
    responses: {
      202: {
        description: 'The file is stored; Location says where to follow it.',
        ...json(ImportSchema),
      },
    },
  }),
  browse: route('import.read', {
    method: 'get',
    path: '/imports',
    tags,
    summary: 'List imports',
    request: { query: ImportListQuery },
    responses: {
      200: { description: 'One page, newest first.', ...json(pageSchema(ImportSchema)) },
    },
  }),
  get: route('import.read', {
    method: 'get',
    path: '/imports/{id}',
    tags,
    summary: 'Follow an import',
    request: { params },
    responses: { 200: one },
  }),
  problems: route('import.read', {
    method: 'get',
    path: '/imports/{id}/problems',
    tags,
    summary: 'List what was wrong with a file',
    description: 'In the order of the file. With `Accept: text/csv`, all of them as one CSV file.',
    request: { params, query: ImportListQuery },
    responses: {
      200: {
        description: 'One page.',
        content: {
          ...json(pageSchema(ImportProblemSchema)).content,
          'text/csv': { schema: z.string() },
        },
      },
    },
  }),
  export: route('export.read', {
    method: 'get',
    path: '/exports/{file}',
    tags,
    summary: 'Export everything of one kind',
    description: `One of ${exportables.join(', ')}, as .csv or .jsonl, in the columns that an import reads. In CSV, cells that a spreadsheet would take for a formula begin with an apostrophe, which an import removes again.`,
    request: { params: ExportParams },
    responses: {
      200: {
        description: 'The file.',
        content: {
          'text/csv': { schema: z.string() },
          'application/x-ndjson': { schema: z.string() },
        },
      },
    },
  }),
}

const contentTypes: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
}

/** To be mounted before bodies are limited: a file may be far larger than any other request. */
export function importRoutes(deps: ImportDeps) {
  return openRouter()
    .openapi(routes.receive, async (c) => {
      const received = await receive(deps, c.get('actor'), c.req.raw, c.req.valid('query'))
      return c.json(shownImport(received, c.get('language')), 202, {
        location: `/imports/${received.id}`,
      })
    })
    .openapi(routes.browse, async (c) => {
      const { items, next } = await browseImports(deps, c.get('actor'), c.req.valid('query'))
      return c.json({ items: items.map((item) => shownImport(item, c.get('language'))), next }, 200)
    })
    .openapi(routes.get, async (c) => {
      const found = await getImport(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(shownImport(found, c.get('language')), 200)
    })
    .openapi(routes.problems, async (c) => {
      const { id } = c.req.valid('param')
      const language = c.get('language')
      if (c.req.header('accept')?.includes('text/csv')) {
        await getImport(deps, c.get('actor'), id)
        const lines = everyProblem(deps, c.get('actor'), id)
        const text = async function* () {
          yield `${byteOrderMark}${csvLines([['line', 'column', 'value', 'problem']])}`
          for await (const some of lines)
            yield csvLines(
              some.map(({ line, column, value, phrase }) => [
                line,
                column,
                value,
                phrase[language],
              ]),
            )
        }
        return download(text(), `problems-${id}.csv`, 'csv') as never
      }
      const { items, next } = await browseProblems(deps, c.get('actor'), id, c.req.valid('query'))
      return c.json({ items: items.map((item) => shownProblem(item, language)), next }, 200)
    })
    .openapi(routes.export, (c) => {
      const name = c.req.valid('param').file
      const what = exportables.find((known) => name.startsWith(`${known}.`)) ?? 'organisations'
      const format = formats.find((known) => name.endsWith(`.${known}`)) ?? 'csv'
      return download(exportRows(deps, c.get('actor'), what, format), name, format) as never
    })
}

function download(text: AsyncGenerator<string>, name: string, format: Format): Response {
  const body = ReadableStream.from(text).pipeThrough(new TextEncoderStream())
  return new Response(body, {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
}

type Query = z.infer<typeof ImportQuery>
type Actor = Parameters<typeof receiveImport>[1]

async function receive(deps: ImportDeps, actor: Actor, request: Request, query: Query) {
  if (Number(request.headers.get('content-length') ?? 0) > limits.fileBytes)
    throw new Refusal('too-large', fileTooLarge)
  if (!request.body) throw new Refusal('malformed', noFileSent)
  const body = arriving(request.body as unknown as AsyncIterable<Uint8Array>)
  const type = request.headers.get('content-type') ?? 'application/octet-stream'
  if (/^multipart\/form-data/i.test(type)) return receiveForm(deps, actor, body, type, query)
  return receiveImport(deps, actor, body, { ...query, format: query.format ?? formatOf(type) })
}

/** A sender that breaks off is no fault of ours. */
async function* arriving(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]()
  const next = () =>
    chunks.next().catch(() => {
      throw new Refusal('malformed', uploadCutOff)
    })
  try {
    for (let chunk = await next(); !chunk.done; chunk = await next()) yield chunk.value
  } finally {
    await chunks.return?.().catch(() => {})
  }
}

/** @throws Refusal for a type that cannot be a file of ours */
function formatOf(type: string): Format | undefined {
  if (/^text\/(csv|tab-separated-values)/i.test(type)) return 'csv'
  if (/^application\/(x-ndjson|jsonl|x-jsonlines)/i.test(type)) return 'jsonl'
  if (/^(application\/(octet-stream|gzip|x-gzip)|text\/plain)/i.test(type)) return undefined
  throw new Refusal('unsupported-type', contentTypeUnknown(type))
}

async function receiveForm(
  deps: ImportDeps,
  actor: Actor,
  body: AsyncIterable<Uint8Array>,
  type: string,
  query: Query,
) {
  let sent: Sent = query
  for await (const part of formParts(body, type)) {
    if (part.name === 'mapping')
      sent = { ...sent, mapping: parseMapping(await textOfPart(part, limits.recordBytes)) }
    // Nothing after the file is read: what it needs has to come before it.
    if (part.name === 'file')
      return receiveImport(deps, actor, part.body, {
        ...sent,
        fileName: sent.fileName ?? part.fileName?.slice(0, 200),
      })
  }
  throw new Refusal('malformed', noFileSent)
}
