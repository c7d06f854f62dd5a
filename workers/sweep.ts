import { sweepImports } from '../src/imports/import.actions.ts'
import type { Handlers } from '../src/jobs.ts'
import { sweepStudies } from '../src/links/study-run.actions.ts'
import { sweepPrices } from '../src/matching/balance.actions.ts'
import { sweepUnembedded } from '../src/matching/meaning.actions.ts'
import { sweepNext } from '../src/matching/model-change.actions.ts'
import { sweepStale } from '../src/matching/refresh.actions.ts'
import { sweepDigests } from '../src/matching/saved-search.actions.ts'
import { sweepSearchIndex } from '../src/matching/search-index.actions.ts'
import { sweepFits } from '../src/regions/specialisation-fit.actions.ts'
import type { Service } from '../src/service.ts'

/** Entries first: suggestions wait until everything has its vector. */
export function sweep(service: Service): Handlers['sweep'] {
  return async () => {
    await sweepImports(service)
    await sweepStudies(service)
    const next = await sweepNext(service)
    await service.models.fresh()
    const unembedded = await sweepUnembedded(service)
    const stale = await sweepStale(service)
    if (unembedded + next + stale > 0)
      service.log.info({ unembedded, next, stale }, 'The sweep found work.')
    const digests = unembedded > 0 ? 0 : await sweepDigests(service)
    await sweepSearchIndex(service)
    if (digests > 0) service.log.info({ digests }, 'Saved searches were looked through.')
    await sweepPrices(service)
    if (unembedded === 0) await sweepFits(service)
  }
}
