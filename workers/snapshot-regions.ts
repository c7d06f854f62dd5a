import type { Handlers } from '../src/jobs.ts'
import { HandedBack } from '../src/platform/queue.ts'
import { takeYearlySnapshots } from '../src/regions/snapshot.actions.ts'
import type { Service } from '../src/service.ts'

export function snapshotRegions(service: Service): Handlers['snapshot-regions'] {
  return async (_, { signal }) => {
    const regions = await takeYearlySnapshots(service, signal)
    if (signal.aborted) throw new HandedBack()
    if (regions > 0) service.log.info({ regions }, 'Snapshots of this year are taken.')
  }
}
