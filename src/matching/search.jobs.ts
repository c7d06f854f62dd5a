import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** Builds the index of the vectors of the model in use, where it is missing; takes minutes, and a second one is done at once. */
export const searchIndex = defineJob({
  name: 'search-index',
  payload: z.object({}),
  attempts: 2,
  concurrency: 1,
})
