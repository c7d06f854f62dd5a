import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** Makes the prices of everybody's room anew from all stored lists, if these have changed. */
export const balanceSuggestions = defineJob({
  name: 'balance-suggestions',
  payload: z.object({}),
  attempts: 3,
  concurrency: 1,
})
