import { namesOf } from '../matching/price.queries.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { placeTold } from './closing.actions.ts'
import { activityTold } from './gaps.actions.ts'
import { quoted } from './region-quote.ts'
import { snapshotOf } from './snapshot.actions.ts'
import type { RegionDeps } from './view.actions.ts'
import { sinceSnapshot } from './watch.actions.ts'
import { type News, newsBetween } from './watch.ts'

/** As many needs are quoted for a new gap. */
const quotedMost = 2

/**
 * What is new in a region since a snapshot, by what everybody may know: gaps, specialities, emerging domains, complementary
 * regions, organisations.
 * @param since the last snapshot of this day or before; the last one before today when left out
 * @throws Refusal `invalid`, `not-found` where there is nothing to compare with
 */
export async function regionDigest(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  since: string | undefined,
  language: Language,
) {
  const { kept, view } = await sinceSnapshot(deps, actor, code, since)
  const before = kept.snapshot
  const { snapshot: now, byActivity } = await snapshotOf(deps, view)
  const news = newsBetween(before, now)
  const names = await namesOf(deps.database.reader, [...news.joined, ...news.gone])
  const activity = (one: string) => activityTold(deps, one, language)
  const told = ({ code: one, ...figures }: News['opened'][number]) => ({
    activity: activity(one),
    ...figures,
  })
  return {
    region: { code: view.region.code, name: view.region.name },
    since: kept.takenOn,
    until: dayOf(deps.clock()),
    level: before.level,
    organisations: { before: before.organisations, now: now.organisations },
    entries: { before: before.entries, now: now.entries },
    opened: news.opened.map((gap) => ({
      ...told(gap),
      needs: (byActivity.get(gap.code) ?? []).slice(0, quotedMost).map(({ need }) => quoted(need)),
    })),
    closed: news.closed.map(told),
    entered: news.entered.map(told),
    left: news.left.map(told),
    emerging: news.emerging.map(activity),
    partners: news.partners.map((one) => placeTold(deps, view, one)),
    joined: news.joined.map((id) => ({ id, name: names.get(id) ?? null })),
    gone: news.gone.map((id) => ({ id, name: names.get(id) ?? null })),
  }
}
export type RegionDigest = Awaited<ReturnType<typeof regionDigest>>
