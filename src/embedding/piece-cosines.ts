import { othersMost, RowDots } from './dots.ts'
import type { QuantisedTable } from './quantise.ts'

/** How near the rows of a model's table are to each other. */
export class PieceCosines {
  /** One through the length of each row, 0 for a row of zeros. */
  readonly inverse: Float64Array
  readonly #dots: RowDots

  constructor(table: QuantisedTable) {
    this.#dots = new RowDots(table.rows, table.dimension)
    this.inverse = Float64Array.from(table.scales, (_, row) => inverseLength(table, row))
  }

  /** Writes the cosines of one piece with each of others, in [-1, 1], from a place on; the same whichever of two is asked. */
  write(piece: number, others: Uint32Array, into: Float32Array, begin: number): void {
    for (let from = 0; from < others.length; from += othersMost)
      this.#writeSome(piece, others.subarray(from, from + othersMost), into, begin + from)
  }

  #writeSome(piece: number, others: Uint32Array, into: Float32Array, begin: number): void {
    const dots = this.#dots.of(piece, others)
    const inverse = this.inverse
    const own = inverse[piece] as number
    for (let i = 0; i < others.length; i++)
      into[begin + i] = (dots[i] as number) * (own * (inverse[others[i] as number] as number))
  }
}

function inverseLength({ rows, dimension }: QuantisedTable, row: number): number {
  let squares = 0
  for (let i = row * dimension; i < (row + 1) * dimension; i++) squares += (rows[i] as number) ** 2
  return squares === 0 ? 0 : 1 / Math.sqrt(squares)
}
