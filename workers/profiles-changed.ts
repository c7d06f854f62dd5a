import type { Handlers } from '../src/jobs.ts'
import { wantForProfiles } from '../src/matching/refresh.actions.ts'
import type { Service } from '../src/service.ts'

export function profilesChanged(service: Service): Handlers['profiles-changed'] {
  return async ({ organisationIds }) => wantForProfiles(service, organisationIds)
}
