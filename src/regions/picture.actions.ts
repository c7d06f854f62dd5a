import { titleIn } from '../catalogue/catalogue.ts'
import { centroidOf } from '../catalogue/catalogue-lists.ts'
import { listsToday } from '../catalogue/specialisation-list.actions.ts'
import { domainName, listsFor, type SpecialisationList } from '../catalogue/specialisation-list.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, may } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Language } from '../platform/phrase.ts'
import type { Picture } from '../platform/picture.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { locationQuotients } from './advantage.ts'
import { findFullestRegion } from './capability.queries.ts'
import { type Capability, isInside } from './capability.ts'
import { domainsAmong } from './domain-member.actions.ts'
import { readFigures } from './figures.reader.ts'
import { activityTold, regionGapFigures } from './gaps.actions.ts'
import { type Column, countsWithin, heatmapPicture, sumsWithin } from './heatmap.ts'
import { type ColumnChoice, drawnRows, drawnWithin } from './heatmap-choice.ts'
import { columnSums, rowSums, sumOf } from './matrix.ts'
import { loadOutlines } from './outlines.loader.ts'
import { mapPicture } from './partner-map.ts'
import { type PartnersWish, regionPartners } from './partners.actions.ts'
import { rowsAddedUp } from './phrases.ts'
import type { HeatmapQuery } from './picture.schema.ts'
import {
  heatmapTitle,
  leftOut,
  noSuchList,
  nothingToDraw,
  notTheEconomies,
  pictureWords as words,
} from './picture-phrases.ts'
import type { Figures } from './portfolio.ts'
import { scatterPicture } from './scatter.ts'
import { type RegionDeps, type RegionView, type RegionWish, viewRegion } from './view.actions.ts'

/** As many as can be told apart; a list of ten would hide the quadrants. */
const pointsMost = 100

/** What a region lacks by density and complexity. @throws Refusal `invalid`, `not-found` */
export async function regionScatter(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: RegionWish,
  language: Language,
): Promise<Picture> {
  const gaps = await regionGapFigures(deps, actor, code, { ...wish, limit: pointsMost }, language)
  return scatterPicture(gaps, language)
}

/** The regions that complement a region, on a map. @throws Refusal `invalid`, `not-found` */
export async function regionMap(
  deps: RegionDeps,
  actor: Actor,
  code: string,
  wish: PartnersWish,
  language: Language,
): Promise<Picture> {
  const partners = await regionPartners(deps, actor, code, wish, language)
  const placeOf = (nuts: string) => centroidOf(deps.lists.centroids, nuts)
  return mapPicture(partners, placeOf, await loadOutlines(), language)
}

/**
 * Regions against the specialisations of a list (of the region itself where it has one), or against activities where no list
 * with activities is known.
 * @throws Refusal `invalid` for an unknown region or list, `not-found` where nothing is known
 */
export async function regionHeatmap(
  deps: RegionDeps,
  actor: Actor,
  { region, list: wanted, level }: HeatmapQuery,
  language: Language,
  table?: AsyncIterable<Uint8Array>,
): Promise<Picture> {
  const figures = table && (await readFigures(deps.catalogue, table, region?.length ?? 4))
  const code = region ?? (figures ? fullestOf(figures) : await fullestRegion(deps, actor))
  const view = await viewRegion(deps, actor, code, { level, figures })
  const list = await listFor(deps, region, wanted)
  const choice = list
    ? await specialisationsOf(deps, view, list, language)
    : activitiesOf(deps, view, language)
  const { regions, activities, supply } = view.portfolio
  const counts = figures
    ? sumsWithin(supply, activities, choice.columns)
    : countsWithin(view.capabilities, regions, choice.columns)
  const rows = drawnRows(rowSums(counts), region === undefined ? undefined : view.at)
  const offers = view.capabilities.filter(({ side }) => side === 'competency')
  const organisations = new Set(offers.map(({ organisationId }) => organisationId)).size
  const hidden = [rows.hidden, choice.hidden] as const
  const place = region === undefined ? null : `${view.region.code} ${view.region.name}`
  return heatmapPicture(
    {
      rows: rows.shown.map((row) => {
        const code = regions[row] ?? ''
        return {
          code,
          name: deps.catalogue.regions.get(code)?.name ?? code,
          own: code === region,
        }
      }),
      columns: choice.columns,
      pale: view.caution.least,
      cells: drawnWithin(counts, locationQuotients(counts, view.caution), rows.shown),
    },
    {
      title: heatmapTitle(place, list?.key ?? null)[language],
      summary: words[figures ? 'heatmapOfTable' : 'heatmap'][language],
      notes: [
        ...(figures ? [] : [notTheEconomies(offers.length, organisations)[language]]),
        ...(figures && figures.repeated > 0 ? [rowsAddedUp(figures.repeated)[language]] : []),
        ...(hidden.some((count) => count > 0) ? [leftOut(...hidden)[language]] : []),
      ],
    },
    language,
  )
}

/** The region of a table that has most. */
function fullestOf({ regions, supply }: Figures): string {
  const sums = rowSums(supply)
  return regions[sums.indexOf(Math.max(...sums))] ?? ''
}

/** The region of NUTS 2 that offers most, when none is asked for. */
async function fullestRegion(deps: RegionDeps, actor: Actor): Promise<string> {
  authorise(actor, 'region.read')
  const matching = { today: dayOf(deps.clock()) }
  const namedOnly = !may(actor, 'entry.read-hidden')
  const fullest = await findFullestRegion(deps.database.reader, matching, 4, namedOnly)
  if (!fullest) throw new Refusal('not-found', nothingToDraw)
  return fullest
}

/** The list that is asked for, or else the region's own before that of its country. */
async function listFor(
  deps: RegionDeps,
  region: string | undefined,
  wanted: string | undefined,
): Promise<SpecialisationList | undefined> {
  const usable = await listsToday(deps.database.reader, deps)
  if (wanted === undefined)
    return region ? listsFor(usable, region, dayOf(deps.clock())).at(-1) : undefined
  const keys = usable.map(({ key }) => key)
  return (
    usable.find(({ key }) => key === wanted) ??
    refuseInvalid([{ pointer: '/list', phrase: noSuchList(wanted, keys) }])
  )
}

async function specialisationsOf(
  deps: RegionDeps,
  view: RegionView,
  list: SpecialisationList,
  language: Language,
): Promise<ColumnChoice> {
  const domains = await domainsAmong(deps, view.vectors, [list])
  const columns = list.items.map(({ code, names, nace }) => {
    const name = domainName(list.key, code)
    const holds = (one: Capability) => domains.of(one).includes(name)
    return { code, name: titleIn(names, language), prefixes: nace, holds }
  })
  return { columns, hidden: 0 }
}

const activitiesMost = 20

/** The activities that most is offered of, in the order of their codes. */
function activitiesOf(deps: RegionDeps, view: RegionView, language: Language): ColumnChoice {
  const { activities, supply } = view.portfolio
  const sums = columnSums(supply)
  const offered = activities
    .map((code, at) => ({ code, supply: sums[at] as number }))
    .filter((one) => one.supply > 0)
    .sort((a, b) => b.supply - a.supply || (a.code < b.code ? -1 : 1))
  if (sumOf(sums) === 0) throw new Refusal('not-found', nothingToDraw)
  const columns = offered
    .slice(0, activitiesMost)
    .map(({ code }): Column => {
      const { title } = activityTold(deps, code, language)
      const prefixes = [code]
      return { code, name: title, prefixes, holds: ({ nace }) => isInside(nace, prefixes) }
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return { columns, hidden: offered.length - columns.length }
}
