import type { Handlers } from '../src/jobs.ts'
import { giveMeaning } from '../src/matching/meaning.actions.ts'
import { giveNextMeaning } from '../src/matching/model-switch.actions.ts'
import type { Service } from '../src/service.ts'

export function embedEntries(service: Service): Handlers['embed-entries'] {
  return async ({ entryIds }) => {
    await giveMeaning(service, entryIds)
    await giveNextMeaning(service, entryIds)
  }
}
