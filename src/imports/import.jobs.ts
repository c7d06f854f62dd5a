import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** Reads one received file. Its rows up to the last commit are not read twice, however often it runs. */
export const importFile = defineJob({
  name: 'import-file',
  payload: z.object({ importId: z.uuid() }),
  attempts: 5,
  concurrency: 1,
})
