import type { Side } from '../profiles/entry.ts'

/** What a list can be narrowed by and counted by: each value leaves so many entries. */
export const facetNames = [
  'country',
  'region',
  'sector',
  'kind',
  'entryKind',
  'language',
  'cluster',
  'specialisation',
] as const
export type FacetName = (typeof facetNames)[number]

/** Which entries are looked among. Of several values of one kind any will do; all kinds must hold. */
export type Narrowing = Readonly<{
  side: Side
  country?: readonly string[] | undefined
  /** NUTS codes of any level; regions inside count. */
  region?: readonly string[] | undefined
  /** Headings of NACE; headings inside count. */
  sector?: readonly string[] | undefined
  kind?: readonly string[] | undefined
  entryKind?: readonly string[] | undefined
  language?: readonly string[] | undefined
  cluster?: readonly string[] | undefined
  /** Domains, each as its list and its code in it. */
  specialisation?: readonly Readonly<{ list: string; code: string }>[] | undefined
  trlMin?: number | undefined
  trlMax?: number | undefined
  /** ISO 8601, the moment included. */
  updatedSince?: string | undefined
  /**
   * An organisation whose own entries stay out. Who may not know whose anonymous entries are gets those all the same: one
   * that is missing here alone would be known for its own.
   */
  besides?: Readonly<{ organisationId: string; unnamedToo: boolean }> | undefined
  /** Leaves out what is anonymous. */
  namedOnly: boolean
}>

/**
 * What an unnamed hit does not show. Whoever may not know whose anonymous entries are must not narrow by it: each
 * answer would tell something about the organisation.
 */
const untold = [
  'region',
  'sector',
  'entryKind',
  'cluster',
  'specialisation',
  'trlMin',
  'trlMax',
  'updatedSince',
] as const satisfies readonly (keyof Narrowing)[]

export function asksBeyondWhatIsShown(
  wish: Readonly<Partial<Record<keyof Narrowing, unknown>>>,
): boolean {
  return untold.some((name) => wish[name] !== undefined)
}

/** How many entries are looked among: counted, or about as many, as the database estimates. */
export type Among = Readonly<{ entries: number; exact: boolean }>

/**
 * Whether looking up all entries that match costs less than walking the index until `wanted` of them were met. Looking one
 * up takes about 5 µs, a step of the index about 30 µs, and it takes all / matching steps to meet one.
 */
export function exactIsCheaper(matching: number, all: number, wanted: number): boolean {
  return matching * matching <= 6 * wanted * all
}

/** Whether reading all vectors in a row, about 1 µs each, costs less than looking up those that match. */
export function scanIsCheaper(matching: number, all: number): boolean {
  return 5 * matching > all
}

/** How many of the nearest of all hold `wanted` that match, and some more, where those that match are near as often as others. */
export function scanDepth(matching: number, all: number, wanted: number): number {
  return Math.ceil((1.5 * wanted * all) / Math.max(1, matching))
}

/** As many neighbours as pgvector looks at together at most. */
export const widest = 1000

export const narrowMost = 600

/**
 * How many neighbours a first walk looks at together, so that `wanted` of them match at the first attempt, almost always,
 * because a second one costs as much again: 200 find what is well described, and beyond `narrowMost` walking on takes no longer
 * than looking wider.
 */
export function narrowBreadth(matching: number, all: number, wanted: number): number {
  const steps = (1.3 * wanted * all) / Math.max(1, matching)
  return Math.round(Math.min(narrowMost, Math.max(200, steps)))
}

/**
 * How near the tenth that a walk found has to be, in standard deviations above unrelated texts, for the walk to be trusted.
 * Measured on 100,000 texts: beyond the first, a wide walk finds no more than a narrow one; between the two it finds 99 % of the ten
 * nearest and a narrow one misses some; below the second, even a wide one does.
 */
export const sureBeyond = 3
export const doubtfulBelow = 1.75
