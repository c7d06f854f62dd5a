import { z } from 'zod'
import { languages } from '../platform/phrase.ts'

/** A line of needs or offers; whatever else it says is left alone. */
export const JudgedLine = z.object({
  id: z.string().min(1),
  language: z.enum(languages),
  title: z.string().trim().min(1),
  description: z.string().trim().default(''),
  organisation: z.string().trim().min(1).optional().catch(undefined),
  country: z.string().length(2).optional().catch(undefined),
  nuts2: z.string().min(2).optional().catch(undefined),
  nace: z.array(z.string()).optional().catch(undefined),
})
