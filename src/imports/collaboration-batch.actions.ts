import { findCollaborations, findParticipations } from '../collaborations/collaboration.queries.ts'
import {
  type Collaboration,
  type CollaborationContent,
  collaborationProblems,
  type Participation,
  type ParticipationContent,
} from '../collaborations/collaboration.ts'
import { touchProfiles } from '../organisations/organisation.queries.ts'
import type { Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { sameContent } from '../platform/same-content.ts'
import { writeCollaborations, writeParticipations } from './batch.queries.ts'
import { type Candidate, ownersOf, part, type Stored, written } from './candidate.ts'
import { settle } from './cluster-batch.actions.ts'
import { type LookUp, lookUpOrganisations } from './look-up.actions.ts'
import { rowProblem, type StatedParticipation } from './row.schema.ts'
import { participantNotHere, saidBefore } from './row-phrases.ts'
import type { Row } from './rows.reader.ts'
import { type Decision, overlaid, type Run, refused, settledAs } from './run.ts'
import { Sheet } from './sheet.ts'

type Sheets = Readonly<{
  projects: Sheet<CollaborationContent, Collaboration>
  participations: Sheet<ParticipationContent, Participation>
  organisationOf: LookUp
}>

/** Stores past projects and who took part in them; a row is one organisation in one project. */
export async function storeCollaborations(
  writer: Writer,
  run: Run,
  candidates: readonly Candidate[],
): Promise<Stored> {
  const statements = candidates.map((candidate) => part('participation', candidate))
  const sheets = await openSheets(writer, run, statements)
  const decisions = candidates.map(({ row }, index) =>
    decide(sheets, row, statements[index] as StatedParticipation),
  )
  const { projects, participations } = sheets
  const made = { created: participations.created(), updated: participations.updated() }
  const touched = ownersOf([...made.created, ...made.updated])
  if (!run.dryRun) {
    const changed = { created: projects.created(), updated: projects.updated() }
    written(await writeCollaborations(writer, changed, run.now))
    written(await writeParticipations(writer, made, run.now))
    await touchProfiles(writer, touched)
  }
  return {
    decisions,
    organisations: touched,
    entries: [],
    named: [
      ...projects.named().map((row) => ({ part: 'collaboration' as const, ...row })),
      ...participations.named().map((row) => ({ part: 'participation' as const, ...row })),
    ],
  }
}

async function openSheets(
  writer: Writer,
  run: Run,
  statements: readonly StatedParticipation[],
): Promise<Sheets> {
  const organisationOf = await lookUpOrganisations(
    writer,
    run,
    statements.map(({ organisation }) => organisation),
  )
  const names = [...new Set(statements.map(({ content }) => content.project))]
  const projects = await findCollaborations(writer, names)
  const pairs = statements.flatMap(({ content, organisation }) => {
    const organisationId = organisationOf(organisation)
    return organisationId === undefined ? [] : participationId(content.project, organisationId)
  })
  const participations = await findParticipations(writer, pairs)
  return {
    projects: new Sheet(projects, run.seen.collaboration, sameContent),
    participations: new Sheet(participations, run.seen.participation, sameContent),
    organisationOf,
  }
}

function decide(sheets: Sheets, row: Row, stated: StatedParticipation): Decision {
  const organisationId = sheets.organisationOf(stated.organisation)
  if (organisationId === undefined) {
    const phrase = participantNotHere(stated.organisation)
    return refused([rowProblem(row, 'participation', { pointer: '/organisation', phrase })])
  }
  const project = decideProject(sheets, row, stated)
  if (project.result === 'refused') return project
  const participation = decideParticipation(sheets, row, stated, organisationId)
  return participation.result === 'unchanged' && project.result !== 'unchanged'
    ? settledAs('updated')
    : participation
}

/** Rows of one project each may say a part of it; what one says, a later one must not contradict. */
function decideProject({ projects }: Sheets, row: Row, stated: StatedParticipation): Decision {
  const { project, title, programme, startedOn, endedOn } = stated.content
  const id = newId('collaboration', project)
  const before = projects.current(id) ?? { ...empty, externalId: project }
  const said: Partial<CollaborationContent> = {
    ...(title === undefined ? {} : { title }),
    ...(programme === undefined ? {} : { programme }),
    ...(startedOn === undefined ? {} : { startedOn }),
    ...(endedOn === undefined ? {} : { endedOn }),
  }
  const content = overlaid<CollaborationContent>(before, said, Object.keys(said))
  const earlier = projects.earlierLine(id)
  const contradicted = (Object.keys(said) as (keyof CollaborationContent)[]).find(
    (field) => before[field] !== empty[field] && before[field] !== said[field],
  )
  if (earlier !== undefined && contradicted !== undefined)
    return refused([
      rowProblem(row, 'participation', {
        pointer: `/${contradicted}`,
        phrase: saidBefore(earlier),
      }),
    ])
  const problems = collaborationProblems(content)
  if (problems.length > 0)
    return refused(problems.map((problem) => rowProblem(row, 'participation', problem)))
  return settledAs(
    projects.isSame(id, content)
      ? projects.keep(id, row.line)
      : projects.put(id, row.line, content),
  )
}

const empty: CollaborationContent = {
  externalId: '',
  title: '',
  programme: null,
  startedOn: null,
  endedOn: null,
}

function decideParticipation(
  { participations }: Sheets,
  row: Row,
  { content: { project, role } }: StatedParticipation,
  organisationId: string,
): Decision {
  const id = participationId(project, organisationId)
  const content: ParticipationContent = {
    collaborationId: newId('collaboration', project),
    organisationId,
    role: role ?? participations.current(id)?.role ?? 'participant',
  }
  return settle(
    participations,
    id,
    row,
    content,
    () => [],
    (line) => rowProblem(row, 'participation', { pointer: '/role', phrase: saidBefore(line) }),
  )
}

function participationId(project: string, organisationId: string): string {
  return newId('participation', `${newId('collaboration', project)}:${organisationId}`)
}
