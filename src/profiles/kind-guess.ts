import { competencyWords } from './competency-kind-cues.ts'
import type { EntryKind, Side } from './entry.ts'
import { needWords } from './need-kind-cues.ts'

/** The kind of entry that a text names first, or null when it names none. */
export function guessKind(side: Side, text: string): EntryKind | null {
  let first: { kind: EntryKind; at: number } | undefined
  for (const [kind, words] of side === 'need' ? needWords : competencyWords) {
    const at = words.exec(text)?.index
    if (at !== undefined && (first === undefined || at < first.at)) first = { kind, at }
  }
  return first?.kind ?? null
}

/** The technology readiness level that a text names, the lower one of a range. */
export function statedTrl(text: string): number | null {
  const level = /(?<!\p{L})TRL[\s:-]{0,3}([1-9])(?!\d)/iu.exec(text)?.[1]
  return level === undefined ? null : Number(level)
}
