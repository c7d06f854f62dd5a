import { type Column, columnsOf } from './columns.ts'
import type { Importable } from './import.ts'

/** What can be exported: every table; `profiles` is a way to import two of them. */
export const exportables = ['organisations', 'entries', 'clusters', 'memberships'] as const
export type Exportable = (typeof exportables)[number]

/** A row as an export gives it, under the names of the import's columns. */
export type ExportRow = Readonly<Record<string, unknown>>

export function headingsOf(what: Exportable): string[] {
  return columnsOf[what satisfies Importable].map(({ field }) => field)
}

/** One row as the cells of a CSV line. */
export function cellsOf(what: Exportable, row: ExportRow): (string | number | null)[] {
  return columnsOf[what].map((column) => cellOf(column, row[column.field]))
}

function cellOf({ shape }: Column, value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (shape === 'list') return (value as string[]).join('|')
  if (shape === 'labels') return (value as unknown[]).length === 0 ? null : JSON.stringify(value)
  return typeof value === 'number' ? value : String(value)
}

/** The same row as an object, its fields in the order of the columns. */
export function objectOf(what: Exportable, row: ExportRow): ExportRow {
  return Object.fromEntries(columnsOf[what].map(({ field }) => [field, row[field] ?? null]))
}
