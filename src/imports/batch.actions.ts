import { touchProfiles } from '../organisations/organisation.queries.ts'
import type { Writer } from '../platform/database.ts'
import {
  writeClusters,
  writeEntries,
  writeMemberships,
  writeOrganisations,
} from './batch.queries.ts'
import {
  type Candidate,
  idsIn,
  ownersOf,
  part,
  type Store,
  type Stored,
  written,
} from './candidate.ts'
import { openClusters, openMemberships, type PlacedMembership } from './cluster-batch.actions.ts'
import { storeCollaborations } from './collaboration-batch.actions.ts'
import { openEntries, type PlacedEntry } from './entry-batch.actions.ts'
import type { Importable } from './import.ts'
import { type LookUp, lookUp } from './look-up.actions.ts'
import { openOrganisations } from './organisation-batch.actions.ts'
import {
  rowProblem,
  type StatedCluster,
  type StatedMembership,
  type StatedOrganisation,
} from './row.schema.ts'
import { clusterNotHere, organisationNotHere } from './row-phrases.ts'
import type { Row } from './rows.reader.ts'
import { type Decision, type Run, refused, settledAs } from './run.ts'

/** Decides every row of a batch and stores what is new or changed, in the transaction of the writer. */
export const storeBatch: Readonly<Record<Importable, Store>> = {
  organisations: storeOrganisations,
  entries: storeEntries,
  clusters: storeClusters,
  memberships: storeMemberships,
  profiles: storeProfiles,
  collaborations: storeCollaborations,
}

async function storeOrganisations(
  writer: Writer,
  run: Run,
  candidates: readonly Candidate[],
): Promise<Stored> {
  const statements = candidates.map((candidate) => part('organisation', candidate))
  const { sheet, decide } = await openOrganisations(writer, run, statements)
  const decisions = candidates.map(({ row }, index) =>
    decide(row, statements[index] as StatedOrganisation),
  )
  const batch = { created: sheet.created(), updated: sheet.updated() }
  if (!run.dryRun) written(await writeOrganisations(writer, batch, run.now))
  return {
    decisions,
    organisations: idsIn(batch),
    entries: [],
    named: sheet.named().map((row) => ({ part: 'organisation', ...row })),
  }
}

async function storeEntries(
  writer: Writer,
  run: Run,
  candidates: readonly Candidate[],
): Promise<Stored> {
  const organisationOf = await lookUp(
    writer,
    run,
    'organisation',
    candidates.map((candidate) => part('entry', candidate).organisation),
  )
  const placed = candidates.map((candidate) => {
    const stated = part('entry', candidate)
    const organisationId = organisationOf(stated.organisation)
    return organisationId === undefined ? undefined : { row: candidate.row, stated, organisationId }
  })
  const { sheet, decide } = await openEntries(
    writer,
    run,
    placed.filter((entry) => entry !== undefined),
  )
  const decisions = candidates.map((candidate, index) => {
    const entry = placed[index]
    if (entry) return decide(entry)
    const phrase = organisationNotHere(part('entry', candidate).organisation)
    return refused([rowProblem(candidate.row, 'entry', { pointer: '/organisation', phrase })])
  })
  const batch = { created: sheet.created(), updated: sheet.updated() }
  if (!run.dryRun) {
    written(await writeEntries(writer, batch, run.now))
    await touchProfiles(writer, ownersOf([...batch.created, ...batch.updated]))
  }
  return {
    decisions,
    organisations: ownersOf(batch.updated),
    entries: idsIn(batch),
    named: sheet.named().map((row) => ({ part: 'entry', ...row })),
  }
}

/** An organisation is only stored for the sake of an entry that is taken. */
async function storeProfiles(
  writer: Writer,
  run: Run,
  candidates: readonly Candidate[],
): Promise<Stored> {
  const statements = candidates.map((candidate) => part('organisation', candidate))
  const organisations = await openOrganisations(writer, run, statements)
  const placed = candidates.map((candidate, index): PlacedEntry => {
    const { id } = organisations.identify(statements[index] as StatedOrganisation)
    return { row: candidate.row, stated: part('entry', candidate), organisationId: id }
  })
  const entries = await openEntries(writer, run, placed)
  const decisions = candidates.map(({ row }, index) => {
    const stated = statements[index] as StatedOrganisation
    const decision =
      organisations.check(row, stated) ?? entries.decide(placed[index] as PlacedEntry)
    if (decision.result === 'refused') return decision
    const supplement = organisations.supplement(row, stated)
    return decision.result === 'unchanged' && supplement !== 'unchanged'
      ? settledAs('updated')
      : decision
  })
  const made = { created: organisations.sheet.created(), updated: organisations.sheet.updated() }
  const batch = { created: entries.sheet.created(), updated: entries.sheet.updated() }
  if (!run.dryRun) {
    written(await writeOrganisations(writer, made, run.now))
    written(await writeEntries(writer, batch, run.now))
    await touchProfiles(writer, ownersOf([...batch.created, ...batch.updated]))
  }
  const named = [
    ...organisations.sheet.named().map((row) => ({ part: 'organisation' as const, ...row })),
    ...entries.sheet.named().map((row) => ({ part: 'entry' as const, ...row })),
  ]
  const changed = [...new Set([...idsIn(made), ...ownersOf(batch.updated)])]
  return { decisions, organisations: changed, entries: idsIn(batch), named }
}

async function storeClusters(
  writer: Writer,
  run: Run,
  candidates: readonly Candidate[],
): Promise<Stored> {
  const statements = candidates.map((candidate) => part('cluster', candidate))
  const leaderOf = await lookUp(
    writer,
    run,
    'organisation',
    statements.flatMap(({ leader }) => leader ?? []),
  )
  const { sheet, decide } = await openClusters(writer, run, statements, leaderOf)
  const decisions = candidates.map(({ row }, index) =>
    decide(row, statements[index] as StatedCluster),
  )
  if (!run.dryRun)
    written(
      await writeClusters(writer, { created: sheet.created(), updated: sheet.updated() }, run.now),
    )
  return {
    decisions,
    organisations: [],
    entries: [],
    named: sheet.named().map((row) => ({ part: 'cluster', ...row })),
  }
}

async function storeMemberships(
  writer: Writer,
  run: Run,
  candidates: readonly Candidate[],
): Promise<Stored> {
  const statements = candidates.map((candidate) => part('membership', candidate))
  const clusterOf = await lookUp(
    writer,
    run,
    'cluster',
    statements.map(({ cluster }) => cluster),
  )
  const organisationOf = await lookUp(
    writer,
    run,
    'organisation',
    statements.map(({ organisation }) => organisation),
  )
  const placed = candidates.map(({ row }, index) =>
    place(row, statements[index] as StatedMembership, clusterOf, organisationOf),
  )
  const { sheet, decide } = await openMemberships(
    writer,
    run,
    placed.filter((membership) => 'clusterId' in membership),
  )
  const decisions = placed.map((membership) =>
    'clusterId' in membership ? decide(membership) : membership,
  )
  if (!run.dryRun)
    written(
      await writeMemberships(
        writer,
        { created: sheet.created(), updated: sheet.updated() },
        run.now,
      ),
    )
  return {
    decisions,
    organisations: [],
    entries: [],
    named: sheet.named().map((row) => ({ part: 'membership', ...row })),
  }
}

function place(
  row: Row,
  stated: StatedMembership,
  clusterOf: LookUp,
  organisationOf: LookUp,
): PlacedMembership | Decision {
  const clusterId = clusterOf(stated.cluster)
  const organisationId = organisationOf(stated.organisation)
  if (clusterId !== undefined && organisationId !== undefined)
    return { row, stated, clusterId, organisationId }
  return refused([
    ...(clusterId === undefined
      ? [
          rowProblem(row, 'membership', {
            pointer: '/cluster',
            phrase: clusterNotHere(stated.cluster),
          }),
        ]
      : []),
    ...(organisationId === undefined
      ? [
          rowProblem(row, 'membership', {
            pointer: '/organisation',
            phrase: organisationNotHere(stated.organisation),
          }),
        ]
      : []),
  ])
}
