import type { Handlers } from '../src/jobs.ts'
import { runStudy as run } from '../src/links/study-run.actions.ts'
import type { Service } from '../src/service.ts'

export function runStudy(service: Service): Handlers['run-study'] {
  return async ({ studyId }, occasion) => {
    await service.models.fresh()
    const outcome = await run(service, studyId, occasion)
    service.log.info({ studyId, outcome }, 'A study was looked after.')
  }
}
