import { type Catalogue, countryOfNuts, findRegion } from '../catalogue/catalogue.ts'
import { countryProblems, regionProblems } from '../catalogue/region.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import { nutsOfOtherCountry } from './phrases.ts'

export const organisationKinds = [
  'company',
  'research-organisation',
  'university',
  'business-support',
  'public-administration',
  'ngo',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Company sizes of Recommendation 2003/361/EC: fewer than 10, 50, 250 people, and more. */
export const organisationSizes = ['micro', 'small', 'medium', 'large'] as const
export type OrganisationSize = (typeof organisationSizes)[number]

/** What somebody states about a legal entity. `null` means not stated. */
export type OrganisationContent = Readonly<{
  externalId: string | null
  name: string
  kind: OrganisationKind | null
  size: OrganisationSize | null
  /** ISO 3166-1 alpha-2. */
  country: string
  /** A NUTS region of any level, of the 2021 or 2024 edition. */
  nuts: string | null
  city: string | null
  website: string | null
  /** Languages it works in, ISO 639-1. */
  languages: readonly string[]
  /** `SCHEME:VALUE`, such as `NIP:5260250274`; two rows that share one are the same legal entity. */
  registrationNumbers: readonly string[]
  description: string
}>

export type Organisation = OrganisationContent &
  Readonly<{ id: string; version: number; createdAt: string; updatedAt: string }>

/** What of an organisation the official lists do not know, field by field. */
export function organisationProblems(
  catalogue: Catalogue,
  content: OrganisationContent,
): FieldProblem[] {
  return placeProblems(catalogue, content.country, content.nuts)
}

/** Checks a country and a region against the lists, and against each other. */
export function placeProblems(
  catalogue: Catalogue,
  country: string,
  nuts: string | null,
): FieldProblem[] {
  const astray = countryProblems(catalogue, country, '/country')
  if (astray.length > 0) return astray
  if (nuts === null) return []
  if (!findRegion(catalogue, nuts)) return regionProblems(catalogue, nuts, '/nuts')
  return countryOfNuts(nuts) === country
    ? []
    : [{ pointer: '/nuts', phrase: nutsOfOtherCountry(nuts, country) }]
}

/** One spelling for a registration number: scheme in capitals, value without spaces, dots and hyphens. */
export function normaliseRegistration(text: string): string {
  const [scheme = '', ...rest] = text.split(':')
  return `${scheme.trim().toUpperCase()}:${rest
    .join(':')
    .replace(/[\s.-]/g, '')
    .toUpperCase()}`
}
