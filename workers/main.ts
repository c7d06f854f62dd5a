import { type Handlers, jobs } from '../src/jobs.ts'
import type { Handler, JobDefinition } from '../src/platform/queue.ts'
import type { Service } from '../src/service.ts'
import { balanceSuggestions } from './balance-suggestions.ts'
import { embedEntries } from './embed-entries.ts'
import { embedNext } from './embed-next.ts'
import { findSpecialisations } from './find-specialisations.ts'
import { importFile } from './import-file.ts'
import { profilesChanged } from './profiles-changed.ts'
import { refreshSuggestions } from './refresh-suggestions.ts'
import { runStudy } from './run-study.ts'
import { searchIndex } from './search-index.ts'
import { snapshotRegions } from './snapshot-regions.ts'
import { sweep } from './sweep.ts'
import { sweepIntroductions } from './sweep-introductions.ts'
import { sweepLinks } from './sweep-links.ts'

function handlersOf(service: Service): Handlers {
  return {
    'balance-suggestions': balanceSuggestions(service),
    'embed-entries': embedEntries(service),
    'embed-next': embedNext(service),
    'find-specialisations': findSpecialisations(service),
    'import-file': importFile(service),
    'profiles-changed': profilesChanged(service),
    'refresh-suggestions': refreshSuggestions(service),
    'run-study': runStudy(service),
    'search-index': searchIndex(service),
    'snapshot-regions': snapshotRegions(service),
    sweep: sweep(service),
    'sweep-introductions': sweepIntroductions(service),
    'sweep-links': sweepLinks(service),
  }
}

/** Takes jobs of every kind until the service is closed; the first sweep runs at once. */
export async function startWorkers(service: Service): Promise<void> {
  const handlers = handlersOf(service)
  for (const name of Object.keys(jobs) as (keyof typeof jobs)[]) {
    // Each handler is typed by its own job above; here they are only handed on.
    await service.jobs.work(jobs[name] as JobDefinition, handlers[name] as Handler<unknown>)
  }
}
