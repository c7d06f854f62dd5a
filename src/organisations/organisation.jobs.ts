import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/** Profiles changed: whoever suggests from them should look again. */
export const profilesChanged = defineJob({
  name: 'profiles-changed',
  payload: z.object({ organisationIds: z.array(z.uuid()).max(1000) }),
  attempts: 5,
  concurrency: 1,
})
