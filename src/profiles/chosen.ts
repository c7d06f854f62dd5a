/** From this confidence on a proposal is `sure`: below it, no word of the sentence told its side. */
const sureFrom = 0.5

/**
 * Which proposals somebody confirms, as indexes from 0 in rising order: `all`, `sure` (those that say their side and are not said
 * already), or numbers from 1, `1,3,4`.
 * @returns the first number that is none of them as `unknown`
 */
export function chosen(
  wish: string,
  proposals: readonly Readonly<{ confidence: number; duplicateOf: unknown }>[],
): Readonly<{ indexes: readonly number[]; unknown?: undefined } | { unknown: string }> {
  if (wish === 'all') return { indexes: proposals.map((_, index) => index) }
  if (wish === 'sure')
    return {
      indexes: proposals.flatMap(({ confidence, duplicateOf }, index) =>
        confidence >= sureFrom && !duplicateOf ? [index] : [],
      ),
    }
  const numbers = wish.split(',').map((part) => part.trim())
  const unknown = numbers.find(
    (number) => !/^[1-9]\d{0,3}$/.test(number) || Number(number) > proposals.length,
  )
  if (unknown !== undefined) return { unknown }
  const indexes = [...new Set(numbers.map((number) => Number(number) - 1))]
  return { indexes: indexes.sort((a, b) => a - b) }
}
