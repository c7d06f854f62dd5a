/** A table of whole numbers in [-127, 127]; the value at row r is `rows[…] * scales[r]`. */
export type QuantisedTable = Readonly<{ dimension: number; rows: Int8Array; scales: Float32Array }>

/**
 * Rounds each row of a row-major table to eight bits with a scale of its own. No value moves by more than half its
 * row's scale, that is, by more than 1/254 of the row's largest value.
 */
export function quantiseRows(values: Float32Array, dimension: number): QuantisedTable {
  const rows = new Int8Array(values.length)
  const scales = new Float32Array(values.length / dimension)
  for (let row = 0; row < scales.length; row++) {
    const begin = row * dimension
    let largest = 0
    for (let i = begin; i < begin + dimension; i++) {
      largest = Math.max(largest, Math.abs(values[i] as number))
    }
    const scale = Math.fround(largest / 127)
    scales[row] = scale
    if (scale === 0) continue
    for (let i = begin; i < begin + dimension; i++)
      rows[i] = Math.round((values[i] as number) / scale)
  }
  return { dimension, rows, scales }
}

/** The table that a quantised table stands for. */
export function restoreRows(table: QuantisedTable): Float32Array {
  return Float32Array.from(
    table.rows,
    (value, at) => value * (table.scales[Math.floor(at / table.dimension)] as number),
  )
}
