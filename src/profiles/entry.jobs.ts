import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** How many entries one job embeds. */
export const embedBatch = 200

/** Turns the text of these entries into vectors, where that is not yet done with the model in use. */
export const embedEntries = defineJob({
  name: 'embed-entries',
  payload: z.object({ entryIds: z.array(z.uuid()).max(embedBatch) }),
  attempts: 5,
  concurrency: 1,
})
