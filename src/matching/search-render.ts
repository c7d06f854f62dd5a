import { colon, type Language, type Phrase } from '../platform/phrase.ts'
import { languageName } from './phrases.ts'
import { bar, words as common, type Paint, plain } from './render.ts'

const words = {
  nothing: {
    en: 'Nothing found.',
    pl: 'Nic nie znaleziono.',
    de: 'Nichts gefunden.',
    fr: 'Rien trouvé.',
  },
  readAs: {
    en: 'Nobody has these words; read instead:',
    pl: 'Nikt nie używa tych słów; przyjęto:',
    de: 'Diese Wörter hat niemand; gelesen als:',
    fr: "Personne n'emploie ces mots ; lus comme :",
  },
  filters: {
    en: 'What further filters would leave:',
    pl: 'Ile zostawiłyby dalsze filtry:',
    de: 'Was weitere Filter übrig ließen:',
    fr: 'Ce que laisseraient d’autres filtres :',
  },
  keptSearches: {
    en: 'You keep no search yet.',
    pl: 'Nie masz jeszcze zapisanych wyszukiwań.',
    de: 'Sie haben noch keine gespeicherte Suche.',
    fr: "Vous n'avez encore aucune recherche enregistrée.",
  },
  noNews: { en: 'Nothing new.', pl: 'Nic nowego.', de: 'Nichts Neues.', fr: 'Rien de nouveau.' },
} as const satisfies Record<string, Phrase>

type Item = Readonly<{
  fit: number | null
  entry: { title: string; sentence: string; language: Language }
  organisation: { name: string | null; country: string; city: string | null }
}>
type FacetValue = Readonly<{ value: string; label: string | null; entries: number }>
type Result = Readonly<{
  items: readonly Item[]
  corrections?: readonly { written: string; read: string }[]
  facets?: Readonly<Record<string, readonly FacetValue[]>> | null
}>

/** Hits for a terminal: each with its fit, whose it is, and the sentence that answers. */
export function renderSearch(result: Result, language: Language, paint: Paint = plain): string {
  const corrections = (result.corrections ?? []).map(({ written, read }) => `${written} → ${read}`)
  const lines = [
    ...(corrections.length > 0 ? [`${words.readAs[language]} ${corrections.join(', ')}`, ''] : []),
    ...(result.items.length > 0
      ? itemLines(result.items, language, paint)
      : [words.nothing[language]]),
    ...facetLines(result.facets ?? {}, language, paint),
  ]
  return `${lines.join('\n')}\n`
}

/** New hits of a kept search for a terminal. */
export function renderNews(
  items: readonly Item[],
  language: Language,
  paint: Paint = plain,
): string {
  const lines = items.length > 0 ? itemLines(items, language, paint) : [words.noNews[language]]
  return `${lines.join('\n')}\n`
}

/** Kept searches for a terminal, each with the number of its news. */
export function renderSavedSearches(
  items: readonly { id: string; name: string; news: number }[],
  language: Language,
): string {
  if (items.length === 0) return `${words.keptSearches[language]}\n`
  return items.map(({ id, name, news }) => `${id}  ${String(news).padStart(3)}  ${name}\n`).join('')
}

function itemLines(items: readonly Item[], language: Language, paint: Paint): string[] {
  return items.flatMap(({ fit, entry, organisation }, index) => [
    `${String(index + 1).padStart(3)}. ${paint.strong(entry.title)}${fit === null ? '' : `  ${bar(fit)} ${fit.toFixed(2)}`}`,
    `     ${organisation.name ?? common.anonymous[language]}, ${organisation.city ?? organisation.country}`,
    paint.quiet(`     “${entry.sentence}” (${languageName(entry.language)[language]})`),
  ])
}

function facetLines(
  facets: Readonly<Record<string, readonly FacetValue[]>>,
  language: Language,
  paint: Paint,
): string[] {
  const names = Object.keys(facets)
  if (names.length === 0) return []
  const lines = names.map((name) => {
    const values = (facets[name] ?? [])
      .slice(0, 8)
      .map(({ value, label, entries }) => `${label ?? value} ${entries}`)
    return `  ${paint.quiet(name)}${colon[language]} ${values.join(', ')}`
  })
  return ['', words.filters[language], ...lines]
}
