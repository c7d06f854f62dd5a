import { degrees, type LinkScores, type Network, partnersOf, projectCounts } from './network.ts'

/** In how many projects each organisation is, the same for whoever asks. */
export function popularity(network: Network): LinkScores {
  const counts = Float64Array.from(projectCounts(network))
  return () => counts
}

/** Preferential attachment (Barabási and Albert, 1999): deg(x) · deg(y). */
export function preferentialAttachment(network: Network): LinkScores {
  const degree = Float64Array.from(degrees(network))
  return (organisation) => degree.map((other) => other * (degree[organisation] ?? 0))
}

/** How many partners x and y have in common (Newman, 2001). */
export function commonNeighbours(network: Network): LinkScores {
  return twoSteps(network, () => 1)
}

/** Σ 1 / ln deg(z) over the common partners z (Adamic and Adar, 2003). A common partner has two partners at least. */
export function adamicAdar(network: Network): LinkScores {
  return twoSteps(network, (degree) => 1 / Math.log(degree))
}

/** Σ 1 / deg(z) over the common partners z (Zhou, Lü and Zhang, 2009). */
export function resourceAllocation(network: Network): LinkScores {
  return twoSteps(network, (degree) => 1 / degree)
}

/** What common partners are worth; oneself is no partner of oneself. */
function twoSteps(network: Network, worth: (degree: number) => number): LinkScores {
  const weights = Float64Array.from(degrees(network), (degree) => (degree < 2 ? 0 : worth(degree)))
  const { partners, partnersFrom } = network
  return (organisation) => {
    const scores = new Float64Array(network.organisations)
    for (const between of partnersOf(network, organisation)) {
      const weight = weights[between] as number
      const end = partnersFrom[between + 1] as number
      for (let at = partnersFrom[between] as number; at < end; at++) {
        const other = partners[at] as number
        scores[other] = (scores[other] as number) + weight
      }
    }
    scores[organisation] = 0
    return scores
  }
}
