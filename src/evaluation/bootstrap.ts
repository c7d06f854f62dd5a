/** From, to. */
export type Interval = readonly [number, number]

/**
 * The means of several series over the same resamples (Efron, 1979): each resample draws as many places as there are, with
 * repetition, and every series is read at these places. So the difference of two of the means belongs to the same needs.
 * @param series all of one length; a place that is NaN does not count
 * @param unit uniform numbers in [0, 1)
 * @returns for each series one mean a resample; NaN where no place counts
 */
export function resampledMeans(
  series: readonly (readonly number[])[],
  resamples: number,
  unit: () => number,
): Float64Array[] {
  const length = series[0]?.length ?? 0
  const means = series.map(() => new Float64Array(resamples))
  const drawn = new Uint32Array(length)
  for (let resample = 0; resample < resamples; resample++) {
    for (let i = 0; i < length; i++) drawn[i] = Math.floor(unit() * length)
    for (const [at, values] of series.entries()) {
      const into = means[at]
      if (into) into[resample] = meanAt(values, drawn)
    }
  }
  return means
}

function meanAt(values: readonly number[], places: Uint32Array): number {
  let [sum, count] = [0, 0]
  for (const place of places) {
    const value = values[place] as number
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return sum / count
}

/** What lies between the outer quantiles: with `level` .95, from the 2.5 % to the 97.5 % point. NaN when there is nothing. */
export function intervalOf(means: ArrayLike<number>, level = 0.95): Interval {
  const sorted = Float64Array.from(means)
    .filter((value) => !Number.isNaN(value))
    .sort()
  const outside = (1 - level) / 2
  return [quantile(sorted, outside), quantile(sorted, 1 - outside)]
}

/** Differences of two series of means, resample by resample. */
export function differences(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, resample) => value - (b[resample] ?? Number.NaN))
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
