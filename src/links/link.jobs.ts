import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** Notes which next steps of links are overdue, and which invitations wait too long. */
export const sweepLinks = defineJob({
  name: 'sweep-links',
  payload: z.object({}),
  attempts: 1,
  concurrency: 1,
  everySeconds: 600,
})
