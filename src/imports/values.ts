import { type Column, targetOf } from './columns.ts'
import { spelled } from './header.ts'
import { valueSynonyms } from './synonyms.ts'

/** Codes of countries by their names in any of our languages, spelled as `spelled` does. */
export type CountryNames = ReadonlyMap<string, string>

const meanings = new Map(
  Object.entries(valueSynonyms).map(([target, values]) => [
    target,
    new Map(
      Object.entries(values).flatMap(([value, wordings]) =>
        [value, ...wordings.split(',')].map((wording) => [spelled(wording), value] as const),
      ),
    ),
  ]),
)

/**
 * What a cell or a JSON value says, in the form that the API takes: lists split, numbers read, names of
 * languages and countries turned into codes. What cannot be read stays as it is, for the schema to refuse;
 * an empty cell and null are undefined, which clears a field.
 */
export function meaningOf(column: Column, raw: unknown, countries: CountryNames): unknown {
  if (raw === null || raw === undefined) return undefined
  if (typeof raw !== 'string') return raw
  const text = raw.trim()
  if (text === '') return undefined
  switch (column.shape) {
    case 'list':
      return listOf(column, text)
    case 'number':
      return numberOf(text)
    case 'labels':
      return parsed(text)
    case 'day':
      return dayOf(text)
    default:
      return textOf(column, text, countries)
  }
}

function textOf(column: Column, text: string, countries: CountryNames): string {
  const known = meanings.get(targetOf(column))
  if (known) return known.get(spelled(text)) ?? text
  if (column.field === 'country' && text.length > 2) return countries.get(spelled(text)) ?? text
  return text
}

function listOf(column: Column, text: string): string[] {
  const items = text
    .split(/[|;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  const languages = column.field === 'languages' ? meanings.get('entry.language') : undefined
  return languages ? items.map((item) => languages.get(spelled(item)) ?? item) : items
}

function numberOf(text: string): unknown {
  const [, digits] = /^(?:TRL[ -]?)?(\d{1,9})$/i.exec(text) ?? []
  return digits === undefined ? text : Number(digits)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Days are also written 23.11.2026 in the countries that Splot starts in; 11/23 or 23/11 nobody can tell. */
function dayOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  if (year === undefined) return text
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}
