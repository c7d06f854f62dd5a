import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { clustersComplementing, type PartnersAbroad } from './abroad.actions.ts'
import { clustersIn } from './contact.queries.ts'
import { type RegisteredCluster, registerOf } from './contact-register.actions.ts'
import type { FitDeps } from './specialisation-fit.actions.ts'
import { readLists } from './specialisation-list.actions.ts'

export type RegionContacts = Readonly<{
  region: string
  clusters: readonly (RegisteredCluster & { abroad: readonly ClusterAbroad[] })[]
}>

type ClusterAbroad = PartnersAbroad['clusters'][number] & Readonly<{ contacted: boolean }>

/**
 * A region's register of cluster initiatives with their log, and for each the clusters abroad that are worth contacting, best first, with
 * the reason: which members, who needs and who offers what, and what each side would bring. Only what is stated in public is told.
 * @param top how many clusters abroad for each
 * @throws Refusal `invalid` for a region that is unknown or ended
 */
export async function regionContacts(
  deps: FitDeps,
  actor: Actor,
  nuts: string,
  top: number,
  language: Language,
): Promise<RegionContacts> {
  authorise(actor, 'contact-point.read')
  const lists = await readLists(deps, actor, nuts)
  const { reader } = deps.database
  const today = dayOf(deps.clock())
  const ours = await clustersIn(reader, nuts)
  const worth = await clustersComplementing(deps, actor, ours, { limit: top }, language)
  const register = await registerOf(reader, ours, lists, today)
  return {
    region: nuts,
    clusters: register.map((entry) => {
      const contacted = new Set(entry.contacts.map(({ otherId }) => otherId))
      const abroad = (worth.get(entry.cluster.id) ?? []).map((one) => ({
        ...one,
        contacted: contacted.has(one.cluster.id),
      }))
      return { ...entry, abroad }
    }),
  }
}
