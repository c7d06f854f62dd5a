import type { Language, Phrase } from '../platform/phrase.ts'
import { sumOf } from './matrix.ts'
import {
  fewOrganisations,
  notReadYet,
  notTheEconomy,
  readFromTexts,
  rowsAddedUp,
  verdictSays,
  withoutPlace,
} from './phrases.ts'
import { withoutTopic } from './topic-phrases.ts'
import type { LevelView, RegionView, RegionWish } from './view.actions.ts'

/** With fewer organisations than this a region's figures say little, and the answer says so. */
export const organisationsEnough = 5

/** How much is known of a region, and of how many. */
export function countedIn({ capabilities }: Pick<RegionView, 'capabilities'>, region: string) {
  const own = capabilities.filter((one) => one.region === region)
  const organisations = new Set(own.map(({ organisationId }) => organisationId)).size
  return { entries: own.length, organisations }
}

/** The rows of regions of which enough is known to be compared with; of a table, all. */
export function enoughKnown({ capabilities, portfolio }: LevelView, { figures }: RegionWish) {
  const known = new Map<string, Set<string>>()
  for (const { region, organisationId } of capabilities)
    known.set(region, (known.get(region) ?? new Set()).add(organisationId))
  return (row: number) => {
    const organisations = known.get(portfolio.regions[row] ?? '')?.size ?? 0
    return figures !== undefined || organisations >= organisationsEnough
  }
}

/** What a region's figures rest on, and what to keep in mind when reading them. */
export function aboutView(view: RegionView, wish: RegionWish, language: Language) {
  const { region, level, by, topics, portfolio, analysis, capabilities } = view
  const { unplaced, unread } = view
  const { entries, organisations } = countedIn(view, region.code)
  const outside = capabilities.filter(
    (one) => one.region === region.code && view.columnsOf(one).length === 0,
  )
  const read = capabilities.filter((one) => one.read).length
  const notes: (Phrase | null)[] = [
    wish.figures ? null : notTheEconomy(entries, organisations),
    organisations < organisationsEnough && !wish.figures ? fewOrganisations(organisations) : null,
    verdictSays[analysis.complexity.verdict],
    wish.figures && wish.figures.repeated > 0 ? rowsAddedUp(wish.figures.repeated) : null,
    topics ? withoutTopic(outside.length, entries, topics.key) : null,
    read > 0 ? readFromTexts(read, capabilities.length, view.readBy === 'titles') : null,
    unread > 0 ? notReadYet(unread) : null,
    unplaced > 0 ? withoutPlace(unplaced, region.code.length) : null,
  ]
  return {
    region: { code: region.code, name: region.name, country: region.country },
    basis: {
      source: wish.figures ? ('table' as const) : ('splot' as const),
      level,
      by,
      topics: topics?.key ?? null,
      entries,
      organisations,
      regions: portfolio.regions.length,
      activities: portfolio.activities.length,
      all: sumOf(portfolio.supply.values),
      readFromText: read,
      withoutRegion: unplaced,
      complexity: analysis.complexity.verdict,
    },
    notes: notes.flatMap((note) => (note ? [note[language]] : [])),
  }
}
