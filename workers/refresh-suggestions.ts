import type { Handlers } from '../src/jobs.ts'
import { refreshStale } from '../src/matching/refresh.actions.ts'
import type { Service } from '../src/service.ts'

export function refreshSuggestions(service: Service): Handlers['refresh-suggestions'] {
  return async ({ organisationIds }, run) => {
    await service.models.fresh()
    const refreshed = await refreshStale(service, organisationIds, run.signal)
    if (refreshed > 0) service.log.info({ organisations: refreshed }, 'Suggestions are refreshed.')
  }
}
