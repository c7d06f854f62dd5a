/** Adds to one of many sums. */
export function accumulate(sums: Float64Array, at: number, amount: number): void {
  sums[at] = (sums[at] as number) + amount
}
