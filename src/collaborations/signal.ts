import type { SharedProject } from './collaboration.ts'

/** What is known of two organisations' work together, from one side; the other side sees the same. */
export type PairHistory = Readonly<{
  /** How many projects both were in. */
  shared: number
  /** How many days ago the latest of them started; null without one, or without its date. */
  latestDaysAgo: number | null
  latest: SharedProject | null
  /** Those whom both have worked with, and with how many each of them has. */
  common: readonly Readonly<{ organisationId: string; partners: number }>[]
}>

export type CollaborationSignal = Readonly<{
  /** In [0, 1); 0 only where the two neither met nor have a common partner. */
  value: number
  shared: number
  latest: SharedProject | null
  /** The common partners who say most, those with fewest partners first. */
  commonPartners: readonly string[]
}>

/** Years after which a shared project counts half. */
const halfLife = 4
/** What one shared project of today counts beside the evidence of common partners. */
const sharedWeight = 2
/** The evidence at which the signal is a half. */
const half = 1.5
const shown = 5

/**
 * How much speaks for two organisations working together (again), from what they did before:
 *
 *   e = 2 · ln(1 + shared · 2^(-years since the latest / 4)) + Adamic–Adar,   value = e / (e + 1.5)
 *
 * Adamic–Adar is Σ 1 / ln(partners of z) over the common partners z (Adamic and Adar, 2003); who has fewer than two partners cannot
 * be common to two. A shared project whose start is unknown counts as one that started a half-life ago. Symmetric, and rising
 * in each of its parts.
 */
export function collaborationSignal(history: PairHistory): CollaborationSignal {
  const { shared, latestDaysAgo, latest, common } = history
  const years = latestDaysAgo === null ? halfLife : Math.max(0, latestDaysAgo) / 365.25
  const together = sharedWeight * Math.log1p(shared * 2 ** (-years / halfLife))
  const between = common.reduce((sum, { partners }) => sum + 1 / Math.log(Math.max(2, partners)), 0)
  const evidence = together + between
  const commonPartners = common
    .toSorted((a, b) => a.partners - b.partners || (a.organisationId < b.organisationId ? -1 : 1))
    .slice(0, shown)
    .map(({ organisationId }) => organisationId)
  return { value: evidence / (evidence + half), shared, latest, commonPartners }
}
