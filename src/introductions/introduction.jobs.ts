import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** Lets requests expire whose time has passed, and reminds whoever is waited for. */
export const sweepIntroductions = defineJob({
  name: 'sweep-introductions',
  payload: z.object({}),
  attempts: 1,
  concurrency: 1,
  everySeconds: 600,
})
