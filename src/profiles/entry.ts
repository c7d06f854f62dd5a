import { type Catalogue, findNace, nearestCodes } from '../catalogue/catalogue.ts'
import { unknownNace } from '../catalogue/phrases.ts'
import type { Language } from '../platform/phrase.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import { alreadyExpired, kindOfOtherSide } from './phrases.ts'

/** The two sides of a profile: what an organisation offers, and what it looks for. */
export const sides = ['competency', 'need'] as const
export type Side = (typeof sides)[number]

const competencyKinds = [
  'product',
  'service',
  'technology',
  'rnd',
  'infrastructure',
  'knowledge',
] as const
const needKinds = [
  'technology',
  'supplier',
  'rnd-partner',
  'service',
  'infrastructure',
  'market-access',
] as const
export const entryKinds = [...new Set([...competencyKinds, ...needKinds])] as const
export type EntryKind = (typeof competencyKinds)[number] | (typeof needKinds)[number]

/**
 * Who may see an entry. `anonymous`: matched and quoted, but its organisation is not named to others;
 * `hidden`: kept, never matched.
 */
export const visibilities = ['public', 'anonymous', 'hidden'] as const
export type Visibility = (typeof visibilities)[number]

/** What an organisation states on one side of its profile. `null` means not stated. */
export type EntryContent = Readonly<{
  externalId: string | null
  side: Side
  title: string
  description: string
  language: Language
  kind: EntryKind | null
  /** NACE codes in dotted form, of Rev. 2 or 2.1. */
  nace: readonly string[]
  /** Technology readiness level, 1 to 9. */
  trl: number | null
  visibility: Visibility
  /** The last day it counts, `2027-06-30`; matching ignores it from the next day on. */
  expiresOn: string | null
  /** The day its owner last said that it still holds. */
  confirmedOn: string
}>

export type Entry = EntryContent &
  Readonly<{
    id: string
    organisationId: string
    version: number
    createdAt: string
    updatedAt: string
  }>

/** What is wrong with an entry beyond its shape. `today` is the UTC day that decides what has expired. */
export function entryProblems(
  catalogue: Catalogue,
  content: EntryContent,
  today: string,
): FieldProblem[] {
  const unknown = content.nace
    .map((code, index) => ({ code, index }))
    .filter(({ code }) => !findNace(catalogue, code))
    .map(({ code, index }) => ({
      pointer: `/nace/${index}`,
      phrase: unknownNace(code, nearestCodes(catalogue.nace, code, 3)),
    }))
  const kinds: readonly string[] = content.side === 'competency' ? competencyKinds : needKinds
  const kind =
    content.kind !== null && !kinds.includes(content.kind)
      ? [{ pointer: '/kind', phrase: kindOfOtherSide(content.kind, kinds) }]
      : []
  const expired =
    content.expiresOn !== null && content.expiresOn < today
      ? [{ pointer: '/expiresOn', phrase: alreadyExpired(content.expiresOn, today) }]
      : []
  return [...unknown, ...kind, ...expired]
}

/** What is embedded and matched: the words of an entry. */
export function textOf(entry: Pick<EntryContent, 'title' | 'description'>): string {
  return entry.description === '' ? entry.title : `${entry.title}\n${entry.description}`
}

/** The words of a text in one spelling, to tell whether two entries say the same. */
export function spelledAlike(text: string): string {
  return (
    text
      .toLowerCase()
      // ß becomes SS only in capitals.
      .toUpperCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // C++ and C# differ in their signs alone.
      .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
      .trim()
  )
}
