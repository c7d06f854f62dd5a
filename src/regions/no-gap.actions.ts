import { namesOf } from '../matching/price.queries.ts'
import type { Language } from '../platform/phrase.ts'
import type { Capability } from './capability.ts'
import { silentAmong, whyNoGap } from './no-gap.ts'
import { noGapSays } from './no-gap-phrases.ts'
import type { RegionDeps, RegionView, RegionWish } from './view.actions.ts'

/** So many organisations are named to be asked what they look for. */
const askedMost = 5

/**
 * Why no gap is told of a region, and whom to ask for needs where none is stated.
 * @param entries what the region states, within what was asked about
 */
export async function noGapTold(
  { database }: RegionDeps,
  { region }: RegionView,
  wish: RegionWish,
  entries: readonly Capability[],
  totals: Readonly<{ demand: number; unmet: number }>,
  language: Language,
) {
  const reason = whyNoGap(totals)
  const silent = reason === 'no-needs' ? silentAmong(entries) : []
  const asked = silent.slice(0, askedMost)
  const names = await namesOf(
    database.reader,
    asked.map(({ organisationId }) => organisationId),
  )
  const place = { ...region, narrowed: wish.domain !== undefined }
  return {
    reason,
    says: noGapSays(reason, place, silent.length)[language],
    organisations: silent.length,
    ask: asked.map(({ organisationId: id, competencies }) => ({
      organisation: { id, name: names.get(id) ?? '' },
      competencies,
    })),
  }
}
