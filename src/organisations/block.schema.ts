import { z } from '@hono/zod-openapi'
import { plainText } from '../platform/plain-text.ts'

export const NewBlock = z
  .strictObject({
    note: plainText({ min: 0, max: 500 })
      .default('')
      .openapi({ type: 'string', description: 'Why; for the own side only.' }),
  })
  .openapi('NewBlock')
