import { type Cluster, type ClusterContent, clusterProblems } from '../clusters/cluster.ts'
import { type Membership, membershipProblems } from '../clusters/membership.ts'
import type { Writer } from '../platform/database.ts'
import { contentHash, newId } from '../platform/identity.ts'
import { sameContent } from '../platform/same-content.ts'
import { spelledAlike } from '../profiles/entry.ts'
import type { MembershipRow } from './batch.queries.ts'
import { identifier, namesOf } from './identify.actions.ts'
import type { RowProblem } from './import.ts'
import { rowProblem, type StatedCluster, type StatedMembership } from './row.schema.ts'
import { organisationNotHere, saidBefore } from './row-phrases.ts'
import type { Row } from './rows.reader.ts'
import { type Decision, overlaid, type Run, refused, settledAs } from './run.ts'
import { Sheet } from './sheet.ts'
import { findClusters, findMemberships, type Pair } from './stored.queries.ts'

type ClusterSheet = Sheet<ClusterContent, Cluster>
export type ClusterBatch = Readonly<{
  sheet: ClusterSheet
  decide(row: Row, stated: StatedCluster): Decision
}>

function derivedId({ content }: StatedCluster): string {
  return `derived-${contentHash('cluster', spelledAlike(content.name), content.country)}`
}

/** @param leaderOf the id of the organisation that a file names as leader */
export async function openClusters(
  writer: Writer,
  run: Run,
  statements: readonly StatedCluster[],
  leaderOf: (name: string) => string | undefined,
): Promise<ClusterBatch> {
  const names = namesOf(statements, (index) => derivedId(statements[index] as StatedCluster))
  const stored = await findClusters(writer, names)
  const sheet: ClusterSheet = new Sheet(stored, run.seen.cluster, sameContent)
  const identify = identifier('cluster', stored)
  return {
    sheet,
    decide: (row, stated) => {
      const { id, externalId, problems } = identify(stated, () => derivedId(stated))
      const leaderId = stated.leader === undefined ? null : (leaderOf(stated.leader) ?? null)
      const lost =
        stated.leader !== undefined && leaderId === null
          ? [{ pointer: '/leaderId', phrase: organisationNotHere(stated.leader) }]
          : []
      const before = sheet.current(id)
      const said: ClusterContent = { ...stated.content, leaderId }
      const given = stated.given.map((field) => (field === 'leader' ? 'leaderId' : field))
      const content = { ...(before ? overlaid(before, said, given) : said), externalId }
      const check = () =>
        [
          ...problems,
          ...lost,
          ...(sheet.isSame(id, content) ? [] : clusterProblems(run.catalogue, content)),
        ].map((problem) => rowProblem(row, 'cluster', problem, said))
      return settle(sheet, id, row, content, check, (line) =>
        rowProblem(row, 'cluster', { pointer: '/externalId', phrase: saidBefore(line) }),
      )
    },
  }
}

type MembershipSheet = Sheet<MembershipRow, Membership>
export type PlacedMembership = Pair & Readonly<{ row: Row; stated: StatedMembership }>
export type MembershipBatch = Readonly<{
  sheet: MembershipSheet
  decide(membership: PlacedMembership): Decision
}>

export async function openMemberships(
  writer: Writer,
  run: Run,
  memberships: readonly PlacedMembership[],
): Promise<MembershipBatch> {
  const stored = await findMemberships(writer, memberships)
  const ids = new Map(stored.map((membership) => [pairKey(membership), membership.id]))
  const sheet: MembershipSheet = new Sheet(stored, run.seen.membership, sameContent)
  return {
    sheet,
    decide: ({ row, stated, clusterId, organisationId }) => {
      const id =
        ids.get(pairKey({ clusterId, organisationId })) ??
        newId('membership', pairKey({ clusterId, organisationId }))
      const before = sheet.current(id)
      const said = { ...stated.content, clusterId, organisationId }
      const content = before
        ? overlaid<MembershipRow>(
            before,
            said,
            stated.given.filter((field) => field in stated.content),
          )
        : said
      const check = () =>
        membershipProblems(content).map((problem) => rowProblem(row, 'membership', problem))
      return settle(sheet, id, row, content, check, (line) =>
        rowProblem(row, 'membership', { pointer: '/organisation', phrase: saidBefore(line) }),
      )
    },
  }
}

function pairKey({ clusterId, organisationId }: Pair): string {
  return `${clusterId}:${organisationId}`
}

type Identified = Readonly<{ id: string; version: number }>

/** Takes a content over what is there: nothing to do, a contradiction within the file, wrong, or stored. */
export function settle<Content extends object>(
  sheet: Sheet<Content, Content & Identified>,
  id: string,
  row: Row,
  content: Content,
  check: () => RowProblem[],
  contradicts: (line: number) => RowProblem,
): Decision {
  const problems = check()
  if (problems.length > 0) return refused(problems)
  if (sheet.isSame(id, content)) return settledAs(sheet.keep(id, row.line))
  const earlier = sheet.earlierLine(id)
  if (earlier === undefined) return settledAs(sheet.put(id, row.line, content))
  return sheet.current(id) === undefined ? settledAs('unchanged') : refused([contradicts(earlier)])
}
