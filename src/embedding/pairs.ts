import { type Concept, mainLanguages, otherLanguages } from './concepts.ts'
import type { TextNumbers } from './corpus.ts'
import { pick, type Random } from './random.ts'
import { wrappings } from './wrappings.ts'

/** How many texts one side of a pair is put together of, at most. */
export const textsASideMax = 6

/** A concept with its texts numbered and its parents found; languages are those it has names in. */
type NumberedConcept = Readonly<{
  names: ReadonlyMap<string, readonly number[]>
  main: readonly string[]
  other: readonly string[]
  definition: number | undefined
  parents: readonly number[]
  weight: number
}>

/** How often a concept comes as a paragraph, and a text with phrases around it: chances from 0 to 1. */
export type PairMix = Readonly<{ paragraph: number; wrapped: number }>

/** What pairs are drawn from, and in which mix. `wrappings` are numbered texts by language. */
export type PairSource = Readonly<{
  mix: PairMix
  concepts: readonly NumberedConcept[]
  children: ReadonlyMap<number, readonly number[]>
  wrappings: ReadonlyMap<string, readonly number[]>
}>

/** Hands over two sides that mean the same; each is a handful of numbered texts, read as one text. */
export type EmitPair = (left: readonly number[], right: readonly number[], concept: number) => void

/** How much of a table an epoch shows; interfaces of software are off the subject. */
const sourceWeights: Readonly<Record<string, number>> = {
  evcc_ui: 0.3,
  thingsboard_ui: 0.3,
  wordnet_cldr: 0.5,
}

const chances = {
  otherLanguage: 0.4,
  synonyms: 0.7,
  definition: 0.8,
  parent: 0.3,
  withParent: 0.5,
}

export function pairSource(
  concepts: readonly Concept[],
  texts: TextNumbers,
  mix: PairMix,
): PairSource {
  const places = new Map(concepts.map(({ key }, place) => [key, place]))
  const children = new Map<number, number[]>()
  const numbered = concepts.map((concept, place): NumberedConcept => {
    const parents = concept.parents.flatMap((key) => places.get(key) ?? [])
    for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), place])
    const number = (names: readonly string[]) => names.map((name) => texts.numberOf(name))
    return {
      names: new Map([...concept.names].map(([language, names]) => [language, number(names)])),
      main: mainLanguages.filter((language) => concept.names.has(language)),
      other: otherLanguages.filter((language) => concept.names.has(language)),
      definition: concept.definition ? texts.numberOf(concept.definition) : undefined,
      parents,
      weight: sourceWeights[concept.source] ?? 1,
    }
  })
  const wrapped = Object.entries(wrappings).map(
    ([language, phrases]) => [language, phrases.map((phrase) => texts.numberOf(phrase))] as const,
  )
  return { mix, concepts: numbered, children, wrappings: new Map(wrapped) }
}

/** Draws the pairs of one epoch, concept by concept: the caller shuffles them. */
export function drawPairs(source: PairSource, random: Random, emit: EmitPair): void {
  for (const [place, concept] of source.concepts.entries()) {
    if (random.unit() >= concept.weight) continue
    drawTranslations(source, place, concept, random, emit)
    drawRewordings(place, concept, random, emit)
    drawRelatives(source, place, concept, random, emit)
    if (concept.main.length > 1 && random.unit() < source.mix.paragraph) {
      drawParagraphs(source, place, concept, random, emit)
    }
  }
}

function drawTranslations(
  source: PairSource,
  place: number,
  concept: NumberedConcept,
  random: Random,
  emit: EmitPair,
): void {
  for (const [at, language] of concept.main.entries()) {
    for (const other of concept.main.slice(at + 1)) {
      const left = wrapped(source, language, [nameIn(concept, language, random)], random)
      emit(left, wrapped(source, other, [nameIn(concept, other, random)], random), place)
    }
  }
  if (concept.main.length === 0) return
  for (const language of concept.other) {
    if (random.unit() >= chances.otherLanguage) continue
    const main = nameIn(concept, pick(random, concept.main), random)
    emit([nameIn(concept, language, random)], [main], place)
  }
}

/** Two names of one language, and a definition with a name. */
function drawRewordings(
  place: number,
  concept: NumberedConcept,
  random: Random,
  emit: EmitPair,
): void {
  for (const names of concept.names.values()) {
    if (names.length < 2 || random.unit() >= chances.synonyms) continue
    const first = random.below(names.length)
    const second = (first + 1 + random.below(names.length - 1)) % names.length
    emit([names[first] as number], [names[second] as number], place)
  }
  if (concept.definition === undefined || random.unit() >= chances.definition) return
  const language = pick(random, [...concept.names.keys()])
  emit([concept.definition], [nameIn(concept, language, random)], place)
}

/** A child with its parent, and both together in one language with both together in another. */
function drawRelatives(
  source: PairSource,
  place: number,
  concept: NumberedConcept,
  random: Random,
  emit: EmitPair,
): void {
  if (concept.parents.length === 0 || concept.main.length === 0) return
  const parent = source.concepts[pick(random, concept.parents)]
  const shared = concept.main.filter((language) => parent?.names.has(language))
  if (!parent || shared.length === 0) return
  const one = pick(random, shared)
  const two = pick(random, shared)
  if (random.unit() < chances.parent) {
    emit([nameIn(concept, one, random)], [nameIn(parent, two, random)], place)
  }
  if (random.unit() >= chances.withParent || one === two) return
  emit(
    [nameIn(concept, one, random), nameIn(parent, one, random)],
    [nameIn(concept, two, random), nameIn(parent, two, random)],
    place,
  )
}

/**
 * Something as long as a need or an offer: a concept with a few of its relatives in one language, and most of the same
 * in another.
 */
function drawParagraphs(
  source: PairSource,
  place: number,
  concept: NumberedConcept,
  random: Random,
  emit: EmitPair,
): void {
  const one = pick(random, concept.main)
  const two = pick(
    random,
    concept.main.filter((language) => language !== one),
  )
  const left = [nameIn(concept, one, random)]
  const right = [nameIn(concept, two, random)]
  const family = concept.parents.flatMap((parent) => source.children.get(parent) ?? [])
  for (let more = 1 + random.below(3); more > 0; more--) {
    const among = family.length > 1 ? pick(random, family) : random.below(source.concepts.length)
    const relative = source.concepts[among]
    if (!relative || among === place) continue
    if (relative.names.has(one) && random.unit() < 0.8) left.push(nameIn(relative, one, random))
    if (relative.names.has(two) && random.unit() < 0.8) right.push(nameIn(relative, two, random))
  }
  emit(
    [...left, ...wrapping(source, one, random)],
    [...right, ...wrapping(source, two, random)],
    place,
  )
}

function nameIn(concept: NumberedConcept, language: string, random: Random): number {
  return pick(random, concept.names.get(language) ?? [])
}

function wrapped(
  source: PairSource,
  language: string,
  texts: readonly number[],
  random: Random,
): readonly number[] {
  return random.unit() < source.mix.wrapped
    ? [...texts, ...wrapping(source, language, random)]
    : texts
}

/** One or two phrases put around a text of that language. */
function wrapping(source: PairSource, language: string, random: Random): number[] {
  const phrases = source.wrappings.get(language) ?? []
  if (phrases.length === 0) return []
  const first = pick(random, phrases)
  return random.unit() < 0.5 ? [first] : [first, pick(random, phrases)]
}
