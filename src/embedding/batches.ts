/**
 * Groups texts of like length, so that little is padded and no batch outgrows memory.
 *
 * A batch holds at most `textsMax` texts and, counted as its longest text times its number of texts, at most
 * `charactersMax` characters (one text alone may exceed it). Returns positions in `lengths`, shortest texts first; each
 * position occurs once.
 */
export function batchesByLength(
  lengths: readonly number[],
  limits: Readonly<{ textsMax: number; charactersMax: number }>,
): number[][] {
  const order = lengths.map((_, position) => position)
  order.sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b)
  const batches: number[][] = []
  let batch: number[] = []
  for (const position of order) {
    const padded = (batch.length + 1) * (lengths[position] ?? 0)
    if (batch.length >= limits.textsMax || (batch.length > 0 && padded > limits.charactersMax)) {
      batches.push(batch)
      batch = []
    }
    batch.push(position)
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}
