import { InferenceSession, Tensor } from 'onnxruntime-node'
import { encodeOnnx, type Graph } from '../embedding/onnx.writer.ts'

/** The best of one block of rows for each of a block of queries: scores, largest first, and places in the block. */
type BlockBest = Readonly<{ scores: Float32Array; places: Int32Array }>

/** Dot products of two blocks and their `k` largest for each query, in one graph: scores never leave it. */
export type BlockGraph = Readonly<{
  /** @param queries, rows whole vectors one after another; at least `k` rows */
  run(queries: Float32Array, rows: Float32Array): Promise<BlockBest>
  close(): Promise<void>
}>

/** One thread each: several graphs side by side keep several cores busier than one graph on all of them. */
export async function openBlockGraph(dimension: number, k: number): Promise<BlockGraph> {
  const session = await InferenceSession.create(encodeOnnx(graph(dimension, k)), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  })
  return {
    run: async (queries, rows) => {
      const matrix = (vectors: Float32Array) =>
        new Tensor('float32', vectors, [vectors.length / dimension, dimension])
      const { best, places } = await session.run({ queries: matrix(queries), rows: matrix(rows) })
      return { scores: best?.data as Float32Array, places: places?.data as Int32Array }
    },
    close: () => session.release(),
  }
}

/** ONNX's number for 32-bit integers. */
const int32 = 6

function graph(dimension: number, k: number): Graph {
  return {
    name: 'all-pairs',
    inputs: [
      { name: 'queries', type: 'float32', shape: ['query', dimension] },
      { name: 'rows', type: 'float32', shape: ['row', dimension] },
    ],
    outputs: [
      { name: 'best', type: 'float32', shape: ['query', k] },
      { name: 'places', type: 'int32', shape: ['query', k] },
    ],
    constants: [{ name: 'k', type: 'int64', shape: [1], data: BigInt64Array.of(BigInt(k)) }],
    nodes: [
      ['Gemm', ['queries', 'rows'], 'scores', { transB: 1 }],
      ['TopK', ['scores', 'k'], ['best', 'long_places'], { axis: -1, largest: 1, sorted: 1 }],
      ['Cast', ['long_places'], 'places', { to: int32 }],
    ],
  }
}
