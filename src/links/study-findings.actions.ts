import type { Actor } from '../people/actor.ts'
import { type Language, languages } from '../platform/phrase.ts'
import { findCircles } from './circle.actions.ts'
import type { CircleQuery } from './circle.schema.ts'
import type { Handover } from './circle-list.ts'
import type { Tell } from './complement.actions.ts'
import { proposeGroups } from './group.actions.ts'
import type { GroupProposal } from './group-proposal.ts'
import { toldProposal } from './group-told.ts'
import type { PlaceDeps } from './place.actions.ts'
import { seekSeeds } from './seed.actions.ts'
import type { NewStudy } from './study.schema.ts'
import type { Findings } from './study.ts'

type Wish<Kind extends NewStudy['kind']> = Extract<NewStudy, { kind: Kind }>['wish']

/**
 * Computes what was asked for, by the same verbs that answer at once.
 * @param tell may throw, to stop
 */
export async function findingsOf(
  deps: PlaceDeps,
  actor: Actor,
  asked: NewStudy,
  tell: Tell,
  signal: AbortSignal,
): Promise<Findings> {
  switch (asked.kind) {
    case 'circles':
      return circles(deps, actor, asked.wish, tell)
    case 'seeds':
      return seeds(deps, actor, asked.wish, tell)
    case 'groups':
      return groups(deps, actor, asked.wish, tell, signal)
  }
}

async function circles(
  deps: PlaceDeps,
  actor: Actor,
  query: CircleQuery,
  tell: Tell,
): Promise<Findings> {
  const { advice, ...common } = await findCircles(deps, actor, query, tell)
  const handovers = common.circles.flatMap((circle) => circle.handovers)
  return {
    common,
    told: inEvery((language) => ({ advice: advice?.[language] ?? null })),
    entries: distinct(handovers.flatMap(quotedBy)),
    organisations: distinct(handovers.flatMap(namedBy)),
  }
}

async function seeds(
  deps: PlaceDeps,
  actor: Actor,
  { cluster, ...query }: Wish<'seeds'>,
  tell: Tell,
): Promise<Findings> {
  const { toldIn, entries } = await seekSeeds(deps, actor, cluster, query, tell)
  const { advice, seeds: found, ...common } = toldIn('en')
  const members = found.flatMap(({ group, handovers }) => [
    ...group.map(({ id }) => id),
    ...handovers.flatMap(namedBy),
  ])
  return {
    common,
    told: inEvery((language) => ({
      seeds: toldIn(language).seeds,
      advice: advice?.[language] ?? null,
    })),
    entries,
    organisations: distinct(members),
  }
}

async function groups(
  deps: PlaceDeps,
  actor: Actor,
  { brief, seconds: timeLimitSeconds }: Wish<'groups'>,
  tell: Tell,
  signal: AbortSignal,
): Promise<Findings> {
  // Called by a thread, where nobody would hear of it if it threw.
  const told = (done: number, of: number) => (signal.aborted ? undefined : tell(done / of))
  const found = await proposeGroups(deps, actor, brief, { timeLimitSeconds, told, signal })
  const { missing: _, conflict: __, ...common } = toldProposal(found, 'en')
  return {
    common,
    told: inEvery((language) => {
      const { missing, conflict } = toldProposal(found, language)
      return { missing, conflict }
    }),
    ...citedIn(found),
  }
}

function citedIn({ groups: found, conflict }: GroupProposal) {
  const holders = found.flatMap(({ seats }) =>
    seats.flatMap(({ holder, runnerUp }) => [holder, runnerUp].filter((one) => one !== null)),
  )
  const members = found.flatMap((group) => group.members.map(({ id }) => id))
  const { obligatory = [], excluded = [] } = conflict?.constraints ?? {}
  const named = [...obligatory, ...excluded].filter((id) => conflict?.names.has(id))
  return {
    entries: distinct(holders.flatMap(({ evidence }) => evidence?.entryId ?? [])),
    organisations: distinct([...members, ...named, ...holders.map((one) => one.organisation.id)]),
  }
}

function inEvery(told: (language: Language) => object): Findings['told'] {
  return Object.fromEntries(
    languages.map((language) => [language, told(language)]),
  ) as Findings['told']
}

function quotedBy({ need, competency }: Handover): string[] {
  return [need.entryId, competency.entryId].filter((id) => id !== null)
}

function namedBy({ gives, takes }: Handover): string[] {
  return [gives.id, takes.id]
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
