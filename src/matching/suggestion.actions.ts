import type { Catalogue } from '../catalogue/catalogue.ts'
import { filterProblems } from '../catalogue/region.ts'
import { wishedSector } from '../catalogue/sector.actions.ts'
import type { EmbedderInUse } from '../embedding/models.loader.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, may, mayFor } from '../people/actor.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { refuseInvalid } from '../platform/problem.ts'
import type { Jobs } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import { makingNow } from './maker.actions.ts'
import { adviceFor } from './phrases.ts'
import { findOverview, listSuggestions } from './suggestion.queries.ts'
import type { SuggestionFilter } from './suggestion.schema.ts'
import { asReaderSees, type PartnerList } from './suggestion.ts'

export type SuggestionDeps = Readonly<{
  database: Database
  jobs: Jobs
  clock: Clock
  catalogue: Catalogue
  embedder: () => Promise<EmbedderInUse>
}>

/** An organisation's ranked partners with evidence, and what would make the list better. */
export async function suggestPartners(
  deps: SuggestionDeps,
  actor: Actor,
  organisationId: string,
  filter: SuggestionFilter,
): Promise<PartnerList> {
  authorise(actor, 'suggestion.read')
  const { sector, ...wish } = filter
  const { country, region } = wish
  const astray = filterProblems(deps.catalogue, { country, region })
  if (astray.length > 0) refuseInvalid(astray)
  const sectorPrefixes = wishedSector(deps.catalogue, sector)
  const reader = deps.database.reader
  const { maker } = await makingNow(deps)
  const today = dayOf(deps.clock())
  const overview = await findOverview(reader, maker, organisationId, today)
  if (!overview) throw new Refusal('not-found', noOrganisation(organisationId))
  const { sides, ...made } = overview
  const listed = await listSuggestions(reader, organisationId, { ...wish, sectorPrefixes }, today)
  // Whoever asks place by place or sector by sector must not learn so where an unnamed partner is.
  const probing = region !== undefined || sector !== undefined
  const own = mayFor(actor, 'entry.read-hidden', organisationId)
  const items = may(actor, 'entry.read-hidden')
    ? listed
    : listed
        .flatMap((item) => asReaderSees(item, own) ?? [])
        .filter(({ partner }) => !probing || partner.id !== null)
  return { ...made, advice: adviceFor(sides, listed.length, made.fresh), items }
}
