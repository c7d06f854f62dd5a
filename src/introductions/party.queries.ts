import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Party, Subject } from './view.ts'

type PartyRow = Omit<Party, 'onlyAnonymous' | 'contact'> & {
  only_anonymous: boolean
  contact_name: string | null
  email: string | null
  phone: string | null
}

/** The organisations of introductions, by id. */
export async function loadParties(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Party>> {
  const { rows } = await sql<PartyRow>`
    select o.id, o.name, o.kind, o.country, o.nuts, o.city, c.name as contact_name, c.email, c.phone,
      coalesce(stated.anonymous and not stated.open, false) as only_anonymous
    from organisation o left join contact c on c.organisation_id = o.id
    cross join lateral (
      select bool_or(visibility = 'anonymous') as anonymous, bool_or(visibility = 'public') as open
      from entry where organisation_id = o.id
    ) as stated
    where o.id = any(${[...new Set(ids)]}::uuid[])`.execute(reader)
  return new Map(
    rows.map(({ only_anonymous, contact_name, email, phone, ...row }) => [
      row.id,
      {
        ...row,
        onlyAnonymous: only_anonymous,
        contact:
          contact_name !== null && email !== null ? { name: contact_name, email, phone } : null,
      },
    ]),
  )
}

/** The entries that introductions are about. */
export async function loadSubjects(
  reader: Reader,
  ids: readonly (string | null | undefined)[],
): Promise<Subject[]> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  if (wanted.length === 0) return []
  const { rows } = await sql<Subject>`
    select id, organisation_id as "organisationId", side, title, language, visibility
    from entry where id = any(${wanted}::uuid[])`.execute(reader)
  return rows
}
