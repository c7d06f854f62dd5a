import type { Catalogue } from '../catalogue/catalogue.ts'
import { sectorPrefixes, sectorProblems } from '../catalogue/sector.ts'
import { type Actor, may } from '../people/actor.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { asksBeyondWhatIsShown, type Narrowing } from './narrowing.ts'
import type { SearchFilter } from './search.schema.ts'

/**
 * Which entries somebody's filters leave. Whoever asks place by place or sector by sector must not learn so whose an
 * anonymous entry is: for them, such filters leave out what is anonymous.
 * @throws Refusal `invalid` for a sector that is no NACE code
 */
export function narrowingOf(catalogue: Catalogue, actor: Actor, filter: SearchFilter): Narrowing {
  const { side, sector, country, region, kind, entryKind, language, cluster } = filter
  const { trlMin, trlMax, updatedSince } = filter
  const problems = (sector ?? []).flatMap((code, index) =>
    sectorProblems(catalogue, code, `/sector/${index}`),
  )
  if (problems.length > 0) refuseInvalid(problems)
  return {
    ...{ side, country, region, kind, entryKind, language, cluster, trlMin, trlMax, updatedSince },
    sector: sector?.flatMap((code) => sectorPrefixes(catalogue, code)),
    namedOnly: !may(actor, 'entry.read-hidden') && asksBeyondWhatIsShown(filter),
  }
}
