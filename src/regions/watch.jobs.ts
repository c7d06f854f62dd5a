import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** Looks once a day whether there is a region of which nothing was kept this year, and keeps what it has and lacks. */
export const snapshotRegions = defineJob({
  name: 'snapshot-regions',
  payload: z.object({}),
  attempts: 3,
  concurrency: 1,
  everySeconds: 86_400,
})
