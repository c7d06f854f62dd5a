import { noSpecialisation } from '../catalogue/list-phrases.ts'
import { allLists } from '../catalogue/specialisation-list.actions.ts'
import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import { getOrganisationByAnyName } from '../organisations/organisation.actions.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, mayFor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { newId } from '../platform/identity.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { findEntry } from '../profiles/entry.queries.ts'
import { noEntry } from '../profiles/phrases.ts'
import {
  correctionsOf,
  deleteCorrection,
  fitsInRegion,
  fitsOfOrganisation,
  putCorrection,
} from './specialisation.queries.ts'
import type { CorrectionWish } from './specialisation.schema.ts'
import { type FitDeps, findFitsBy, staleFitsIn, stampOf } from './specialisation-fit.actions.ts'
import { readLists } from './specialisation-list.actions.ts'
import { entryOfOther } from './specialisation-phrases.ts'
import {
  type OrganisationDomain,
  organisationDomains,
  type RegionDomain,
  regionDomains,
} from './specialisation-view.ts'

export type OrganisationSpecialisations = Readonly<{
  organisation: Pick<Organisation, 'id' | 'name' | 'nuts' | 'country'>
  items: readonly OrganisationDomain[]
}>

/**
 * The domains of an organisation with confidence and evidence, corrections counted in. Fits that are stale are found first. What
 * an organisation states anonymously is evidence for itself and operators only.
 * @param name an id, external id or name
 */
export async function specialisationsOf(
  deps: FitDeps,
  actor: Actor,
  name: string,
): Promise<OrganisationSpecialisations> {
  authorise(actor, 'specialisation.read')
  const { id, name: called, nuts, country } = await getOrganisationByAnyName(deps, actor, name)
  const stamp = await stampOf(deps)
  await findFitsBy(deps, stamp, [id])
  const all = mayFor(actor, 'entry.read-hidden', id)
  const { reader } = deps.database
  return {
    organisation: { id, name: called, nuts, country },
    items: organisationDomains(
      await fitsOfOrganisation(reader, id, all, dayOf(deps.clock())),
      visible(await correctionsOf(reader, id), all),
      stamp.lists,
    ),
  }
}

/** Who corrected, and why, is told to those whom the organisation's own affairs concern. */
function visible<Item extends { note: string; by: string }>(items: readonly Item[], all: boolean) {
  return all ? items : items.map((item) => ({ ...item, note: '', by: '' }))
}

export type RegionSpecialisations = Readonly<{
  region: string
  lists: readonly (Omit<SpecialisationList, 'items'> & { items: readonly RegionDomain[] })[]
  /** Organisations that changed since they were looked at: the counts may not be the last word. */
  stale: number
}>

/** The domains of a region by its own list and by those around it, each with how many organisations and entries it has. */
export async function specialisationsIn(
  deps: FitDeps,
  actor: Actor,
  nuts: string,
): Promise<RegionSpecialisations> {
  const lists = await readLists(deps, actor, nuts)
  const keys = lists.map(({ key }) => key)
  const fits = await fitsInRegion(deps.database.reader, nuts, keys, dayOf(deps.clock()))
  return {
    region: nuts,
    lists: lists.map((list) => ({ ...list, items: regionDomains(list, fits) })),
    stale: await staleFitsIn(deps, nuts),
  }
}

/**
 * Says that an organisation, or one entry of it, belongs to a domain or does not; with `belongs` null, takes that back. What was
 * said stands over everything computed, now and later.
 * @throws Refusal `not-found` for an unknown domain, `invalid` for an entry of another organisation
 */
export async function correctSpecialisation(
  deps: FitDeps,
  actor: Actor,
  name: string,
  wish: CorrectionWish & { list: string; code: string },
): Promise<OrganisationSpecialisations> {
  authorise(actor, 'specialisation.correct')
  const { id: organisationId } = await getOrganisationByAnyName(deps, actor, name)
  const { reader } = deps.database
  const list = (await allLists(reader, deps.lists)).find(({ key }) => key === wish.list)
  if (!list?.items.some(({ code }) => code === wish.code))
    throw new Refusal('not-found', noSpecialisation(wish.list, wish.code))
  const { belongs, entryId, note, code } = wish
  if (entryId !== null) await checkOwner(deps, organisationId, entryId)
  await deps.database.write(async (writer) => {
    const said = { list: list.key, code, entryId }
    if (belongs === null) return deleteCorrection(writer, organisationId, said)
    await putCorrection(
      writer,
      { id: newId('specialisation-correction'), organisationId, at: deps.clock() },
      { ...said, belongs, note, by: actor.name },
    )
  })
  return specialisationsOf(deps, actor, organisationId)
}

async function checkOwner(deps: FitDeps, organisationId: string, entryId: string): Promise<void> {
  const entry = await findEntry(deps.database.reader, entryId)
  if (!entry) throw new Refusal('not-found', noEntry(entryId))
  if (entry.organisationId !== organisationId)
    refuseInvalid([{ pointer: '/entryId', phrase: entryOfOther(entryId) }])
}
