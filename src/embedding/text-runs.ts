/** The texts from `from` up to `to`, without it. */
export type TextRun = Readonly<{ from: number; to: number }>

/**
 * Cuts texts, in order, into runs of which each is little work: at most `textsMax` texts of at most `charactersMax`
 * characters together, or one text that is longer by itself.
 */
export function* textRuns(
  texts: readonly string[],
  limits: Readonly<{ textsMax: number; charactersMax: number }>,
): Generator<TextRun> {
  let from = 0
  let characters = 0
  for (const [at, { length }] of texts.entries()) {
    const isFull = at - from >= limits.textsMax || characters + length > limits.charactersMax
    if (isFull && at > from) {
      yield { from, to: at }
      from = at
      characters = 0
    }
    characters += length
  }
  if (from < texts.length) yield { from, to: texts.length }
}
