import { hashOf } from './random.ts'

/** The languages of organisations' texts; the others that tables offer are learnt beside them. */
export const mainLanguages = ['en', 'pl', 'de', 'fr'] as const

/** Latin-script languages that the Common Procurement Vocabulary offers besides. */
export const otherLanguages = [
  'cs',
  'es',
  'it',
  'nl',
  'sk',
  'hu',
  'lt',
  'ro',
  'sv',
  'da',
  'fi',
  'pt',
] as const

/**
 * One meaning and what it is called, by language; the first name of a language is the preferred one. `definition` is a
 * sentence or more in English. `source` names the table, `key` is one of its rows: two sources never share a key, two
 * rows of one lexicon may.
 */
export type Concept = Readonly<{
  source: string
  key: string
  names: ReadonlyMap<string, readonly string[]>
  definition?: string
  parents: readonly string[]
}>

/** One in fifty concepts of these tables is kept from training, to measure on what was not seen. */
const measuredSources = new Set(['cpv', 'esco', 'euroscivoc'])
const heldOutOneIn = 50

export function isHeldOut(concept: Concept): boolean {
  return measuredSources.has(concept.source) && hashOf(concept.key) % heldOutOneIn === 0
}
