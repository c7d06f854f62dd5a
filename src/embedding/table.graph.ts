import { decodeOnnx } from './onnx.reader.ts'
import { encodeOnnx, type Graph, type Node, type Signature } from './onnx.writer.ts'
import type { QuantisedTable } from './quantise.ts'

/**
 * A model that looks each piece up in a table: what transformers.js takes for the last layer of a BERT, and pools. The
 * table stays at eight bits in memory too; only the rows looked up become float32.
 */
export function tableOnnx(table: QuantisedTable): Uint8Array {
  return encodeOnnx(lookUp(table))
}

/**
 * The table in an ONNX model that `tableOnnx` wrote, its rows in the memory of `bytes`; undefined for a model that computes
 * anything else.
 * @throws where the bytes are no ONNX model
 */
export function tableOf(bytes: Uint8Array): QuantisedTable | undefined {
  const { graph, constants } = decodeOnnx(bytes)
  const [table, scales] = [constants.get('table'), constants.get('scales')]
  const [rows = 0, dimension = 0] = table?.shape ?? []
  const empty = { rows: new Int8Array(), scales: new Float32Array() }
  if (
    !(
      table &&
      scales &&
      Buffer.from(encodeOnnx(lookUp({ dimension, ...empty }, rows))).equals(graph)
    )
  )
    return undefined
  const { data } = table
  if (data.length !== rows * dimension || scales.data.length !== rows * 4) return undefined
  return {
    dimension,
    rows: new Int8Array(data.buffer, data.byteOffset, data.length),
    scales: new Float32Array(scales.data.slice().buffer),
  }
}

const positions = ['texts', 'pieces'] as const

function lookUp({ dimension, rows, scales }: QuantisedTable, count = scales.length): Graph {
  const input = (name: string): Signature => ({ name, type: 'int64', shape: positions })
  const nodes: Node[] = [
    ['Gather', ['table', 'input_ids'], 'rounded', { axis: 0 }],
    ['Cast', ['rounded'], 'numbers', { to: 1 }],
    ['Gather', ['scales', 'input_ids'], 'row_scales', { axis: 0 }],
    ['Mul', ['numbers', 'row_scales'], 'last_hidden_state'],
  ]
  return {
    name: 'token table',
    inputs: [input('input_ids')],
    outputs: [{ name: 'last_hidden_state', type: 'float32', shape: [...positions, dimension] }],
    constants: [
      { name: 'table', type: 'int8', shape: [count, dimension], data: rows },
      { name: 'scales', type: 'float32', shape: [count, 1], data: scales },
    ],
    nodes,
  }
}
