import type { Specialisation, SpecialisationList } from '../catalogue/specialisation-list.ts'
import { Cosines } from '../matching/cosines.ts'
import { logistic } from '../matching/fit.ts'
import { type Line, plattLine } from '../matching/platt.ts'

/** One specialisation of one list. */
export type Domain = Readonly<{ list: string; code: string }>

/** A specialisation as a model knows it: the unit vector of its names, topics and activities, joined over the languages. */
export type KnownDomain = Domain & Readonly<{ item: Specialisation; vector: Float32Array }>

/** What is read of an entry: its NACE codes, and its unit vector where it has one. */
export type ReadEntry = Readonly<{ nace: readonly string[]; vector: Float32Array | undefined }>

/** What tells specialisations in entries: by one model, for the lists that hold on one day. */
export type Recogniser = Readonly<{
  domains: readonly KnownDomain[]
  /** With the vector of each domain. */
  cosines: Cosines
  /** For each domain, mean and standard deviation of its cosine with entries of all kinds. */
  backgrounds: readonly Background[]
  /** From likeness to the probability that an entry belongs. */
  line: Line
}>
type Background = Readonly<{ mean: number; spread: number }>

/**
 * Why an entry is in a domain. `nace`: its code that lies inside, or null. `likeness`: standard deviations by which its meaning
 * is nearer to this domain than to others, or null without a vector. `confidence` is in [0, 1].
 */
export type DomainFit = Domain &
  Readonly<{ confidence: number; nace: string | null; likeness: number | null }>

/** What a code inside the domain is worth alone: activities are broad, and a division has more than one use. */
const naceWorth = 0.6
/** The most that likeness is worth: above it, entries of the demo were no surer to have a code inside. */
const textCeiling = 0.5
/** What is left of likeness when the entry has codes, and none inside. */
const besideCodes = 0.6
/** Below this, a domain is not kept. */
const keptFrom = 0.3
const keptPerList = 5

/**
 * Makes a recogniser out of domains and of entries of all kinds whose activities are known. Likeness of texts is calibrated on
 * activities: Platt's line through how often an entry of that likeness has a code of the domain. That understates the truth, as
 * many entries belong to a domain by what they say and not by their code, and never overstates it.
 */
export function recogniserOf(
  domains: readonly KnownDomain[],
  entries: readonly ReadEntry[],
): Recogniser {
  const known = entries.filter(({ vector }) => vector !== undefined)
  const cosines = new Cosines(domains.map(({ vector }) => vector))
  const values = known.map((entry) => Float64Array.from(cosines.of(entry.vector as Float32Array)))
  const backgrounds = domains.map((_, at) => spreadOf(values.map((own) => own[at] as number)))
  const told = known.flatMap((entry) =>
    likenesses({ cosines, backgrounds }, entry.vector as Float32Array).map((value, index) => ({
      value,
      yes: codeInside(entry.nace, domains[index]?.item.nace ?? []) !== undefined,
      weight: 1,
    })),
  )
  return { domains, cosines, backgrounds, line: plattLine(told) }
}

function spreadOf(values: readonly number[]): Background {
  if (values.length === 0) return { mean: 0, spread: 1 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, spread: Math.max(1e-6, Math.sqrt(variance)) }
}

/**
 * How near a unit vector is to each domain, in standard deviations: its cosine against what that domain has with all texts, and then
 * against what this text has with all domains. Some domains are near to everything, and so are some texts.
 */
export function likenesses(
  { cosines, backgrounds }: Pick<Recogniser, 'cosines' | 'backgrounds'>,
  vector: Float32Array,
): number[] {
  const near = cosines.of(vector)
  const values = backgrounds.map(
    ({ mean, spread }, index) => ((near[index] as number) - mean) / spread,
  )
  const all = spreadOf(values)
  return values.map((value) => (value - all.mean) / all.spread)
}

/** The first of these codes that begins like one of the domain's, if any does. */
export function codeInside(
  codes: readonly string[],
  prefixes: readonly string[],
): string | undefined {
  return codes.find((code) => prefixes.some((prefix) => code.startsWith(prefix)))
}

/**
 * The domains of an entry among those of the given lists, surest first; a few for each list. An activity and a text are two
 * witnesses: where both speak for it, the entry belongs unless both are wrong (noisy or).
 */
export function domainsOf(
  recogniser: Recogniser,
  entry: ReadEntry,
  lists: ReadonlySet<string>,
): DomainFit[] {
  const near = entry.vector && likenesses(recogniser, entry.vector)
  const fits = recogniser.domains.flatMap(({ list, code, item }, index): DomainFit[] => {
    if (!lists.has(list)) return []
    const nace = codeInside(entry.nace, item.nace) ?? null
    const likeness = near?.[index] ?? null
    const confidence = confidenceOf({ nace, likeness, codes: entry.nace.length }, recogniser.line)
    return confidence < keptFrom ? [] : [{ list, code, confidence, nace, likeness }]
  })
  const bySurest = fits.sort((a, b) => b.confidence - a.confidence || (a.code < b.code ? -1 : 1))
  return [...Map.groupBy(bySurest, ({ list }) => list).values()].flatMap((own) =>
    own.slice(0, keptPerList),
  )
}

/**
 * In [0, 1]; grows with likeness, and with a code inside. An entry with codes of which none is inside speaks against the domain.
 */
export function confidenceOf(
  { nace, likeness, codes }: Pick<DomainFit, 'nace' | 'likeness'> & { codes: number },
  line: Line,
): number {
  const byText =
    likeness === null
      ? 0
      : Math.min(textCeiling, logistic(line.bias + Math.max(0, line.weight) * likeness))
  const alone = codes === 0 ? byText : besideCodes * byText
  const confidence = nace === null ? alone : 1 - (1 - naceWorth) * (1 - byText)
  return Math.round(confidence * 1000) / 1000
}

/** The words by which a domain is known in one language; activities are named by their titles. */
export function domainText(name: string, topics: string, activities: readonly string[]): string {
  return [name, topics, ...activities].filter((part) => part !== '').join('. ')
}

/** The domains of lists, each with the list that it is of. */
export function domainsIn(
  lists: readonly SpecialisationList[],
): readonly (Domain & { item: Specialisation })[] {
  return lists.flatMap(({ key, items }) =>
    items.map((item) => ({ list: key, code: item.code, item })),
  )
}
