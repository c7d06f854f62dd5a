import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** Computes one study. Of two runs at once one gives way, and one that is over is not computed again. */
export const runStudy = defineJob({
  name: 'run-study',
  payload: z.object({ studyId: z.uuid() }),
  attempts: 3,
  concurrency: 1,
})
