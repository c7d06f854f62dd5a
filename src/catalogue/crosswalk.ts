/**
 * What became of a code that no longer holds: NUTS regions from one edition to the next, NACE headings from Rev. 2 to 2.1.
 * Lookups say nothing rather than guess; what is only the main part of an old heading says so.
 */

export const nutsChanges = ['recoded', 'merged', 'moved', 'split'] as const

/**
 * `last` is the edition that a code was last in. `recoded`: the same area; `merged`: a part of its successor; `moved`: nearly
 * the same area, with another border; `split`: the successors together cover it, and may cover more.
 */
export type NutsStep = Readonly<{
  code: string
  last: number
  change: (typeof nutsChanges)[number]
  to: readonly string[]
}>

/** By the code that ended. */
export type NutsCrosswalk = ReadonlyMap<string, NutsStep>

/**
 * What became of a region: its own step, or that of the region it was in, when only that is known (PL127 was in PL12).
 * Undefined for a code of which nothing is known to have ended.
 */
export function findNutsStep(crosswalk: NutsCrosswalk, nuts: string): NutsStep | undefined {
  const code = nuts.trim().toUpperCase()
  for (let end = code.length; end > 2; end--) {
    const step = crosswalk.get(code.slice(0, end))
    if (step !== undefined) return step
  }
  return undefined
}

/**
 * The codes that hold for a region today: itself, or its successors, to the last edition. A region inside one that was
 * recoded as a whole is not followed, because its own new code does not follow from it.
 */
export function currentNuts(crosswalk: NutsCrosswalk, nuts: string): readonly string[] {
  const step = crosswalk.get(nuts)
  return step === undefined ? [nuts] : step.to.flatMap((code) => currentNuts(crosswalk, code))
}

export const naceRelations = [
  'same',
  'retitled',
  'split',
  'one-to-one',
  'main',
  'one-to-many',
] as const

/**
 * A heading of Rev. 2 and one of Rev. 2.1 that took it over. Of divisions: `same` or `retitled`, or `split` over several. Of classes:
 * `one-to-one` where both groups correspond class by class; `main` where the titles agree but a part may have gone elsewhere;
 * `one-to-many`, one row for each.
 */
export type NaceStep = Readonly<{
  level: 'division' | 'class'
  from: string
  to: string
  relation: (typeof naceRelations)[number]
  note: string
}>

export type NaceCrosswalk = readonly NaceStep[]

/** The rows of a code of Rev. 2, or of Rev. 2.1 when asked backwards; none where the crosswalk does not say. */
export function naceSteps(
  crosswalk: NaceCrosswalk,
  code: string,
  direction: 'forwards' | 'backwards' = 'forwards',
): NaceStep[] {
  return crosswalk.filter((step) => (direction === 'forwards' ? step.from : step.to) === code)
}
