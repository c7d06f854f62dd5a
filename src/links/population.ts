import type { OrganisationKind } from '../organisations/organisation.ts'

/** Which organisations are looked at: members of any of the clusters today, in the region, or all. */
export type Population = Readonly<{
  clusters?: readonly string[] | undefined
  /** A NUTS code or a country; those inside it count. */
  region?: string | undefined
}>

/** An organisation as it is named and placed. */
export type Named = Readonly<{
  id: string
  name: string
  kind: OrganisationKind | null
  country: string
  nuts: string | null
}>
