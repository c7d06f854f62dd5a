/** One project that two organisations were both in: when it started, if that is known, and how many took part. */
export type JointProject = Readonly<{ daysAgo: number | null; members: number }>

/** What is known of two organisations' work together, from one side; the other side sees the same. */
export type PairHistory = Readonly<{
  shared: readonly JointProject[]
  /** Those whom both have worked with: the projects with either side, and in how many projects each of them is. */
  common: readonly Readonly<{
    mine: readonly JointProject[]
    theirs: readonly JointProject[]
    projects: number
  }>[]
}>

/** Years after which a project counts half. */
const halfLife = 4
/** What a tie of one's own counts beside one through a common partner. */
const ownWeight = 4
/** The evidence at which the signal is a half. */
const half = 1.5

/**
 * How much speaks for two organisations working together (again), in [0, 1), from what they did before:
 *
 *   e = 4 · ln(1 + w(x, y)) + Σ min(w(x, z), w(z, y)) / ln(1 + projects of z),   value = e / (e + 1.5)
 *
 * The strength w of a tie is Σ 2^(-years since the start / 4) / (members - 1) over the projects of two (Newman, 2001): who shares a
 * project with many has little to do with each. The second part is Adamic and Adar's measure (2003) over the common partners
 * z, where a chain is as strong as its weaker tie. A project whose start is unknown counts as one of a half-life ago. Symmetric,
 * rising in each of its parts, and 0 only where the two neither met nor have a common partner.
 */
export function collaborationSignal({ shared, common }: PairHistory): number {
  const between = common.reduce(
    (sum, { mine, theirs, projects }) =>
      sum + Math.min(strengthOf(mine), strengthOf(theirs)) / Math.log1p(Math.max(1, projects)),
    0,
  )
  const evidence = ownWeight * Math.log1p(strengthOf(shared)) + between
  return evidence / (evidence + half)
}

function strengthOf(projects: readonly JointProject[]): number {
  return projects.reduce((sum, { daysAgo, members }) => {
    const years = daysAgo === null ? halfLife : Math.max(0, daysAgo) / 365.25
    return sum + 2 ** (-years / halfLife) / Math.max(1, members - 1)
  }, 0)
}
