import { z } from 'zod'
import { defineJob } from '../platform/queue.ts'

/**
 * Refreshes stale suggestions: of the named organisations first, then of any others, until none is left. Whoever
 * finds nothing to claim is done at once, so it may be asked for too often.
 */
export const refreshSuggestions = defineJob({
  name: 'refresh-suggestions',
  payload: z.object({ organisationIds: z.array(z.uuid()).max(1000) }),
  attempts: 5,
  concurrency: 1,
})

/** Finds what a lost hint left behind: entries without a vector, suggestions older than their inputs. */
export const sweep = defineJob({
  name: 'sweep',
  payload: z.object({}),
  attempts: 1,
  concurrency: 1,
  everySeconds: 60,
})
