import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import type { Capability } from './capability.ts'
import { type DomainsOf, domainsBy, domainsByText, type Said } from './domain-member.ts'
import { correctionsIn } from './specialisation.queries.ts'
import { type RecogniserDeps, recogniserNow } from './specialisation-fit.actions.ts'
import { listsCovering } from './specialisation-list.actions.ts'
import type { RegionView } from './view.actions.ts'

/** In which specialisations of some lists entries count, and what people said of them. */
export type Domains = Readonly<{ of: DomainsOf; said: readonly Said[] }>

/** Tells the specialisations of entries anywhere, also where a list does not hold: regions are compared by one list. */
export async function domainsAmong(
  deps: RecogniserDeps,
  vectors: ReadonlyMap<string, Float32Array>,
  lists: readonly SpecialisationList[],
): Promise<Domains> {
  const keys = lists.map(({ key }) => key)
  const said = await correctionsIn(deps.database.reader, keys)
  const recogniser = vectors.size > 0 ? await recogniserNow(deps) : undefined
  const among = new Set(keys)
  const byText = (entryId: string) => {
    const vector = vectors.get(entryId)
    return recogniser && vector ? domainsByText(recogniser, vector, among) : []
  }
  return { of: remembered(domainsBy(lists, said, byText)), said }
}

/** The specialisations that hold in a region, and in which of them entries count. */
export async function domainsHere(
  deps: RecogniserDeps,
  { region, vectors }: Pick<RegionView, 'region' | 'vectors'>,
) {
  const lists = await listsCovering(deps.database.reader, deps, region.code)
  return { lists, domains: await domainsAmong(deps, vectors, lists) }
}

/** Asked again and again for the same entries, and not cheap for those without codes. */
function remembered(domainsOf: DomainsOf): DomainsOf {
  const found = new Map<string, readonly string[]>()
  return (one: Capability) => {
    const domains = found.get(one.entryId) ?? domainsOf(one)
    found.set(one.entryId, domains)
    return domains
  }
}
