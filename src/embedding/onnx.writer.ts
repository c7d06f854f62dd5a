import { ModelProto } from './onnx.format.ts'

/** ONNX's numbers for its types of elements. */
const elementTypes = { float32: 1, int8: 3, int32: 6, int64: 7 } as const
type ElementType = keyof typeof elementTypes

type Attributes = Readonly<Record<string, number | readonly number[] | { float: number }>>
export type Node = readonly [
  operator: string,
  inputs: readonly string[],
  output: string | readonly string[],
  attributes?: Attributes,
]
/** A named tensor; a dimension that is a word may have any size. */
export type Signature = Readonly<{
  name: string
  type: ElementType
  shape: readonly (number | string)[]
}>
export type Constant = Readonly<{
  name: string
  type: ElementType
  shape: readonly number[]
  data: ArrayBufferView
}>
export type Graph = Readonly<{
  name: string
  inputs: readonly Signature[]
  outputs: readonly Signature[]
  constants: readonly Constant[]
  nodes: readonly Node[]
}>

/** The bytes of an ONNX model (operator set 17) that computes `graph`; equal graphs give equal bytes. */
export function encodeOnnx(graph: Graph): Uint8Array {
  return ModelProto.encode({
    ir_version: 8,
    producer_name: 'splot',
    opset_import: [{ domain: '', version: 17 }],
    graph: {
      name: graph.name,
      node: graph.nodes.map(([operator, input, output, attributes]) => ({
        op_type: operator,
        input,
        output: typeof output === 'string' ? [output] : output,
        attribute: Object.entries(attributes ?? {}).map(attribute),
      })),
      initializer: graph.constants.map(({ name, type, shape, data }) => ({
        name,
        dims: shape,
        data_type: elementTypes[type],
        raw_data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      })),
      input: graph.inputs.map(valueInfo),
      output: graph.outputs.map(valueInfo),
    },
  }).finish()
}

function attribute([name, value]: [string, number | readonly number[] | { float: number }]) {
  if (typeof value === 'number') return { name, i: value, type: 2 }
  return 'float' in value ? { name, f: value.float, type: 1 } : { name, ints: value, type: 7 }
}

function valueInfo({ name, type, shape }: Signature) {
  const dim = shape.map((size) =>
    typeof size === 'number' ? { dim_value: size } : { dim_param: size },
  )
  return { name, type: { tensor_type: { elem_type: elementTypes[type], shape: { dim } } } }
}
