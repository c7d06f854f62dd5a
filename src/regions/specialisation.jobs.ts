import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/**
 * Finds the specialisations of organisations whose profile, model or lists changed: of the named ones first, then of any others,
 * until none is left. Whoever finds nothing stale is done at once.
 */
export const findSpecialisations = defineJob({
  name: 'find-specialisations',
  payload: z.object({ organisationIds: z.array(z.uuid()).max(1000) }),
  attempts: 3,
  concurrency: 1,
})
