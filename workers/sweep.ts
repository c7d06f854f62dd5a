import { sweepImports } from '../src/imports/import.actions.ts'
import type { Handlers } from '../src/jobs.ts'
import { sweepPrices } from '../src/matching/balance.actions.ts'
import { sweepUnembedded } from '../src/matching/meaning.actions.ts'
import { sweepStale } from '../src/matching/refresh.actions.ts'
import type { Service } from '../src/service.ts'

/** Entries first: suggestions wait until everything has its vector. */
export function sweep(service: Service): Handlers['sweep'] {
  return async () => {
    await sweepImports(service)
    const unembedded = await sweepUnembedded(service)
    const stale = await sweepStale(service)
    await sweepPrices(service)
    if (unembedded + stale > 0) service.log.info({ unembedded, stale }, 'The sweep found work.')
  }
}
