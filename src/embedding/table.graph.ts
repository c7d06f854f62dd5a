import { encodeOnnx, type Node, type Signature } from './onnx.writer.ts'
import type { QuantisedTable } from './quantise.ts'

const positions = ['texts', 'pieces'] as const

/**
 * A model that looks each piece up in a table: what transformers.js takes for the last layer of a BERT, and pools. The
 * table stays at eight bits in memory too; only the rows looked up become float32.
 */
export function tableOnnx(table: QuantisedTable): Uint8Array {
  const rows = table.scales.length
  const input = (name: string): Signature => ({ name, type: 'int64', shape: positions })
  const nodes: Node[] = [
    ['Gather', ['table', 'input_ids'], 'rounded', { axis: 0 }],
    ['Cast', ['rounded'], 'numbers', { to: 1 }],
    ['Gather', ['scales', 'input_ids'], 'row_scales', { axis: 0 }],
    ['Mul', ['numbers', 'row_scales'], 'last_hidden_state'],
  ]
  return encodeOnnx({
    name: 'token table',
    inputs: [input('input_ids')],
    outputs: [
      { name: 'last_hidden_state', type: 'float32', shape: [...positions, table.dimension] },
    ],
    constants: [
      { name: 'table', type: 'int8', shape: [rows, table.dimension], data: table.rows },
      { name: 'scales', type: 'float32', shape: [rows, 1], data: table.scales },
    ],
    nodes,
  })
}
