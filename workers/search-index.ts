import type { Handlers } from '../src/jobs.ts'
import { ensureSearchIndex } from '../src/matching/search-index.actions.ts'
import type { Service } from '../src/service.ts'

const builder = { name: 'search-index', relations: ['operator'] } as const

export function searchIndex(service: Service): Handlers['search-index'] {
  return async (_, run) => {
    const outcome = await ensureSearchIndex(service, builder, (share) => {
      service.log.info({ share: Math.round(share * 100) / 100 }, 'The search index is being built.')
      run.progress(share).catch(() => {})
    })
    service.log.info({ outcome }, 'The search index was looked after.')
  }
}
