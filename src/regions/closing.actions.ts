import type { Region } from '../catalogue/catalogue.ts'
import { distanceBetween } from '../catalogue/catalogue-lists.ts'
import { nutsOf } from '../catalogue/region.ts'
import { round, worthTelling } from '../matching/evidence.ts'
import { type Hit, loadHits } from '../matching/search.queries.ts'
import { type Answered, answersAnywhere, type Offer } from './answers.actions.ts'
import { type MayMeet, mayMeetNow } from './apart.queries.ts'
import type { Capability } from './capability.ts'
import { densityAdded } from './density.ts'
import { answeredFrom, type Gap } from './gap.ts'
import { introducible, quoted } from './region-quote.ts'
import type { RegionDeps, RegionView } from './view.actions.ts'

const extendMost = 3
/** Below this proximity of activities nobody would see why an organisation is named. */
const relatedFrom = 0.2
const regionsMost = 3
const organisationsMost = 3

/** What it takes to tell who could close the gaps of a region, as one request asks for it. */
export type Closing = Readonly<{
  deps: RegionDeps
  view: RegionView
  mayMeet: MayMeet
  /** What anybody offers to a need that may be told who asks; each need is looked up once, in however many gaps it stands. */
  answersTo: (need: Hit) => Promise<readonly Offer[]>
}>

/** @param asking the organisations whose needs are quoted */
export async function closingFor(
  deps: RegionDeps,
  view: RegionView,
  asking: readonly string[],
): Promise<Closing> {
  const mayMeet = await mayMeetNow(deps.database.reader, asking, view.matching.today)
  const found = new Map<string, Promise<readonly Offer[]>>()
  const answersTo = (need: Hit) => {
    const { id } = need.organisation
    const offers =
      found.get(need.id) ??
      answersAnywhere(deps, view, need).then((all) =>
        all.filter(({ hit }) => mayMeet(id, hit.organisation.id)),
      )
    found.set(need.id, offers)
    return offers
  }
  return { deps, view, mayMeet, answersTo }
}

/** What would close a gap: who in the region could extend to it, and which regions have it, with whom to call there. */
export async function closingOf(closing: Closing, gap: Gap, needs: readonly Answered[]) {
  return {
    extend: await couldExtend(closing, gap, needs),
    regions: await couldBring(closing, gap, needs),
  }
}

/** Whether any of those who ask may be proposed an organisation; where nobody asks, there is nobody to keep apart. */
function isWelcome({ mayMeet }: Closing, needs: readonly Answered[], id: string): boolean {
  return (
    needs.length === 0 ||
    needs.some(({ need }) => need.organisation.id === id || mayMeet(need.organisation.id, id))
  )
}

/** Organisations of the region whose activities are nearest to what is missing, with the offer that comes nearest to a need. */
async function couldExtend(closing: Closing, gap: Gap, needs: readonly Answered[]) {
  const { deps, view, mayMeet } = closing
  const fits = new Map<string, Bringing>()
  for (const { need, offers } of needs)
    for (const { hit, fit } of offers)
      if (fit > (fits.get(hit.id)?.fit ?? 0) && mayMeet(need.organisation.id, hit.organisation.id))
        fits.set(hit.id, { hit, fit, need })
  const asking = new Set(needs.map(({ need }) => need.organisation.id))
  const offers = relatedOffers(view, gap)
    .filter(({ one }) => asking.size > 1 || !asking.has(one.organisationId))
    .filter(({ one }) => isWelcome(closing, needs, one.organisationId))
    .map((offer) => ({ ...offer, fit: fits.get(offer.one.entryId)?.fit ?? 0 }))
    .sort((a, b) => b.relatedness - a.relatedness || b.fit - a.fit)
  const chosen = firstOfEach(offers, ({ one }) => one.organisationId, extendMost)
  const hits = await hitsById(
    deps,
    view,
    chosen.map(({ one }) => one.entryId),
  )
  return chosen.flatMap(({ one, relatedness }) => {
    const hit = hits.get(one.entryId)
    const answer = fits.get(one.entryId)
    return hit
      ? [{ ...quoted(hit), relatedness: round(relatedness), fit: answer?.fit ?? null }]
      : []
  })
}

/** Offers of the region in activities related to the missing one; in that very activity, however few, is nearest. */
function relatedOffers(view: RegionView, gap: Gap) {
  const { activities } = view.portfolio
  const places = new Map(activities.map((activity, place) => [activity, place]))
  const relatedness = (one: Capability) =>
    Math.max(
      0,
      ...view.columnsOf(one).map((activity) => {
        const place = places.get(activity) ?? Number.NaN
        if (place === gap.activity) return 1
        return view.analysis.proximity.values[gap.activity * activities.length + place] ?? 0
      }),
    )
  return view.capabilities
    .filter(({ region, side }) => region === view.region.code && side === 'competency')
    .map((one) => ({ one, relatedness: relatedness(one) }))
    .filter((offer) => offer.relatedness >= relatedFrom)
}

type Bringing = Offer & Readonly<{ need: Hit }>

/** Regions that have what is missing: those that answer the needs first, then by how much nearer they bring it. */
async function couldBring(closing: Closing, gap: Gap, needs: readonly Answered[]) {
  const { deps, view } = closing
  const { portfolio, analysis, at } = view
  const found: Bringing[] = []
  for (const { need } of needs)
    for (const offer of await closing.answersTo(need))
      if (offer.fit >= worthTelling) found.push({ ...offer, need })
  const byRegion = Map.groupBy(found, ({ hit }) => regionOf(deps, view, hit))
  const columns = portfolio.activities.length
  const candidates = portfolio.regions.flatMap((code, row) => {
    const cell = row * columns + gap.activity
    const offers = (byRegion.get(code) ?? []).sort((a, b) => b.fit - a.fit)
    const supply = portfolio.supply.values[cell] as number
    const best = offers[0]?.fit ?? 0
    // An unsure answer of a region that does not offer the activity at all is no reason to go there.
    if (row === at || (supply === 0 && best < answeredFrom)) return []
    return [
      {
        code,
        offers,
        supply,
        specialised: analysis.presence.values[cell] === 1,
        best,
        added: densityAdded(analysis.presence, analysis.proximity, at, row)[gap.activity] as number,
        complementarity: analysis.complementarity.values[
          at * portfolio.regions.length + row
        ] as number,
      },
    ]
  })
  const chosen = candidates.sort(byPromise).slice(0, regionsMost)
  return Promise.all(chosen.map((one) => regionTold(closing, gap, needs, one)))
}

type Candidate = Readonly<{
  code: string
  offers: readonly Bringing[]
  supply: number
  specialised: boolean
  best: number
  added: number
  complementarity: number
}>

function byPromise(a: Candidate, b: Candidate): number {
  const answers = ({ best }: Candidate) => (best >= answeredFrom ? 1 : 0)
  return answers(b) - answers(a) || b.added - a.added || b.best - a.best || b.supply - a.supply
}

async function regionTold(closing: Closing, gap: Gap, needs: readonly Answered[], one: Candidate) {
  const { deps, view } = closing
  const { code, supply, specialised, added, complementarity } = one
  return {
    ...placeTold(deps, view, code),
    ...{ supply, specialised, added: round(added), complementarity: round(complementarity) },
    organisations: await organisationsTold(closing, gap, needs, one),
  }
}

/** Who would be called: those that answer a need, else those that offer the activity. */
async function organisationsTold(
  closing: Closing,
  gap: Gap,
  needs: readonly Answered[],
  one: Candidate,
) {
  const { deps, view } = closing
  const sure = one.offers.filter(({ fit }) => fit >= answeredFrom)
  // What may answer is worth a call only where nothing surely does, and then the likeliest.
  const answering = sure.length > 0 ? sure : one.offers.slice(0, 1)
  if (answering.length > 0)
    return firstOfEach(answering, ({ hit }) => hit.organisation.id, organisationsMost).map(
      ({ hit, fit, need }) => ({
        ...quoted(hit),
        fit: fit as number | null,
        introduction: introducible(need, hit),
      }),
    )
  const activity = view.portfolio.activities[gap.activity] ?? ''
  const offering = view.capabilities.filter(
    (offer) =>
      offer.region === one.code &&
      offer.side === 'competency' &&
      view.columnsOf(offer).includes(activity) &&
      isWelcome(closing, needs, offer.organisationId),
  )
  const some = firstOfEach(offering, ({ organisationId }) => organisationId, organisationsMost)
  const hits = await hitsById(
    deps,
    view,
    some.map(({ entryId }) => entryId),
  )
  return [...hits.values()].map((hit) => ({ ...quoted(hit), fit: null, introduction: null }))
}

/** A region, as seen from where somebody is. */
export function placeTold(
  { catalogue, lists }: RegionDeps,
  { region: from }: Readonly<{ region: Pick<Region, 'code' | 'country'> }>,
  code: string,
) {
  const region = catalogue.regions.get(code)
  const country = region?.country ?? code.slice(0, 2)
  return {
    code,
    name: region?.name ?? code,
    country,
    abroad: country !== from.country,
    distanceKm: distanceBetween(lists.centroids, from.code, code),
  }
}

/** The region of the compared level that an organisation lies in. */
function regionOf({ catalogue }: RegionDeps, view: RegionView, { organisation }: Hit): string {
  return nutsOf(catalogue, organisation).slice(0, view.region.code.length)
}

async function hitsById(
  { database }: RegionDeps,
  view: RegionView,
  ids: readonly string[],
): Promise<Map<string, Hit>> {
  const hits = await loadHits(database.reader, view.matching.modelId, ids)
  const byId = new Map(hits.map((hit) => [hit.id, hit]))
  return new Map(ids.flatMap((id) => (byId.has(id) ? [[id, byId.get(id) as Hit]] : [])))
}

function firstOfEach<One>(all: readonly One[], key: (one: One) => string, most: number): One[] {
  const seen = new Set<string>()
  const first = all.filter((one) => !seen.has(key(one)) && seen.add(key(one)))
  return first.slice(0, most)
}
