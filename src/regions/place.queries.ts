import { type RawBuilder, sql } from 'kysely'

/** The smallest region that a row is known to lie in; the Union writes two countries in its own way. */
export function placeIn(table: 'o' | 'p' | 'cluster'): RawBuilder<string> {
  const [nuts, country] = [sql.ref(`${table}.nuts`), sql.ref(`${table}.country`)]
  return sql`coalesce(${nuts}, case ${country} when 'GR' then 'EL' when 'GB' then 'UK' else ${country} end)`
}
