import { z } from '@hono/zod-openapi'
import { normaliseNace } from './catalogue.ts'

/** Written in any usual spelling; stored dotted. What is no NACE shape stays as it is, to be refused with a hint. */
export const NaceCode = z
  .string()
  .trim()
  .min(1)
  .max(12)
  .transform((code) => normaliseNace(code) ?? code)
  .openapi({ type: 'string', example: '25.62' })
