import { z } from '@hono/zod-openapi'

export const TableFormat = z.enum(['json', 'csv']).default('json').openapi({
  description: 'csv: the table alone, for a spreadsheet.',
})

export const TableText = z.string()

/** What is answered as JSON, or as a table for a spreadsheet. */
export function orTable<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema }, 'text/csv': { schema: TableText } } }
}
