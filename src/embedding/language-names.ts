import { type Concept, mainLanguages } from './concepts.ts'
import { hashOf } from './random.ts'

/** One in twenty concepts is kept aside, to measure on names that were not seen. */
const keptAsideOneIn = 20

/** A name, the language it is in, and the table it is from. */
export type Named = Readonly<{ source: string; language: string; name: string }>

export function isKeptAside({ source, key }: Concept): boolean {
  return hashOf(`${source} ${key}`) % keptAsideOneIn === 0
}

/**
 * The names, in `languages`, of the concepts kept aside. Left out are those that some table has in several of our languages, which
 * tell nothing, and those that a concept which is not kept aside has too, which were seen in training.
 */
export function namesKeptAside(
  concepts: readonly Concept[],
  languages: readonly string[] = mainLanguages,
): Named[] {
  const ours = languagesOfNames(concepts)
  const shown = concepts.filter((concept) => !isKeptAside(concept))
  const seen = new Set(shown.flatMap(({ names }) => [...names.values()].flat().map(spelled)))
  const tells = (name: string) => !seen.has(name) && (ours.get(name)?.size ?? 0) < 2
  return concepts
    .filter(isKeptAside)
    .flatMap(({ source, names }) =>
      languages.flatMap((language) =>
        (names.get(language) ?? [])
          .filter((name) => tells(spelled(name)))
          .map((name) => ({ source, language, name })),
      ),
    )
}

/** A text as it is typed where the keyboard lacks a language's letters: *Pruefstand*, *obrobka*. */
export function withoutMarks(text: string, language: string): string {
  const german = language === 'de' ? text.replace(/[äöü]/giu, (letter) => `${letter}e`) : text
  return german
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁđĐøØæÆœŒßıð]/gu, (letter) => plainLetters[letter] ?? letter)
}

const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ß: 'ss',
  ı: 'i',
  ð: 'd',
}

/** Which of our languages have a name, over all tables. */
function languagesOfNames(concepts: readonly Concept[]): Map<string, Set<string>> {
  const languages = new Map<string, Set<string>>()
  for (const { names } of concepts)
    for (const language of mainLanguages)
      for (const name of (names.get(language) ?? []).map(spelled)) {
        const known = languages.get(name)
        if (known) known.add(language)
        else languages.set(name, new Set([language]))
      }
  return languages
}

function spelled(name: string): string {
  return name.toLowerCase()
}
