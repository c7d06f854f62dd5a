/**
 * Groups texts of like length, so that little is padded and no batch outgrows memory.
 *
 * A batch of n texts, the longest of which has m characters, keeps n within `textsMax`, n · m within `charactersMax` (what is
 * computed for each piece) and n · m² within `pairsMax` (what attention computes for each pair of pieces); one text
 * alone may exceed them. Returns positions in `lengths`, shortest texts first; each position occurs once.
 */
export function batchesByLength(
  lengths: readonly number[],
  limits: Readonly<{ textsMax: number; charactersMax: number; pairsMax: number }>,
): number[][] {
  const order = lengths.map((_, position) => position)
  order.sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b)
  const batches: number[][] = []
  let batch: number[] = []
  for (const position of order) {
    const texts = batch.length + 1
    const longest = lengths[position] ?? 0
    const isFull =
      texts > limits.textsMax ||
      texts * longest > limits.charactersMax ||
      texts * longest ** 2 > limits.pairsMax
    if (isFull && batch.length > 0) {
      batches.push(batch)
      batch = []
    }
    batch.push(position)
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}
