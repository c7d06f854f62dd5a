import { sweepIntroductions as sweep } from '../src/introductions/sweep.actions.ts'
import type { Handlers } from '../src/jobs.ts'
import type { Service } from '../src/service.ts'

export function sweepIntroductions(service: Service): Handlers['sweep-introductions'] {
  return async () => {
    const { expired, reminded } = await sweep(service)
    if (expired + reminded > 0)
      service.log.info({ expired, reminded }, 'Introductions expired, or wait for somebody.')
  }
}
