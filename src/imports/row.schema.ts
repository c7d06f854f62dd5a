import { z } from 'zod'
import { NewCluster } from '../clusters/cluster.schema.ts'
import type { ClusterContent } from '../clusters/cluster.ts'
import { NewMembership } from '../clusters/membership.schema.ts'
import type { MembershipContent } from '../clusters/membership.ts'
import { NewParticipation } from '../collaborations/collaboration.schema.ts'
import { NewOrganisation } from '../organisations/organisation.schema.ts'
import type { OrganisationContent } from '../organisations/organisation.ts'
import { issuePhrase } from '../platform/issue-phrases.ts'
import { Id } from '../platform/openapi.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import { NewEntry } from '../profiles/entry.schema.ts'
import type { Part } from './columns.ts'
import { type Importable, quoted, type RowProblem } from './import.ts'
import type { Fields } from './mapping.ts'
import { cellEmpty } from './row-phrases.ts'
import type { Origin, Row } from './rows.reader.ts'

const Reference = z.string().trim().min(1).max(200)

/** Exactly the shapes of the API; ids and references, which are told otherwise there, stand beside them. */
const schemas = {
  organisation: { content: NewOrganisation, beside: z.object({ id: Id.optional() }) },
  entry: { content: NewEntry, beside: z.object({ id: Id.optional(), organisation: Reference }) },
  entryOfProfile: { content: NewEntry, beside: z.object({ id: Id.optional() }) },
  cluster: {
    content: NewCluster.omit({ leaderId: true }),
    beside: z.object({ id: Id.optional(), leader: Reference.optional() }),
  },
  membership: {
    content: NewMembership.omit({ organisationId: true }),
    beside: z.object({ cluster: Reference, organisation: Reference }),
  },
  participation: {
    content: NewParticipation,
    beside: z.object({ organisation: Reference }),
  },
} as const

/** What a row states of one record. `given` are the fields that it speaks of; the others are left as they are. */
type Stated<Content> = Readonly<{
  id: string | undefined
  content: Content
  given: readonly string[]
}>

export type StatedOrganisation = Stated<OrganisationContent>
export type StatedEntry = Stated<NewEntry> & Readonly<{ organisation: string }>
export type StatedCluster = Stated<Omit<ClusterContent, 'leaderId'>> &
  Readonly<{ leader: string | undefined }>
export type StatedMembership = Stated<Omit<MembershipContent, 'organisationId'>> &
  Readonly<{ cluster: string; organisation: string }>
export type StatedParticipation = Stated<NewParticipation> & Readonly<{ organisation: string }>

/** A row whose shape is right. */
export type Statement = Readonly<{
  organisation?: StatedOrganisation
  entry?: StatedEntry
  cluster?: StatedCluster
  membership?: StatedMembership
  participation?: StatedParticipation
}>

export type Parsed = Readonly<
  { statement: Statement; problems?: undefined } | { statement?: undefined; problems: RowProblem[] }
>

const partsIn: Readonly<Record<Importable, readonly Part[]>> = {
  organisations: ['organisation'],
  entries: ['entry'],
  clusters: ['cluster'],
  memberships: ['membership'],
  collaborations: ['participation'],
  profiles: ['organisation', 'entry'],
}

/** Parses what a row says of each of its records, with every problem of its shape. */
export function parseRow(what: Importable, row: Row): Parsed {
  if (row.problem) return { problems: [row.problem] }
  const statement: Partial<Record<Part, unknown>> = {}
  const problems: RowProblem[] = []
  for (const part of partsIn[what]) {
    const schema = part === 'entry' && what === 'profiles' ? schemas.entryOfProfile : schemas[part]
    const fields = row.parts[part] ?? {}
    const { beside, stated } = divide(fields, Object.keys(schema.beside.shape))
    const [content, next] = [schema.content.safeParse(stated), schema.beside.safeParse(beside)]
    const issues = [...(content.error?.issues ?? []), ...(next.error?.issues ?? [])]
    problems.push(...issues.map((issue) => problemOf(row, part, fields, issue)))
    statement[part] = {
      id: undefined,
      organisation: '',
      ...next.data,
      content: content.data,
      given: Object.keys(fields),
    }
  }
  return problems.length > 0 ? { problems } : { statement: statement as Statement }
}

function divide(fields: Fields, names: readonly string[]): { beside: Fields; stated: Fields } {
  const beside: Fields = {}
  const stated: Fields = {}
  for (const [field, value] of Object.entries(fields))
    (names.includes(field) ? beside : stated)[field] = value
  return { beside, stated }
}

function problemOf(row: Row, part: Part, fields: Fields, issue: z.core.$ZodIssue): RowProblem {
  const [field = '', ...within] = issue.path.map(String)
  const origin = row.origin(part, field)
  const empty = field !== '' && fields[field] === undefined && issue.code !== 'custom'
  return {
    ...at(row.line, origin, fields[field], within),
    phrase: empty ? cellEmpty(origin.column ?? field) : issuePhrase(issue),
  }
}

/** A problem that was found later, in a field of a part. */
export function rowProblem(
  row: Row,
  part: Part,
  { pointer, phrase }: FieldProblem,
  fields: Fields = {},
): RowProblem {
  const [field = '', ...within] = pointer.split('/').slice(1)
  return { ...at(row.line, row.origin(part, fileField(field)), fields[field], within), phrase }
}

/** A file names others by `organisation` and `leader`, where the API has their ids. */
function fileField(field: string): string {
  return field === 'leaderId' ? 'leader' : field === 'organisationId' ? 'organisation' : field
}

/** Of a list, only the item in question is quoted. */
function at(
  line: number,
  origin: Origin,
  value: unknown,
  within: readonly string[],
): Omit<RowProblem, 'phrase'> {
  const item =
    within.length > 0 && Array.isArray(value) ? (value as unknown[])[Number(within[0])] : undefined
  return { line, column: origin.column, value: item === undefined ? origin.value : quoted(item) }
}
