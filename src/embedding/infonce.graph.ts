import { InferenceSession, Tensor } from 'onnxruntime-node'
import { encodeOnnx, type Graph, type Node } from './onnx.writer.ts'

type LossAndGradients = Readonly<{
  loss: number
  leftGradient: Float32Array
  rightGradient: Float32Array
}>

/** What `infoNce` computes, for batches of one size, by ONNX Runtime. */
export type InfoNceGraph = Readonly<{
  run(left: Float32Array, right: Float32Array, concepts: Int32Array): Promise<LossAndGradients>
  close(): Promise<void>
}>

/**
 * Two threads, always: the number decides how sums are split, and the same seed shall give the same bytes.
 * @param size rows of a batch
 */
export async function openInfoNceGraph(
  size: number,
  dimension: number,
  temperature: number,
): Promise<InfoNceGraph> {
  const session = await InferenceSession.create(encodeOnnx(graph(size, dimension, temperature)), {
    intraOpNumThreads: 2,
  })
  return {
    run: async (left, right, concepts) => {
      const output = await session.run({
        left: new Tensor('float32', left, [size, dimension]),
        right: new Tensor('float32', right, [size, dimension]),
        concept_rows: new Tensor('int32', concepts, [size, 1]),
        concept_columns: new Tensor('int32', concepts, [1, size]),
      })
      const data = (name: string) => output[name]?.data as Float32Array
      return {
        loss: data('loss')[0] as number,
        leftGradient: data('left_gradient'),
        rightGradient: data('right_gradient'),
      }
    },
    close: () => session.release(),
  }
}

function graph(size: number, dimension: number, temperature: number): Graph {
  const matrix = { type: 'float32', shape: [size, dimension] } as const
  const places = Int32Array.from({ length: size }, (_, place) => place)
  const scalar = (name: string, value: number) =>
    ({ name, type: 'float32', shape: [], data: Float32Array.of(value) }) as const
  return {
    name: 'infonce',
    inputs: [
      { name: 'left', ...matrix },
      { name: 'right', ...matrix },
      { name: 'concept_rows', type: 'int32', shape: [size, 1] },
      { name: 'concept_columns', type: 'int32', shape: [1, size] },
    ],
    outputs: [
      { name: 'loss', type: 'float32', shape: [] },
      { name: 'left_gradient', ...matrix },
      { name: 'right_gradient', ...matrix },
    ],
    constants: [
      { name: 'rows', type: 'int32', shape: [size, 1], data: places },
      { name: 'columns', type: 'int32', shape: [1, size], data: places },
      { name: 'last', type: 'int64', shape: [1], data: BigInt64Array.of(-1n) },
      scalar('tiny', 1e-12),
      scalar('two', 2),
      scalar('far', 1e4),
      scalar('share', 1 / (2 * size * temperature)),
      scalar('minus_half', -0.5),
    ],
    nodes: [
      ...unitRows('left'),
      ...unitRows('right'),
      [
        'Gemm',
        ['left_unit', 'right_unit'],
        'scores',
        { transB: 1, alpha: { float: 1 / temperature } },
      ],
      ...exclusions(),
      ['Softmax', ['allowed'], 'forth', { axis: 1 }],
      ['Softmax', ['allowed'], 'back', { axis: 0 }],
      ...slopesAndLoss(),
      ['MatMul', ['slopes', 'right_unit'], 'left_pull'],
      ['Gemm', ['slopes', 'left_unit'], 'right_pull', { transA: 1 }],
      ...throughUnit('left'),
      ...throughUnit('right'),
    ],
  }
}

function unitRows(side: string): Node[] {
  return [
    ['ReduceL2', [side], `${side}_norm`, { axes: [-1], keepdims: 1 }],
    ['Max', [`${side}_norm`, 'tiny'], `${side}_length`],
    ['Div', [side, `${side}_length`], `${side}_unit`],
  ]
}

/** Other rows of the same concept are no wrong answers: their scores are put out of reach. */
function exclusions(): Node[] {
  return [
    ['Equal', ['concept_rows', 'concept_columns'], 'same'],
    ['Cast', ['same'], 'same_number', { to: 1 }],
    ['Equal', ['rows', 'columns'], 'diagonal'],
    ['Cast', ['diagonal'], 'target', { to: 1 }],
    ['Sub', ['same_number', 'target'], 'twins'],
    ['Mul', ['twins', 'far'], 'distance'],
    ['Sub', ['scores', 'distance'], 'allowed'],
  ]
}

function slopesAndLoss(): Node[] {
  return [
    ['Add', ['forth', 'back'], 'both'],
    ['Mul', ['target', 'two'], 'targets'],
    ['Sub', ['both', 'targets'], 'misses'],
    ['Mul', ['misses', 'share'], 'slopes'],
    ...(['forth', 'back'] as const).flatMap((way): Node[] => [
      ['Mul', [way, 'target'], `${way}_kept`],
      ['ReduceSum', [`${way}_kept`, 'last'], `${way}_right`, { keepdims: 0 }],
      ['Max', [`${way}_right`, 'tiny'], `${way}_chance`],
      ['Log', [`${way}_chance`], `${way}_log`],
    ]),
    ['Add', ['forth_log', 'back_log'], 'logs'],
    ['ReduceMean', ['logs'], 'log', { keepdims: 0 }],
    ['Mul', ['log', 'minus_half'], 'loss'],
  ]
}

function throughUnit(side: string): Node[] {
  return [
    ['Mul', [`${side}_pull`, `${side}_unit`], `${side}_products`],
    ['ReduceSum', [`${side}_products`, 'last'], `${side}_along`, { keepdims: 1 }],
    ['Mul', [`${side}_unit`, `${side}_along`], `${side}_component`],
    ['Sub', [`${side}_pull`, `${side}_component`], `${side}_across`],
    ['Div', [`${side}_across`, `${side}_length`], `${side}_gradient`],
  ]
}
