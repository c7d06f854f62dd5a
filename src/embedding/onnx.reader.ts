import { ModelProto } from './onnx.format.ts'

/** A tensor kept in an ONNX file; `data` are its bytes, in the memory that was read. */
type StoredTensor = Readonly<{ shape: readonly number[]; data: Uint8Array }>

/** An ONNX model: the bytes of the same model with all its constants emptied, which say what it computes; and the constants by name. */
export type ReadOnnx = Readonly<{ graph: Uint8Array; constants: ReadonlyMap<string, StoredTensor> }>

type Decoded = {
  graph: { initializer: { name: string; dims: unknown[]; raw_data: Uint8Array }[] }
}

/** @throws where the bytes are no ONNX model */
export function decodeOnnx(bytes: Uint8Array): ReadOnnx {
  const model = ModelProto.decode(bytes)
  const { graph } = model as unknown as Decoded
  const constants = graph.initializer.map(({ name, dims, raw_data }): [string, StoredTensor] => [
    name,
    { shape: dims.map(Number), data: raw_data },
  ])
  for (const constant of graph.initializer) constant.raw_data = new Uint8Array()
  return { graph: ModelProto.encode(model).finish(), constants: new Map(constants) }
}
