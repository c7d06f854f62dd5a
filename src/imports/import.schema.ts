import { z } from '@hono/zod-openapi'
import { PageQuery } from '../platform/paging.ts'
import type { Language } from '../platform/phrase.ts'
import { exportables } from './export.ts'
import type { Import } from './import.queries.ts'
import { formats, importables, type RowProblem } from './import.ts'

export const ImportQuery = z.object({
  what: z
    .enum(importables)
    .optional()
    .openapi({ description: 'What the file holds; by its headings when not given.' }),
  format: z
    .enum(formats)
    .optional()
    .openapi({ description: 'By content type, file name or first line when not given.' }),
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .openapi({ type: 'boolean', description: 'Check and count everything, store nothing.' }),
  fileName: z.string().max(200).optional(),
})

export const ImportSchema = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    what: z.enum(importables),
    format: z.enum(formats),
    dryRun: z.boolean(),
    status: z.enum(['receiving', 'waiting', 'running', 'done', 'failed']),
    progress: z.number().min(0).max(1),
    bytes: z.int(),
    rows: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    problems: z
      .int()
      .openapi({ description: 'How many can be read under /imports/{id}/problems.' }),
    failure: z
      .string()
      .nullable()
      .openapi({ description: 'Why the file was not read to its end.' }),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi('Import')

export const ImportProblemSchema = z
  .object({
    line: z.int(),
    column: z.string().nullable(),
    value: z.string().nullable(),
    detail: z.string(),
  })
  .openapi('ImportProblem')

export const ImportListQuery = PageQuery

const exportFiles = exportables.flatMap((what) =>
  formats.map((format) => `${what}.${format}` as const),
)

/** `organisations.csv` and its sisters. */
export const ExportParams = z.object({
  file: z.enum(exportFiles).openapi({ example: 'organisations.csv' }),
})

/** An import as a reader of this language sees it. */
export function shownImport(
  { mapping: _, bytesRead, failure, ...file }: Import,
  language: Language,
): z.infer<typeof ImportSchema> {
  const over = file.status === 'done' || file.status === 'failed'
  const progress = over ? 1 : Math.min(1, bytesRead / Math.max(1, file.bytes))
  return { ...file, progress, failure: failure === null ? null : failure[language] }
}

export function shownProblem(
  { line, column, value, phrase }: RowProblem,
  language: Language,
): z.infer<typeof ImportProblemSchema> {
  return { line, column, value, detail: phrase[language] }
}
