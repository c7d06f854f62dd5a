/** A table of numbers, row by row: the value of row `r` and column `c` is at `r * columns + c`. */
export type Matrix = Readonly<{ rows: number; columns: number; values: Float64Array }>

/** Which region has which activity: 1 or 0, row by row, one row for each region. */
export type Presence = Readonly<{ regions: number; activities: number; values: Uint8Array }>

export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0
  return { rows: rows.length, columns, values: Float64Array.from(rows.flat()) }
}

export function presenceOf(rows: readonly (readonly number[])[]): Presence {
  const activities = rows[0]?.length ?? 0
  return { regions: rows.length, activities, values: Uint8Array.from(rows.flat()) }
}

export function rowOf({ columns, values }: Matrix, row: number): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns)
}

export function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

export function rowSums({ rows, columns, values }: Matrix): Float64Array {
  const sums = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (let at = row * columns; at < (row + 1) * columns; at++) sum += values[at] as number
    sums[row] = sum
  }
  return sums
}

export function columnSums({ rows, columns, values }: Matrix): Float64Array {
  const sums = new Float64Array(columns)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      sums[column] = (sums[column] as number) + (values[row * columns + column] as number)
  return sums
}

/** The activities of each region, as places in order: what is walked instead of all the zeros. */
export function activitiesOf({ regions, activities, values }: Presence): Int32Array[] {
  return Array.from({ length: regions }, (_, region) => {
    const present: number[] = []
    for (let activity = 0; activity < activities; activity++)
      if (values[region * activities + activity] === 1) present.push(activity)
    return Int32Array.from(present)
  })
}

/** Regions and activities change places. */
export function turned({ regions, activities, values }: Presence): Presence {
  const across = new Uint8Array(values.length)
  for (let region = 0; region < regions; region++)
    for (let activity = 0; activity < activities; activity++)
      across[activity * regions + region] = values[region * activities + activity] as number
  return { regions: activities, activities: regions, values: across }
}

/** How many activities each region has (its diversity). */
export function diversityOf({ regions, activities, values }: Presence): Float64Array {
  const counts = new Float64Array(regions)
  for (let region = 0; region < regions; region++)
    for (let activity = 0; activity < activities; activity++)
      counts[region] =
        (counts[region] as number) + (values[region * activities + activity] as number)
  return counts
}

/** How many regions have each activity (its ubiquity). */
export function ubiquityOf(presence: Presence): Float64Array {
  return diversityOf(turned(presence))
}
