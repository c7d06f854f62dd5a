import type { Handlers } from '../src/jobs.ts'
import { sweepLinks as sweep } from '../src/links/sweep.actions.ts'
import type { Service } from '../src/service.ts'

export function sweepLinks(service: Service): Handlers['sweep-links'] {
  return async () => {
    const { reminded } = await sweep(service)
    if (reminded > 0) service.log.info({ reminded }, 'Links wait for a step or an answer.')
  }
}
