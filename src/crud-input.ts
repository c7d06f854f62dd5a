import { readFileSync } from 'node:fs'
import type { Phrase } from './platform/phrase.ts'
import { Refusal } from './platform/refusal.ts'

/** @throws Refusal `malformed` for a filter that is not name=value */
export function queryOf(filters: readonly string[]): Record<string, string> {
  const broken = filters.find((filter) => !/^\w+=/.test(filter))
  if (broken !== undefined) throw new Refusal('malformed', notAFilter(broken))
  return Object.fromEntries(
    filters.map((filter) => [filter.split('=')[0] ?? '', filter.slice(filter.indexOf('=') + 1)]),
  )
}

/** The JSON of an argument, or of standard input. @throws Refusal `malformed` */
export function contentOf(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? readFileSync(0, 'utf8'))
  } catch {
    throw new Refusal('malformed', {
      en: 'The content is not valid JSON. Put it in single quotes, with double quotes inside.',
      pl: 'Treść nie jest poprawnym JSON-em. Ujmij ją w apostrofy, a w środku użyj cudzysłowów.',
      de: 'Der Inhalt ist kein gültiges JSON. Setzen Sie ihn in einfache Anführungszeichen, innen doppelte.',
      fr: "Le contenu n'est pas du JSON valide. Mettez-le entre apostrophes, avec des guillemets doubles à l'intérieur.",
    })
  }
}

function notAFilter(filter: string): Phrase {
  return {
    en: `A filter is written name=value, such as country=PL; got "${filter}".`,
    pl: `Filtr zapisuje się jako nazwa=wartość, np. country=PL; podano „${filter}”.`,
    de: `Ein Filter wird als name=wert geschrieben, etwa country=PL; angegeben ist „${filter}“.`,
    fr: `Un filtre s'écrit nom=valeur, par exemple country=PL ; reçu « ${filter} ».`,
  }
}
