import { type Concept, mainLanguages } from './concepts.ts'
import { LanguageCounts, type LanguageModel, likeliestLanguage } from './language-model.ts'
import { hashOf } from './random.ts'

/** One in twenty concepts is kept aside, to measure on names that were not seen. */
const heldOutOneIn = 20

const smoothing = 0.05

/** A name and the language it is in. */
export type Named = Readonly<{
  source: string
  language: (typeof mainLanguages)[number]
  name: string
}>

/** Learns from the names of the concepts that are not kept aside. The same concepts give the same model. */
export function trainLanguages(concepts: readonly Concept[]): LanguageModel {
  const counts = new LanguageCounts()
  for (const concept of concepts) {
    if (isKeptAside(concept)) continue
    for (const language of mainLanguages)
      for (const name of concept.names.get(language) ?? []) counts.add(name, language)
    if (concept.definition) counts.add(concept.definition, 'en')
  }
  return counts.model(smoothing)
}

/** The names of the concepts kept aside; those that a concept has in several languages tell nothing, and are left out. */
export function namesKeptAside(concepts: readonly Concept[]): Named[] {
  return concepts.filter(isKeptAside).flatMap(({ source, names }) => {
    const spelled = new Map<string, Set<string>>()
    for (const [language, all] of names)
      for (const name of all) {
        const key = name.toLowerCase()
        spelled.set(key, (spelled.get(key) ?? new Set()).add(language))
      }
    return mainLanguages.flatMap((language) =>
      (names.get(language) ?? [])
        .filter((name) => spelled.get(name.toLowerCase())?.size === 1)
        .map((name) => ({ source, language, name })),
    )
  })
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

function isKeptAside({ source, key }: Concept): boolean {
  return hashOf(`${source} ${key}`) % heldOutOneIn === 0
}
