import { type Concept, mainLanguages, otherLanguages } from './concepts.ts'
import { type LanguageRecipe, type Lesson, learnLanguages } from './language-learning.ts'
import { type LanguageModel, likeliestLanguage } from './language-model.ts'
import { isKeptAside, type Named, withoutMarks } from './language-names.ts'
import { seededRandom } from './random.ts'

/** Every language of the tables in Latin letters; those that only the Combined Nomenclature has come last. */
export const taughtLanguages: readonly string[] = [
  ...mainLanguages,
  ...otherLanguages,
  ...['et', 'ga', 'hr', 'lv', 'mt', 'sl'],
]

/** What the two tables of the built-in model were made with; data/language/README.md says what else was tried. */
export const languageRecipes: Readonly<Record<'ours' | 'all', LanguageRecipe>> = {
  ours: { shape: { bits: 17, longest: 5 }, epochs: 2, learningRate: 0.5, balance: 1 },
  all: { shape: { bits: 14, longest: 3 }, epochs: 2, learningRate: 0.5, balance: 0.5 },
}

/** Dictionaries give by far the most names, and few like those that organisations write. */
const dictionaryWeight = 0.6

/** So much does a name count again that is typed without its marks. */
const unmarkedWeight = 0.2

/**
 * Learns from the names and definitions of the concepts that are not kept aside. The same concepts give the same model on the same
 * kind of processor.
 * @param concepts with their names in `taughtLanguages`
 */
export function trainLanguages(
  concepts: readonly Concept[],
  recipes: typeof languageRecipes = languageRecipes,
): LanguageModel {
  const shown = concepts.filter((concept) => !isKeptAside(concept))
  const lessons = (languages: readonly string[], some: readonly Concept[]) =>
    some.flatMap((concept) => lessonsOf(concept, languages))
  const terms = shown.filter(({ source }) => source !== 'wordnet')
  return {
    ours: learnLanguages(
      lessons(mainLanguages, shown),
      mainLanguages,
      recipes.ours,
      seededRandom(1),
    ),
    all: learnLanguages(
      lessons(taughtLanguages, terms),
      taughtLanguages,
      recipes.all,
      seededRandom(1),
    ),
  }
}

function lessonsOf({ source, names, definition }: Concept, languages: readonly string[]): Lesson[] {
  const weight = source === 'wordnet' ? dictionaryWeight : 1
  const lessons = languages.flatMap((language) =>
    (names.get(language) ?? []).flatMap((text): Lesson[] => {
      const unmarked = withoutMarks(text, language)
      const again = { text: unmarked, language, weight: weight * unmarkedWeight }
      return unmarked === text ? [{ text, language, weight }] : [{ text, language, weight }, again]
    }),
  )
  return definition ? [...lessons, { text: definition, language: 'en', weight }] : lessons
}

/** The share of names whose language is told right, from 0 to 1; NaN for no names. */
export function accuracy(
  names: readonly Named[],
  detect: (text: string) => string | undefined,
): number {
  return names.filter(({ name, language }) => detect(name) === language).length / names.length
}

/** By what `accuracy` of a model is measured. */
export function detectBy(model: LanguageModel): (text: string) => string | undefined {
  return (text) => likeliestLanguage(model, text)
}
