import protobuf from 'protobufjs'

/**
 * As much of ONNX's own format definition (onnx.proto, Apache-2.0) as the small graphs of this project need, with its
 * field numbers.
 */
const definition = `
syntax = "proto3";
message AttributeProto { string name = 1; float f = 2; int64 i = 3; repeated int64 ints = 8; int32 type = 20; }
message NodeProto { repeated string input = 1; repeated string output = 2; string op_type = 4; repeated AttributeProto attribute = 5; }
message TensorProto { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; }
message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
message TensorShape { repeated Dimension dim = 1; }
message TensorType { int32 elem_type = 1; TensorShape shape = 2; }
message TypeProto { TensorType tensor_type = 1; }
message ValueInfoProto { string name = 1; TypeProto type = 2; }
message GraphProto { repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5; repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12; }
message OperatorSetId { string domain = 1; int64 version = 2; }
message ModelProto { int64 ir_version = 1; string producer_name = 2; GraphProto graph = 7; repeated OperatorSetId opset_import = 8; }
`
const ModelProto = protobuf.parse(definition, { keepCase: true }).root.lookupType('ModelProto')

/** ONNX's numbers for its types of elements. */
const elementTypes = { float32: 1, int8: 3, int32: 6, int64: 7 } as const
type ElementType = keyof typeof elementTypes

type Attributes = Readonly<Record<string, number | readonly number[] | { float: number }>>
export type Node = readonly [
  operator: string,
  inputs: readonly string[],
  output: string,
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
        output: [output],
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
