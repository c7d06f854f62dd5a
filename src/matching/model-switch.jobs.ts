import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'
import { embedBatch } from '../profiles/entry.jobs.ts'

/**
 * Gives these entries vectors of the model that is being changed to, where they lack them. A queue of its own, so that what
 * is stated meanwhile does not wait behind everything that ever was.
 */
export const embedNext = defineJob({
  name: 'embed-next',
  payload: z.object({ entryIds: z.array(z.uuid()).max(embedBatch) }),
  attempts: 5,
  concurrency: 1,
})
