import type { Handlers } from '../src/jobs.ts'
import { refreshSuggestions } from '../src/matching/suggestion.jobs.ts'
import type { Service } from '../src/service.ts'

/** A changed profile counts as stale by itself; this only says that somebody should look. */
export function profilesChanged(service: Service): Handlers['profiles-changed'] {
  return async ({ organisationIds }) => service.jobs.add(refreshSuggestions, [{ organisationIds }])
}
