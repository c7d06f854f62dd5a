import { type RawBuilder, sql } from 'kysely'
import { countedFrom } from '../catalogue/specialisation-list.ts'
import type { Matching } from './candidate.queries.ts'
import type { FacetName, Narrowing } from './narrowing.ts'

/** The conditions of a narrowing, those that belong to a facet under its name. */
export type Conditions = Readonly<{
  always: readonly RawBuilder<unknown>[]
  byFacet: Readonly<Partial<Record<FacetName, RawBuilder<unknown>>>>
}>

/** About `entry e` and `organisation o`, in the order of the facets. */
export function conditionsOf({ today }: Matching, by: Narrowing): Conditions {
  const always = [
    sql`e.side = ${by.side}`,
    by.namedOnly ? sql`e.visibility = 'public'` : sql`e.visibility <> 'hidden'`,
    sql`(e.expires_on is null or e.expires_on >= ${today}::date)`,
    by.trlMin !== undefined && sql`e.trl >= ${by.trlMin}::int`,
    by.trlMax !== undefined && sql`e.trl <= ${by.trlMax}::int`,
    by.updatedSince !== undefined && sql`e.updated_at >= ${by.updatedSince}::timestamptz`,
    by.besides !== undefined &&
      sql`(e.organisation_id <> ${by.besides.organisationId}::uuid or (e.visibility = 'anonymous' and not ${by.besides.unnamedToo}))`,
  ].filter((condition) => condition !== false)
  const byFacet = {
    ...(by.country && { country: sql`o.country = any(${[...by.country]}::text[])` }),
    ...(by.region && {
      region: sql`(${sql.join(
        by.region.map((code) => sql`o.nuts like ${`${code}%`}`),
        sql` or `,
      )})`,
    }),
    ...(by.sector && { sector: sql`e.headings && ${[...by.sector]}::text[]` }),
    ...(by.kind && { kind: sql`o.kind = any(${[...by.kind]}::text[])` }),
    ...(by.entryKind && { entryKind: sql`e.kind = any(${[...by.entryKind]}::text[])` }),
    ...(by.language && { language: sql`e.language = any(${[...by.language]}::text[])` }),
    ...(by.cluster && {
      cluster: sql`e.organisation_id in (select s.organisation_id from membership s where s.cluster_id = any(${[...by.cluster]}::uuid[]) and ${countsToday(today)})`,
    }),
    ...(by.specialisation && {
      specialisation: sql`e.id in (select d.entry_id from entry_domain d where (d.list, d.code) in (${sql.join(
        by.specialisation.map(({ list, code }) => sql`(${list}, ${code})`),
      )}) and d.confidence >= ${countedFrom})`,
    }),
  }
  return { always, byFacet }
}

/** A membership `s` that counts on this day. */
export function countsToday(today: string) {
  return sql`(s.joined_on is null or s.joined_on <= ${today}::date) and (s.left_on is null or s.left_on >= ${today}::date)`
}

/** `from … where …` over the entries that match, as `e`, with more conditions. Organisations are joined only where they are asked about. */
export function matchingEntries(
  matching: Matching,
  by: Narrowing,
  ...more: readonly RawBuilder<unknown>[]
): RawBuilder<unknown> {
  const { always, byFacet } = conditionsOf(matching, by)
  const all = [...always, ...Object.values(byFacet), ...more]
  return sql`from entry e ${organisationsFor(by)} where ${sql.join(all, sql` and `)}`
}

export function organisationsFor(by: Narrowing): RawBuilder<unknown> {
  return by.country || by.region || by.kind
    ? sql`join organisation o on o.id = e.organisation_id`
    : sql``
}

/** The entry's vector is there and of its present words. */
export function hasVector({ modelId }: Matching): RawBuilder<unknown> {
  return sql`exists (select from entry_embedding m where m.entry_id = e.id and m.model_id = ${modelId} and m.text_hash = e.text_hash)`
}
