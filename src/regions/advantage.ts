import { columnSums, type Matrix, type Presence, rowSums, sumOf } from './matrix.ts'

/** When a share above the average counts as a specialisation; both 0 for the plain quotient. */
export type Caution = Readonly<{
  /** A region has an activity from this much of it on: one entry is no specialisation. */
  least: number
  /** As much of the average is added to what is counted and to what is expected: few counts prove little. */
  prior: number
}>

/** For counts of entries, or of anything else that is counted. */
export const cautious: Caution = { least: 3, prior: 1 }

/** For figures that are no counts, such as turnover in millions: what is small depends on their unit. */
export const plain: Caution = { least: 0, prior: 0 }

/**
 * Location quotient, also called revealed advantage (Balassa, 1965): a region's share of an activity over everybody's share
 * of it; 1 is the average. With a prior it is drawn towards 1, the more the less there is to count: (X + p) / (E + p), E
 * being what the region would have if it were average. 0 where nothing can be expected.
 * @param table region × activity, none below 0
 * @returns region × activity, from 0 up
 */
export function locationQuotients(
  table: Matrix,
  { prior }: Pick<Caution, 'prior'> = plain,
): Matrix {
  const { rows, columns, values } = table
  const [byRegion, byActivity] = [rowSums(table), columnSums(table)]
  const total = sumOf(byRegion)
  const quotients = new Float64Array(values.length)
  for (let region = 0; region < rows; region++)
    for (let activity = 0; activity < columns; activity++) {
      const at = region * columns + activity
      const expected = ((byRegion[region] as number) * (byActivity[activity] as number)) / total
      if (expected > 0) quotients[at] = ((values[at] as number) + prior) / (expected + prior)
    }
  return { rows, columns, values: quotients }
}

/**
 * In which activities each region has an advantage: a quotient of 1 or more, of at least as much as caution asks for. Nothing
 * is rounded before it is compared.
 */
export function advantages(table: Matrix, caution: Caution = plain): Presence {
  const { values: quotients } = locationQuotients(table, caution)
  const { rows: regions, columns: activities } = table
  const values = new Uint8Array(quotients.length)
  for (const [at, quotient] of quotients.entries()) {
    const counted = table.values[at] as number
    if (quotient >= 1 - rounding && counted > 0 && counted >= caution.least) values[at] = 1
  }
  return { regions, activities, values }
}

/** A share that is exactly the average comes out a few units of the last digit off. */
const rounding = 1e-12
