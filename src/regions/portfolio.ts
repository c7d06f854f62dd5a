import type { Capability, ColumnsOf } from './capability.ts'
import type { Backing } from './emerging.ts'
import type { Matrix } from './matrix.ts'

/** What regions have and look for. Each table is region × activity, or whatever column they are compared by. */
export type Portfolio = Readonly<{
  regions: readonly string[]
  activities: readonly string[]
  /** Entries that offer it, or what a table says that the region has. */
  supply: Matrix
  /** Entries that look for it. */
  demand: Matrix
  /** Organisations behind the offers; the same as `supply` for a table that somebody brings along. */
  organisations: Matrix
}>

/** Counts what entries offer and look for. Regions and activities are in the order of their codes. */
export function portfolioOf(capabilities: readonly Capability[], columnsOf: ColumnsOf): Portfolio {
  const cells = capabilities.flatMap((one) =>
    columnsOf(one).map((activity) => ({ ...one, activity })),
  )
  const regions = [...new Set(capabilities.map(({ region }) => region))].sort()
  const activities = [...new Set(cells.map(({ activity }) => activity))].sort()
  const at = placesIn(regions, activities)
  const [supply, demand, organisations] = [0, 1, 2].map(() => empty(regions, activities))
  const seen = new Set<string>()
  for (const { side, region, activity, organisationId } of cells) {
    const cell = at(region, activity)
    add(side === 'need' ? demand : supply, cell)
    const whose = `${organisationId} ${cell}`
    if (side === 'need' || seen.has(whose)) continue
    seen.add(whose)
    add(organisations, cell)
  }
  return { regions, activities, ...tables(supply, demand, organisations) }
}

type Tables = Pick<Portfolio, 'supply' | 'demand' | 'organisations'>

function tables(supply?: Matrix, demand?: Matrix, organisations?: Matrix): Tables {
  if (!supply || !demand || !organisations) throw new Error('A table is missing.')
  return { supply, demand, organisations }
}

function empty(regions: readonly string[], activities: readonly string[]): Matrix {
  const values = new Float64Array(regions.length * activities.length)
  return { rows: regions.length, columns: activities.length, values }
}

function add(table: Matrix | undefined, cell: number): void {
  if (table) table.values[cell] = (table.values[cell] as number) + 1
}

function placesIn(regions: readonly string[], activities: readonly string[]) {
  const [rows, columns] = [regions, activities].map(
    (codes) => new Map(codes.map((code, place) => [code, place])),
  )
  return (region: string, activity: string) =>
    (rows?.get(region) ?? Number.NaN) * activities.length + (columns?.get(activity) ?? Number.NaN)
}

/** What a table says that each region has of each activity, one cell after the other; cells named twice are added up. */
export type Figures = Readonly<{
  regions: readonly string[]
  activities: readonly string[]
  supply: Matrix
  /** Rows that name the region and activity of an earlier one; they are added up. */
  repeated: number
}>

/**
 * The figures of a table in the place of what is offered; what is looked for stays what Splot knows, for the activities that
 * both have by the same code. A region that only Splot knows has nothing in the table.
 */
export function withFigures(own: Portfolio, figures: Figures): Portfolio {
  const regions = [...new Set([...figures.regions, ...own.regions])].sort()
  const activities = [...new Set([...figures.activities, ...own.activities])].sort()
  const at = placesIn(regions, activities)
  const moved = (from: Pick<Figures, 'regions' | 'activities'>, table: Matrix) => {
    const to = empty(regions, activities)
    for (const [row, region] of from.regions.entries())
      for (const [column, activity] of from.activities.entries())
        to.values[at(region, activity)] = table.values[row * table.columns + column] as number
    return to
  }
  const supply = moved(figures, figures.supply)
  return { regions, activities, supply, demand: moved(own, own.demand), organisations: supply }
}

/** Who stands behind each activity of a region, offering or looking for it, by activity. */
export function backingOf(
  capabilities: readonly Capability[],
  region: string,
  activitiesOf: ColumnsOf,
  yearAgo: string,
  twoYearsAgo: string,
): Map<string, Backing> {
  const byActivity = new Map<string, Map<string, Capability[]>>()
  for (const one of capabilities) {
    if (one.region !== region) continue
    for (const activity of activitiesOf(one)) {
      const backers = byActivity.get(activity) ?? new Map<string, Capability[]>()
      byActivity.set(activity, backers)
      backers.set(one.organisationId, [...(backers.get(one.organisationId) ?? []), one])
    }
  }
  return new Map(
    [...byActivity].map(([activity, backers]) => {
      const all = [...backers.values()]
      const among = (fits: (one: Capability) => boolean) =>
        all.filter((own) => own.some(fits)).length
      return [
        activity,
        {
          organisations: all.length,
          smallAndMedium: among(
            ({ kind, size }) => kind === 'company' && size !== null && size !== 'large',
          ),
          research: among(({ kind }) => kind === 'research-organisation' || kind === 'university'),
          lately: among(({ statedOn }) => statedOn > yearAgo),
          before: among(({ statedOn }) => statedOn > twoYearsAgo && statedOn <= yearAgo),
        },
      ]
    }),
  )
}
