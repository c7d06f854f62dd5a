import type { Importable } from './import.ts'

/** The records that a row can speak of. */
export type Part = 'organisation' | 'entry' | 'cluster' | 'membership' | 'participation'

/** How a cell becomes a value: a list is separated by `|`, labels are JSON text. */
type Shape = 'text' | 'list' | 'number' | 'labels' | 'day'

export type Column = Readonly<{ part: Part; field: string; shape: Shape }>

const text = (field: string) => [field, 'text'] as const
const list = (field: string) => [field, 'list'] as const
const day = (field: string) => [field, 'day'] as const

/** In the order of an export. `id` is only needed to find a row that has no external id. */
const fields = {
  organisation: [
    ...['id', 'externalId', 'name', 'kind', 'size', 'country', 'nuts', 'city', 'website'].map(text),
    ...['languages', 'registrationNumbers'].map(list),
    text('description'),
  ],
  entry: [
    ...['id', 'externalId', 'organisation', 'side', 'title', 'description'].map(text),
    ...['language', 'kind'].map(text),
    list('nace'),
    ['trl', 'number'],
    text('visibility'),
    ...['expiresOn', 'confirmedOn'].map(day),
  ],
  cluster: [
    ...['id', 'externalId', 'name', 'leader', 'type', 'phase'].map(text),
    list('nace'),
    ...['country', 'nuts', 'website', 'description'].map(text),
    ['labels', 'labels'],
  ],
  membership: [
    ...['cluster', 'organisation', 'role'].map(text),
    ...['joinedOn', 'leftOn'].map(day),
  ],
  participation: [
    ...['project', 'title', 'programme'].map(text),
    ...['startedOn', 'endedOn'].map(day),
    ...['organisation', 'role'].map(text),
  ],
} as const satisfies Record<Part, readonly (readonly [string, Shape])[]>

/**
 * Understood on import, though never stored as such: a `place` is a country (two letters) or a region whose
 * country follows; the others are registration numbers without their scheme.
 */
const pseudoFields = ['place', 'nip', 'regon', 'krs', 'siren'].map(text)

function columnsOfPart(part: Part): Column[] {
  return fields[part].map(([field, shape]) => ({ part, field, shape }))
}

const places: readonly Column[] = pseudoFields.map(([field, shape]) => ({
  part: 'organisation',
  field,
  shape,
}))
const organisation = columnsOfPart('organisation')
const entry = columnsOfPart('entry')

/** The columns of each export, and of an import that needs no synonyms. */
export const columnsOf: Readonly<Record<Importable, readonly Column[]>> = {
  organisations: organisation,
  entries: entry,
  clusters: columnsOfPart('cluster'),
  memberships: columnsOfPart('membership'),
  collaborations: columnsOfPart('participation'),
  profiles: [...entry.filter(({ field }) => field !== 'organisation'), ...organisation],
}

/** Every column that an import understands. */
export function understoodIn(what: Importable): readonly Column[] {
  const more = what === 'organisations' || what === 'profiles' ? places : []
  return [...columnsOf[what], ...more]
}

/** Without one of each group no row of the file could be taken. */
export const requiredIn: Readonly<Record<Importable, readonly (readonly string[])[]>> = {
  organisations: [['organisation.name'], ['organisation.country', 'organisation.place']],
  entries: [['entry.organisation'], ['entry.side'], ['entry.title']],
  clusters: [['cluster.name'], ['cluster.country']],
  memberships: [['membership.cluster'], ['membership.organisation']],
  collaborations: [['participation.project'], ['participation.organisation']],
  profiles: [
    ['organisation.name'],
    ['organisation.country', 'organisation.place'],
    ['entry.side'],
    ['entry.title'],
  ],
}

/** The name of a column inside this project: `entry.title`. */
export function targetOf(column: Pick<Column, 'part' | 'field'>): string {
  return `${column.part}.${column.field}`
}

/** The name of a column in a file: `title`, and `entry.title` where a row has two parts. */
export function headingOf(what: Importable, column: Pick<Column, 'part' | 'field'>): string {
  return what === 'profiles' ? targetOf(column) : column.field
}

/** Finds `entry.title`, or `title` where a row has one part. */
export function columnNamed(what: Importable, name: string): Column | undefined {
  return understoodIn(what).find(
    (column) => targetOf(column) === name || headingOf(what, column) === name,
  )
}
