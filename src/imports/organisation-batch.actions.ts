import { countryOfNuts } from '../catalogue/catalogue.ts'
import {
  type Organisation,
  type OrganisationContent,
  organisationProblems,
} from '../organisations/organisation.ts'
import type { Writer } from '../platform/database.ts'
import { contentHash } from '../platform/identity.ts'
import { sameContent } from '../platform/same-content.ts'
import { spelledAlike } from '../profiles/entry.ts'
import { type Identity, identifier, namesOf } from './identify.actions.ts'
import { rowProblem, type StatedOrganisation } from './row.schema.ts'
import { saidBefore } from './row-phrases.ts'
import type { Row } from './rows.reader.ts'
import { type Decision, overlaid, type Run, refused, settledAs } from './run.ts'
import { Sheet } from './sheet.ts'
import { findOrganisations } from './stored.queries.ts'

/** The organisations of a batch, decided one by one. */
export type OrganisationBatch = Readonly<{
  sheet: Sheet<OrganisationContent, Organisation>
  identify(stated: StatedOrganisation): Identity
  /** For a row that is about the organisation itself. */
  decide(row: Row, stated: StatedOrganisation): Decision
  /** What is wrong with the organisation of a profile, whatever is stored. */
  check(row: Row, stated: StatedOrganisation): Decision | undefined
  /** For a row that names the organisation beside something else: adds what is not stated yet, overrules nothing. */
  supplement(row: Row, stated: StatedOrganisation): 'created' | 'updated' | 'unchanged'
}>

/** A stable name for an organisation that a file gives no external id: the same name in the same country is the same. */
function derivedId({ content }: StatedOrganisation): string {
  return `derived-${contentHash('organisation', spelledAlike(content.name), content.country)}`
}

export async function openOrganisations(
  writer: Writer,
  run: Run,
  statements: readonly StatedOrganisation[],
): Promise<OrganisationBatch> {
  const names = namesOf(statements, (index) => derivedId(statements[index] as StatedOrganisation))
  const stored = await findOrganisations(writer, names)
  const sheet = new Sheet<OrganisationContent, Organisation>(
    stored,
    run.seen.organisation,
    sameContent,
  )
  const find = identifier('organisation', stored)
  const identify = (stated: StatedOrganisation) => find(stated, () => derivedId(stated))
  const problemsOf = (row: Row, stated: StatedOrganisation, content: OrganisationContent) =>
    organisationProblems(run.catalogue, content).map((problem) =>
      rowProblem(row, 'organisation', problem, stated.content),
    )
  return {
    sheet,
    identify,
    decide: (row, stated) =>
      decide(sheet, identify(stated), row, stated, (content) => problemsOf(row, stated, content)),
    check: (row, stated) => {
      const problems = problemsOf(row, stated, stated.content)
      return problems.length > 0 ? refused(problems) : undefined
    },
    supplement: (row, stated) => {
      const { id, externalId } = identify(stated)
      const before = sheet.current(id)
      if (!before)
        return sheet.earlierLine(id) === undefined
          ? sheet.put(id, row.line, { ...stated.content, externalId })
          : 'unchanged'
      const content = supplemented(before, stated.content)
      return sheet.isSame(id, content) ? sheet.keep(id, row.line) : sheet.put(id, row.line, content)
    },
  }
}

function decide(
  sheet: OrganisationBatch['sheet'],
  { id, externalId, problems }: Identity,
  row: Row,
  stated: StatedOrganisation,
  check: (content: OrganisationContent) => ReturnType<typeof rowProblem>[],
): Decision {
  if (problems.length > 0)
    return refused(
      problems.map((problem) => rowProblem(row, 'organisation', problem, stated.content)),
    )
  const before = sheet.current(id)
  const content = {
    ...(before ? overlaid(before, stated.content, stated.given) : stated.content),
    externalId,
  }
  if (sheet.isSame(id, content)) return settledAs(sheet.keep(id, row.line))
  const earlier = sheet.earlierLine(id)
  if (earlier !== undefined && before)
    return refused([
      rowProblem(row, 'organisation', { pointer: '/externalId', phrase: saidBefore(earlier) }),
    ])
  const wrong = check(content)
  if (wrong.length > 0) return refused(wrong)
  return settledAs(earlier === undefined ? sheet.put(id, row.line, content) : 'unchanged')
}

/** What a record lacks is taken from the row; what it says stays. */
function supplemented(
  before: OrganisationContent,
  stated: OrganisationContent,
): OrganisationContent {
  const inCountry = stated.nuts !== null && countryOfNuts(stated.nuts) === before.country
  return {
    ...before,
    kind: before.kind ?? stated.kind,
    size: before.size ?? stated.size,
    nuts: before.nuts ?? (inCountry ? stated.nuts : null),
    city: before.city ?? stated.city,
    website: before.website ?? stated.website,
    languages: before.languages.length > 0 ? before.languages : stated.languages,
    registrationNumbers:
      before.registrationNumbers.length > 0
        ? before.registrationNumbers
        : stated.registrationNumbers,
    description: before.description === '' ? stated.description : before.description,
  }
}
