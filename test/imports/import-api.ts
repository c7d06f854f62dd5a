import { Readable } from 'node:stream'
import { importRoutes } from '../../src/imports/import.routes.ts'
import type { RowProblem } from '../../src/imports/import.ts'
import { importRows, type Summary } from '../../src/imports/import-rows.actions.ts'
import type { ImportOptions } from '../../src/imports/run.ts'
import { bearerAuth } from '../../src/people/bearer.routes.ts'
import { openRouter } from '../../src/people/router.routes.ts'
import { answerError, answerNotFound, occasion } from '../../src/platform/http.ts'
import type { Service } from '../../src/service.ts'
import { inPieces } from './pieces.ts'

export const operator = { name: 'tester', relations: ['operator'] } as const
export const reader = { name: 'onlooker', relations: ['reader'] } as const

/** The import routes alone, as the whole API mounts them. */
export function openImportApi(service: Service) {
  const app = openRouter()
  app.onError(answerError(service.log))
  app.notFound(answerNotFound)
  app.use(occasion(service.log))
  app.use(bearerAuth(service))
  app.route('/', importRoutes(service))
  return app
}

/** Imports a text or bytes, in pieces of `size` bytes as a network would bring them. */
export async function importText(
  service: Service,
  content: string | Uint8Array,
  options: ImportOptions = {},
  size = 1 << 16,
): Promise<Summary & { found: RowProblem[] }> {
  const found: RowProblem[] = []
  const summary = await importRows(service, operator, inPieces(content, size), options, (step) => {
    found.push(...step.problems)
  })
  return { ...summary, found }
}

/** Every row of a table as text, to see that nothing has changed, not even a version. */
export async function contentOf(service: Service, table: string): Promise<string[]> {
  const { rows } = await service.database.pool.query(
    `select to_jsonb(t) - 'lexemes' as row from ${table} as t order by 1`,
  )
  return rows.map(({ row }) => JSON.stringify(row))
}

export async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  return (await Readable.from(chunks).toArray()).join('')
}
