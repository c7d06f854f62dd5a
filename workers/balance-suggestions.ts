import type { Handlers } from '../src/jobs.ts'
import { balance } from '../src/matching/balance.actions.ts'
import type { Service } from '../src/service.ts'

export function balanceSuggestions(service: Service): Handlers['balance-suggestions'] {
  return async (_, run) => {
    const balanced = await balance(service, run)
    if (balanced) service.log.info(balanced, 'Suggestions are balanced.')
  }
}
