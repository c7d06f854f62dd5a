/** First division of each section of NACE Rev. 2, A to U, in order. */
const sectionsFrom = [
  1, 5, 10, 35, 36, 41, 45, 49, 55, 58, 64, 68, 69, 77, 84, 85, 86, 90, 94, 97, 99,
]

/** How much two activities share, by the finest level of NACE at which they meet. */
const shared = { class: 1, group: 0.85, division: 0.7, section: 0.4, none: 0.1 }

/**
 * How related two sets of NACE codes are, in [0, 1]: for each code the nearest of the other set, by the finest level that
 * both share, averaged over both sets. The same from both sides.
 * @param mine codes in dotted form, such as `25`, `25.6` or `25.62`
 * @returns null where either set is empty
 */
export function sectorRelation(mine: readonly string[], theirs: readonly string[]): number | null {
  if (mine.length === 0 || theirs.length === 0) return null
  return (meanNearest(mine, theirs) + meanNearest(theirs, mine)) / 2
}

function meanNearest(codes: readonly string[], others: readonly string[]): number {
  const nearest = codes.map((code) => Math.max(...others.map((other) => relation(code, other))))
  return nearest.reduce((sum, value) => sum + value, 0) / codes.length
}

function relation(a: string, b: string): number {
  if (a === b && a.length > 4) return shared.class
  if (a.length >= 4 && b.length >= 4 && a.slice(0, 4) === b.slice(0, 4)) return shared.group
  const [one, other] = [Number(a.slice(0, 2)), Number(b.slice(0, 2))]
  if (one === other) return shared.division
  return sectionOf(one) === sectionOf(other) ? shared.section : shared.none
}

/** The section of each division there may be, because this is asked for every pair of codes. */
const sectionOfDivision = Array.from({ length: 100 }, (_, division) =>
  sectionsFrom.findLastIndex((from) => division >= from),
)

function sectionOf(division: number): number | undefined {
  return sectionOfDivision[division]
}
