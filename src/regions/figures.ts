import type { Catalogue, Region } from '../catalogue/catalogue.ts'
import { normaliseNace } from '../catalogue/catalogue.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import {
  activityMissing,
  allNothing,
  coarserThan,
  notAnAmount,
  notATable,
  tooManyActivities,
} from './phrases.ts'
import { placeOf } from './place.ts'
import type { Figures } from './portfolio.ts'

/** Names of columns, in the languages and programs that such tables come from. */
const names = {
  region: ['region', 'nuts', 'nuts2', 'nuts3', 'geo', 'nuts_code', 'région', 'kod'],
  activity: [
    'activity',
    'nace',
    'nace_r2',
    'pkd',
    'działalność',
    'tätigkeit',
    'activité',
    'technology',
    'product',
  ],
  value: [
    'value',
    'count',
    'employment',
    'patents',
    'wartość',
    'wert',
    'valeur',
    'obs_value',
    'amount',
  ],
} as const

export type Columns = Readonly<{ region: number; activity: number; value: number }>

/** Activities that can be compared pair by pair, without filling the memory. */
const activitiesMost = 3000
/** One activity may be written in a few ways; beyond so many nobody reads on. */
const spellingsEach = 4

/** Where the three columns are. @returns what is wrong where one is missing */
export function columnsOf(header: readonly string[]): Columns | Phrase {
  const place = (column: keyof typeof names) =>
    header.findIndex((name) =>
      (names[column] as readonly string[]).includes(name.trim().toLowerCase()),
    )
  const columns = { region: place('region'), activity: place('activity'), value: place('value') }
  return Object.values(columns).includes(-1) ? notATable(header) : columns
}

/**
 * Takes the rows of a table one after the other and adds them up by region and activity. Regions inside one of the compared
 * level count to it.
 */
export class Figuring {
  readonly problems: FieldProblem[] = []
  readonly #catalogue: Catalogue
  readonly #digits: number
  readonly #places = new Map<string, Region | undefined>()
  readonly #cells = new Map<string, Map<string, number>>()
  readonly #activities = new Map<string, string>()
  readonly #taken = new Map<string, Set<string>>()
  #repeated = 0

  constructor(catalogue: Catalogue, digits: number) {
    this.#catalogue = catalogue
    this.#digits = digits
  }

  /** @param pointer where the row stands, such as `/line/12` */
  take(code: string, activity: string, amount: string, pointer: string): void {
    const region = this.#placeOf(code, pointer)
    const value = amountOf(amount)
    if (value === undefined) this.problems.push({ pointer, phrase: notAnAmount(amount) })
    if (activity === '') this.problems.push({ pointer, phrase: activityMissing })
    if (!region || value === undefined || activity === '') return
    const name = this.#nameOf(activity)
    this.#note(code, name)
    const row = this.#cells.get(region.code) ?? new Map<string, number>()
    this.#cells.set(region.code, row)
    row.set(name, (row.get(name) ?? 0) + value)
  }

  /** Whether more activities were named than can be compared, so that there is no use in reading on. */
  get isFull(): boolean {
    return this.#activities.size > activitiesMost * spellingsEach
  }

  /** Everything taken, or what is wrong with the whole of it. */
  figures(): Figures | Phrase {
    const regions = [...this.#cells.keys()].sort()
    const activities = [...new Set(this.#activities.values())].sort()
    if (activities.length > activitiesMost)
      return tooManyActivities(activities.length, activitiesMost)
    const values = new Float64Array(regions.length * activities.length)
    for (const [row, region] of regions.entries())
      for (const [column, activity] of activities.entries())
        values[row * activities.length + column] = this.#cells.get(region)?.get(activity) ?? 0
    if (!values.some((value) => value > 0)) return allNothing
    const supply = { rows: regions.length, columns: activities.length, values }
    return { regions, activities, supply, repeated: this.#repeated }
  }

  /** Counts rows that name the very region and activity of an earlier one: a table of several years looks like that. */
  #note(code: string, activity: string): void {
    const taken = this.#taken.get(code) ?? new Set<string>()
    this.#taken.set(code, taken)
    if (taken.has(activity)) this.#repeated++
    taken.add(activity)
  }

  #placeOf(code: string, pointer: string): Region | undefined {
    if (this.#places.has(code)) return this.#places.get(code)
    const place = placeOf(this.#catalogue, code, pointer)
    const known = this.#known(place, code, pointer)
    this.#places.set(code, known)
    return known
  }

  #known(place: Region | FieldProblem, code: string, pointer: string): Region | undefined {
    if ('phrase' in place) {
      this.problems.push(place)
      return undefined
    }
    if (place.code.length < this.#digits) {
      this.problems.push({ pointer, phrase: coarserThan(code, this.#digits - 2) })
      return undefined
    }
    return this.#catalogue.regions.get(place.code.slice(0, this.#digits)) ?? place
  }

  /** A code of NACE as Splot writes it, so that both sides meet; any other name as it is. */
  #nameOf(activity: string): string {
    const known = this.#activities.get(activity)
    if (known !== undefined) return known
    const nace = normaliseNace(activity)
    const name = nace !== undefined && this.#catalogue.nace.has(nace) ? nace : activity
    this.#activities.set(activity, name)
    return name
  }
}

/** A number from 0 up; nothing for anything else. An empty cell is 0. */
function amountOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '')
  if (plain === '' || plain === ':') return 0
  const value = Number(plain)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
