import type { Handlers } from '../src/jobs.ts'
import { giveMeaning, isEmbeddingUnderWay } from '../src/matching/meaning.actions.ts'
import { hintNext } from '../src/matching/model-change.actions.ts'
import { sweepFits } from '../src/regions/specialisation-fit.actions.ts'
import type { Service } from '../src/service.ts'

/** By the model in use as the database names it now, and by the next one later, if there is any. */
export function embedEntries(service: Service): Handlers['embed-entries'] {
  return async ({ entryIds }) => {
    const before = await service.models.fresh()
    await giveMeaning(service, entryIds)
    // Changed meanwhile, the new one would know these entries only after the next sweep.
    const after = await service.models.fresh()
    if (after.modelId !== before.modelId) await giveMeaning(service, entryIds)
    await hintNext(service, entryIds)
    // Once for a whole import, when everything has its vector.
    if (!(await isEmbeddingUnderWay(service, after.modelId))) await sweepFits(service)
  }
}
