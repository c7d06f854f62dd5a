import { getClusterByAnyName } from '../clusters/cluster.actions.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor, Verb } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { newId } from '../platform/identity.ts'
import { Refusal } from '../platform/refusal.ts'
import { refuseSeatCount } from './group.actions.ts'
import { type PlaceDeps, seesAnonymous } from './place.actions.ts'
import { clustersMeant } from './seed.actions.ts'
import { runStudy } from './study.jobs.ts'
import {
  copyAnswer,
  findFindings,
  findSame,
  findStudy,
  holdOwner,
  insertStudy,
} from './study.queries.ts'
import type { NewStudy } from './study.schema.ts'
import { type Findings, type Study, type StudyKind, studyTerms } from './study.ts'
import { noStudy, tooManyStudies } from './study-phrases.ts'
import { markNow, type StudyDeps } from './study-run.actions.ts'

/** A study with what came of it; null before it is done, and where that may not be shown any more. */
export type StudySeen = Study & Readonly<{ findings: Pick<Findings, 'common' | 'told'> | null }>

const verbOf: Readonly<Record<StudyKind, Verb>> = {
  circles: 'circle.read',
  seeds: 'seed.read',
  groups: 'group.propose',
}

/**
 * Asks for a study. The same one again, on data that have not changed, is the one that is there; what somebody else was
 * answered, who may know as much, is given at once.
 * @throws Refusal for what no study could be made of, or `conflict` while too many of the owner's are under way
 */
export async function askStudy(deps: StudyDeps, actor: Actor, asked: NewStudy): Promise<StudySeen> {
  authorise(actor, 'study.ask')
  authorise(actor, verbOf[asked.kind])
  const { kind, wish } = await resolved(deps, actor, asked)
  const study = { owner: actor.name, namedOnly: !seesAnonymous(actor), kind, wish }
  const mark = await markNow(deps)
  const now = deps.clock()
  const fresh = newId('study')
  const { id, waits } = await deps.database.write(async (writer) => {
    const open = await holdOwner(writer, study.owner)
    const same = await findSame(writer, study, mark)
    if (same) return { id: same, waits: false }
    if (await copyAnswer(writer, fresh, study, mark, now)) return { id: fresh, waits: false }
    if (open >= studyTerms.openMost)
      throw new Refusal('conflict', tooManyStudies(studyTerms.openMost))
    await insertStudy(writer, fresh, study, now)
    return { id: fresh, waits: true }
  })
  if (waits) await deps.jobs.add(runStudy, [{ studyId: id }])
  return getStudy(deps, actor, id)
}

/** The wish with clusters by their ids, so that it is the same however they were named. */
async function resolved(deps: PlaceDeps, actor: Actor, asked: NewStudy): Promise<NewStudy> {
  switch (asked.kind) {
    case 'circles': {
      const { cluster } = asked.wish
      if (cluster === undefined) return asked
      const { id } = await getClusterByAnyName(deps, actor, cluster)
      return { ...asked, wish: { ...asked.wish, cluster: id } }
    }
    case 'seeds': {
      const { wish } = asked
      const [one, other] = await clustersMeant(deps, actor, wish.cluster, wish.with)
      return {
        ...asked,
        wish: { ...wish, cluster: one?.id ?? wish.cluster, ...(other ? { with: other.id } : {}) },
      }
    }
    case 'groups':
      refuseSeatCount(asked.wish.brief)
      return asked
  }
}

/** @throws Refusal `not-found` for one that is not there, or somebody else's; operators may read all */
export async function getStudy(
  deps: Pick<PlaceDeps, 'database' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<StudySeen> {
  authorise(actor, 'study.read')
  const { reader } = deps.database
  const study = await findStudy(reader, id)
  const isOperator = seesAnonymous(actor)
  const isMine = study?.owner === actor.name && study.namedOnly
  if (!study || !(isOperator || isMine)) throw new Refusal('not-found', noStudy(id))
  if (study.state !== 'done') return { ...study, findings: null }
  const found = await findFindings(reader, id, !isOperator, dayOf(deps.clock()))
  return { ...study, findings: found ?? null }
}
