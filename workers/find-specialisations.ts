import type { Handlers } from '../src/jobs.ts'
import { HandedBack } from '../src/platform/queue.ts'
import { findFits } from '../src/regions/specialisation-fit.actions.ts'
import type { Service } from '../src/service.ts'

export function findSpecialisations(service: Service): Handlers['find-specialisations'] {
  return async ({ organisationIds }, run) => {
    const told = (done: number, all: number) => {
      run.progress(done / all).catch(() => {})
    }
    if (organisationIds.length > 0) await findFits(service, organisationIds, told, run.signal)
    const found = await findFits(service, null, told, run.signal)
    if (run.signal.aborted) throw new HandedBack()
    if (found > 0) service.log.info({ organisations: found }, 'Specialisations are found.')
  }
}
