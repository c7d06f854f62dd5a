import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { QuantisedTable } from './quantise.ts'
import { tableOnnx } from './table.graph.ts'
import { piecesMax, tokenizerConfigJson, tokenizerJson } from './tokenizer-json.ts'
import type { Piece } from './unigram.ts'

/** Writes a model where transformers.js finds it: tokenizer.json, tokenizer_config.json, config.json, onnx/model.onnx. */
export function writeModelFolder(
  folder: string,
  pieces: readonly Piece[],
  table: QuantisedTable,
): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true })
  const config = {
    splot_name: basename(resolve(folder)),
    // No attention is computed: `bert` is the name under which transformers.js pools what the graph gives.
    model_type: 'bert',
    hidden_size: table.dimension,
    vocab_size: pieces.length,
    max_position_embeddings: piecesMax,
  }
  writeJson(join(folder, 'config.json'), config)
  writeJson(join(folder, 'tokenizer.json'), tokenizerJson(pieces))
  writeJson(join(folder, 'tokenizer_config.json'), tokenizerConfigJson(pieces))
  writeFileSync(join(folder, 'onnx', 'model.onnx'), tableOnnx(table))
}

function writeJson(path: string, content: unknown): void {
  writeFileSync(path, `${JSON.stringify(content)}\n`)
}
