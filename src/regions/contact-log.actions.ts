import { getCluster } from '../clusters/cluster.actions.ts'
import { holdCluster } from '../clusters/cluster.queries.ts'
import { noCluster } from '../clusters/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { newId } from '../platform/identity.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  type ClusterContact,
  insertContact,
  putRegister,
  registersOf,
  updateContact,
} from './contact.queries.ts'
import type { ContactChange, NewContact, RegisterChange } from './contact.schema.ts'
import type { RegisterContent } from './contact.ts'
import { contactWithItself, noContact, otherNeeded } from './contact-phrases.ts'
import type { FitDeps } from './specialisation-fit.actions.ts'

/** What is kept of an initiative of which nothing was said yet. */
const nothingSaid: RegisterContent = {
  activity: 'active',
  membersStated: null,
  confirmedOn: null,
  note: '',
}

/** Keeps what the contact point knows of an initiative. @throws Refusal `not-found` for an unknown cluster */
export async function registerCluster(
  deps: FitDeps,
  actor: Actor,
  clusterId: string,
  change: RegisterChange,
): Promise<RegisterContent> {
  authorise(actor, 'contact-point.write')
  return deps.database.write(async (writer) => {
    if (!(await holdCluster(writer, clusterId)))
      throw new Refusal('not-found', noCluster(clusterId))
    const stored = (await registersOf(writer, [clusterId])).get(clusterId)
    const given = Object.entries(change).filter(([, value]) => value !== undefined)
    const content = { ...nothingSaid, ...stored, ...Object.fromEntries(given) }
    await putRegister(writer, clusterId, content, deps.clock())
    return content
  })
}

/**
 * Writes a contact of a cluster into the log.
 * @throws Refusal `not-found` for an unknown cluster, `invalid` for one with itself or with nobody
 */
export async function logContact(
  deps: FitDeps,
  actor: Actor,
  clusterId: string,
  wish: NewContact,
): Promise<ClusterContact> {
  authorise(actor, 'contact-point.write')
  const cluster = await getCluster(deps, actor, clusterId)
  const other = wish.otherId === null ? undefined : await getCluster(deps, actor, wish.otherId)
  if (other?.id === cluster.id) refuseInvalid([{ pointer: '/otherId', phrase: contactWithItself }])
  const otherName = other?.name ?? wish.otherName
  if (otherName === '') refuseInvalid([{ pointer: '/otherName', phrase: otherNeeded }])
  const now = deps.clock()
  const contact = {
    id: newId('cluster-contact'),
    clusterId,
    otherId: other?.id ?? null,
    otherName,
    contactedOn: wish.contactedOn ?? dayOf(now),
    outcome: wish.outcome,
    note: wish.note,
    by: actor.name,
  }
  await deps.database.write((writer) => insertContact(writer, contact, now))
  return { ...contact, version: 1, updatedAt: now.toISOString() }
}

/** Notes what came of a contact. @throws Refusal `not-found` for an unknown one */
export async function changeContact(
  deps: FitDeps,
  actor: Actor,
  id: string,
  change: ContactChange,
): Promise<ClusterContact> {
  authorise(actor, 'contact-point.write')
  const given = {
    ...(change.outcome === undefined ? {} : { outcome: change.outcome }),
    ...(change.note === undefined ? {} : { note: change.note }),
  }
  const stored = await deps.database.write((writer) =>
    updateContact(writer, id, given, deps.clock()),
  )
  if (!stored) throw new Refusal('not-found', noContact(id))
  return stored
}
