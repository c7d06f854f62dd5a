/** Where a piece of a text stands: `text.slice(start, end)`. */
export type Span = Readonly<{ start: number; end: number }>

/** Abbreviations that a sentence goes on after, without their last dot. */
const goesOn = new Set(
  (
    'ul al pl os np tj tzn tzw m.in min max ok dr prof hab inż mgr św sp nr tel godz wg pow woj im ww zob str poz art ust pkt ds ' +
    'z.b z d.h d u.a u bzw ca inkl nr mind evtl ggf vgl dipl ing str abs sog max tel hr fr st mio mrd tsd exkl bspw usw ' +
    'e.g i.e eg ie approx vs dr mr mrs ms prof fig no nos vol st mt dept incl est resp cf al ' +
    'p.ex ex par env réf tél mme mlle mm av bd hab art éd etc'
  ).split(' '),
)

/** Abbreviations that may end a sentence: it ends if the next word begins with a capital and is no legal form. */
const mayEnd = new Set(
  'o.o s.a r w itp itd etc usw co ltd inc corp rok pn pt tys mln mld szt kg godz'.split(' '),
)

const legalForm = /^(?:Sp|S|Spółka|Co|KG|Ltd|Inc|SA|SAS|GmbH|k)[.\s]/
const monthOrOrdinal =
  /^(?:Jan|Feb|Mär|Apr|Mai|Juni|Juli|Aug|Sep|Okt|Nov|Dez|Generation|Jahrhundert|Etage|Stock|Klasse|Platz)/
const ending = /[.!?…]+["”»’')\]]*(?=\s)|(?<=\p{Ll}{2})[.!?](?=\p{Lu}\p{Ll}+\s)/gu

/**
 * The sentences of one paragraph, without the space between them. A dot does not end one after an abbreviation (`ul.`, `z. B.`,
 * `p. ex.`), an initial, an ordinal (`3. Mai`), within a number or before a small letter.
 */
export function sentenceSpans(text: string, within: Span): Span[] {
  const part = text.slice(within.start, within.end)
  const spans: Span[] = []
  let start = 0
  for (const match of part.matchAll(ending)) {
    const end = match.index + match[0].length
    if (!ends(part, start, match.index, match[0], part.slice(end, end + 24).trimStart())) continue
    spans.push({ start, end })
    start = end
  }
  spans.push({ start, end: part.length })
  return spans
    .map((span) => trimmed(part, span))
    .filter((span) => /[\p{L}\p{N}]/u.test(part.slice(span.start, span.end)))
    .map((span) => ({ start: span.start + within.start, end: span.end + within.start }))
}

function ends(part: string, start: number, at: number, mark: string, next: string): boolean {
  if (!/^["„“”«»‘’'([–-]*\s?[\p{Lu}\p{N}]/u.test(next) && !/^[•–-]/.test(next)) return false
  if (!mark.startsWith('.') || mark.startsWith('..')) return true
  const word = (/[^\s("„“«]+$/u.exec(part.slice(Math.max(start, at - 24), at))?.[0] ?? '').replace(
    /^[^\p{L}\p{N}]+/u,
    '',
  )
  const lower = word.toLowerCase()
  if (mayEnd.has(lower)) return !legalForm.test(next)
  if (goesOn.has(lower)) return false
  // An initial, "J. Kowalski", or the first half of "z. B."; after a figure it is a unit, "1,2 m".
  if (/^\p{L}$/u.test(word)) return /\d\s?\p{Ll}$/u.test(part.slice(start, at))
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return false
  return !(/^\d{1,2}$/.test(word) && monthOrOrdinal.test(next))
}

/** Without the white space at both ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end)
  const from = start + (part.length - part.trimStart().length)
  return { start: from, end: Math.max(from, start + part.trimEnd().length) }
}

/** The members of a list within a sentence, `a; b; c`, when there are three or more; else the sentence itself. */
export function listSpans(text: string, span: Span): Span[] {
  const part = text.slice(span.start, span.end)
  const separator = /\s[•●▪■◦‣·|]\s/.test(part) ? /\s[•●▪■◦‣·|]\s/g : /;\s/g
  const cuts = [...part.matchAll(separator)].map(({ index, 0: found }) => ({
    at: index,
    next: index + found.length,
  }))
  if (cuts.length < (separator.source.startsWith(';') ? 2 : 1)) return [span]
  const starts = [0, ...cuts.map(({ next }) => next)]
  const stops = [...cuts.map(({ at }) => at), part.length]
  return starts
    .map((start, index) => ({ start: span.start + start, end: span.start + (stops[index] ?? 0) }))
    .map((piece) => trimmed(text, piece))
    .filter(({ start, end }) => end > start)
}
