import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Constant, encodeOnnx, type Graph } from '../../src/embedding/onnx.writer.ts'
import { seededRandom } from '../../src/embedding/random.ts'
import { tokenizerConfigJson, tokenizerJson } from '../../src/embedding/tokenizer-json.ts'
import { type Piece, reservedPieces } from '../../src/embedding/unigram.ts'

const pieces: readonly Piece[] = [
  ...reservedPieces,
  ...[...'▁abcdefghijklmnopqrstuvwxyz'].map((letter): Piece => [letter, -3]),
]

export type TinyTransformer = Readonly<{
  /** What config.json says besides, or instead of the true length of its vectors. */
  config?: Readonly<Record<string, unknown>>
  /** What tokenizer_config.json says besides; undefined leaves a word out. */
  tokenizerConfig?: Readonly<Record<string, unknown>>
  weights?: string
  seed?: number
}>

/** A transformer of one attention layer with random weights that knows letters: nonsense, but of the usual shape. */
export function writeTinyTransformer(
  folder: string,
  dimension: number,
  { config, tokenizerConfig, weights = 'model.onnx', seed = 7 }: TinyTransformer = {},
): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true })
  const write = (file: string, content: unknown) =>
    writeFileSync(join(folder, file), JSON.stringify(content))
  const shape = { model_type: 'bert', hidden_size: dimension, vocab_size: pieces.length }
  write('config.json', { ...shape, ...config })
  write('tokenizer.json', tokenizerJson(pieces))
  write('tokenizer_config.json', { ...(tokenizerConfigJson(pieces) as object), ...tokenizerConfig })
  writeFileSync(join(folder, 'onnx', weights), encodeOnnx(attention(dimension, seed)))
}

function attention(dimension: number, seed: number): Graph {
  const random = seededRandom(seed)
  const weights = (name: string, rows: number): Constant => ({
    name,
    type: 'float32',
    shape: [rows, dimension],
    data: Float32Array.from({ length: rows * dimension }, () => random.normal()),
  })
  const number = (name: string, value: number): Constant => ({
    name,
    type: 'float32',
    shape: [],
    data: Float32Array.of(value),
  })
  const tokens = { type: 'int64', shape: ['texts', 'pieces'] } as const
  return {
    name: 'tiny transformer',
    inputs: [
      { name: 'input_ids', ...tokens },
      { name: 'attention_mask', ...tokens },
    ],
    outputs: [
      { name: 'last_hidden_state', type: 'float32', shape: ['texts', 'pieces', dimension] },
    ],
    constants: [
      weights('letters', pieces.length),
      weights('to_query', dimension),
      weights('to_key', dimension),
      weights('to_value', dimension),
      number('one', 1),
      number('far', 1e9),
      { name: 'middle', type: 'int64', shape: [1], data: BigInt64Array.of(1n) },
    ],
    nodes: [
      ['Gather', ['letters', 'input_ids'], 'embedded'],
      ['MatMul', ['embedded', 'to_query'], 'query'],
      ['MatMul', ['embedded', 'to_key'], 'key'],
      ['MatMul', ['embedded', 'to_value'], 'value'],
      ['Transpose', ['key'], 'key_columns', { perm: [0, 2, 1] }],
      ['MatMul', ['query', 'key_columns'], 'scores'],
      ['Cast', ['attention_mask'], 'real', { to: 1 }],
      ['Sub', ['one', 'real'], 'padding'],
      ['Mul', ['padding', 'far'], 'penalty'],
      ['Unsqueeze', ['penalty', 'middle'], 'penalties'],
      ['Sub', ['scores', 'penalties'], 'allowed'],
      ['Softmax', ['allowed'], 'attention', { axis: -1 }],
      ['MatMul', ['attention', 'value'], 'attended'],
      ['Add', ['attended', 'embedded'], 'last_hidden_state'],
    ],
  }
}
