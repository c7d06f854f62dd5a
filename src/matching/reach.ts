import type { MatchProfile } from './profile.ts'

type Place = Pick<MatchProfile, 'country' | 'nuts' | 'languages'>

/** How near two places are, by the longest NUTS code that both share: country, NUTS 1, 2 and 3. */
const nearness = { country: 0.75, nuts1: 0.85, nuts2: 0.95, nuts3: 1, abroad: 0.5 }

/** Share of place in reach; the rest is language. */
const placeShare = 0.6

/** What counts where two organisations have no language in common. */
const withoutCommonLanguage = 0.3

/**
 * How easily two organisations reach each other, in [0, 1]: by the NUTS regions that they share, and by whether they have a
 * language in common. The same from both sides.
 */
export function reach(a: Place, b: Place): number {
  const common = a.languages.some((language) => b.languages.includes(language))
  const language = common ? 1 : withoutCommonLanguage
  return placeShare * placeNearness(a, b) + (1 - placeShare) * language
}

function placeNearness(a: Place, b: Place): number {
  if (a.country !== b.country) return nearness.abroad
  const shared = (length: number) =>
    a.nuts !== null && b.nuts !== null && a.nuts.length >= length && b.nuts.length >= length
      ? a.nuts.slice(0, length) === b.nuts.slice(0, length)
      : false
  if (shared(5)) return nearness.nuts3
  if (shared(4)) return nearness.nuts2
  return shared(3) ? nearness.nuts1 : nearness.country
}
