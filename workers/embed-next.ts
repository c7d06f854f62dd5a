import type { Handlers } from '../src/jobs.ts'
import { giveNextMeaning } from '../src/matching/model-change.actions.ts'
import type { Service } from '../src/service.ts'

export function embedNext(service: Service): Handlers['embed-next'] {
  return async ({ entryIds }, run) => giveNextMeaning(service, entryIds, run.signal)
}
