import { namesOf } from '../matching/price.queries.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import { placeTold } from './closing.actions.ts'
import { activityTold, columnTold, openByColumn } from './gaps.actions.ts'
import { quoted } from './region-quote.ts'
import type { RegionDeps } from './view.actions.ts'
import { axisTold, sinceSnapshot, type WatchWish } from './watch.actions.ts'
import { type News, newsBetween } from './watch.ts'

/** As many needs are quoted for a new gap. */
const quotedMost = 2

/**
 * What is new in a region since a snapshot, by what everybody may know: gaps, specialities, emerging domains, complementary
 * regions, organisations.
 * @param wish since the last snapshot of a day or before it; the last one before today when left out
 * @throws Refusal `invalid`, `not-found` where there is nothing to compare with
 */
export async function regionDigest(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: WatchWish,
  language: Language,
) {
  const { kept, view, now, open } = await sinceSnapshot(deps, actor, code, wish)
  const before = kept.snapshot
  const needs = openByColumn(view, open)
  const news = newsBetween(before, now)
  const names = await namesOf(deps.database.reader, [...news.joined, ...news.gone])
  const told = ({ code: one, ...figures }: News['opened'][number]) => ({
    activity: columnTold(deps, view, one, language),
    ...figures,
  })
  return {
    region: { code: view.region.code, name: view.region.name },
    since: kept.takenOn,
    until: dayOf(deps.clock()),
    ...axisTold(view),
    organisations: { before: before.organisations, now: now.organisations },
    entries: { before: before.entries, now: now.entries },
    opened: news.opened.map((gap) => ({
      ...told(gap),
      needs: (needs.get(gap.code) ?? []).slice(0, quotedMost).map(({ need }) => quoted(need)),
    })),
    closed: news.closed.map(told),
    entered: news.entered.map(told),
    left: news.left.map(told),
    emerging: news.emerging.map((one) => activityTold(deps, one, language)),
    partners: news.partners.map((one) => placeTold(deps, view, one)),
    joined: news.joined.map((id) => ({ id, name: names.get(id) ?? null })),
    gone: news.gone.map((id) => ({ id, name: names.get(id) ?? null })),
  }
}
export type RegionDigest = Awaited<ReturnType<typeof regionDigest>>
