import type { Catalogue } from '../catalogue/catalogue.ts'
import { spelled } from './header.ts'
import type { CountryNames } from './values.ts'

const known = new WeakMap<Catalogue, CountryNames>()

/** Every title of every country, and the code that it means. */
export function countryNames(catalogue: Catalogue): CountryNames {
  const before = known.get(catalogue)
  if (before) return before
  const titles = [...catalogue.countries.values()].flatMap(({ code, titles }) =>
    Object.values(titles).map((title) => [spelled(title), code] as const),
  )
  const names = new Map(titles)
  known.set(catalogue, names)
  return names
}
