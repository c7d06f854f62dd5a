import { importFile } from './imports/import.jobs.ts'
import { sweepIntroductions } from './introductions/introduction.jobs.ts'
import { sweepLinks } from './links/link.jobs.ts'
import { runStudy } from './links/study.jobs.ts'
import { balanceSuggestions } from './matching/balance.jobs.ts'
import { embedNext } from './matching/model-switch.jobs.ts'
import { searchIndex } from './matching/search.jobs.ts'
import { refreshSuggestions, sweep } from './matching/suggestion.jobs.ts'
import { profilesChanged } from './organisations/organisation.jobs.ts'
import type { Handler, JobDefinition } from './platform/queue.ts'
import { embedEntries } from './profiles/entry.jobs.ts'
import { findSpecialisations } from './regions/specialisation.jobs.ts'
import { snapshotRegions } from './regions/watch.jobs.ts'

/** Every job there is. A job without a handler in workers/ does not compile. */
export const jobs = {
  'balance-suggestions': balanceSuggestions,
  'embed-entries': embedEntries,
  'embed-next': embedNext,
  'find-specialisations': findSpecialisations,
  'import-file': importFile,
  'profiles-changed': profilesChanged,
  'refresh-suggestions': refreshSuggestions,
  'run-study': runStudy,
  'search-index': searchIndex,
  'snapshot-regions': snapshotRegions,
  sweep,
  'sweep-introductions': sweepIntroductions,
  'sweep-links': sweepLinks,
} as const

type Payload<Job> = Job extends JobDefinition<infer P> ? P : never
export type Handlers = {
  readonly [Name in keyof typeof jobs]: Handler<Payload<(typeof jobs)[Name]>>
}
