import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { StaticModel } from './static-model.ts'
import { tableOf } from './table.graph.ts'
import { tokenizerConfigJson, tokenizerJson } from './tokenizer-json.ts'
import { type Piece, Unigram } from './unigram.ts'
import { wordStart } from './words.ts'

/**
 * Reads a model folder that `writeModelFolder` wrote, without ONNX Runtime. Every file is compared with what would be
 * written today: undefined for a folder in which any of them says anything else, which is then for transformers.js to read.
 */
export function readStaticModel(folder: string, weights: string): StaticModel | undefined {
  try {
    const pieces = readPieces(folder)
    const table = pieces && tableOf(readShared(join(folder, weights)))
    if (!table || table.scales.length !== pieces.length) return undefined
    return { table, splitter: new Unigram(pieces).arrays }
  } catch {
    // Whoever reads the files next can say better what is wrong with them.
    return undefined
  }
}

/** The vocabulary, provided that the tokenizer does with it what `Unigram` and `wordsOf` do. */
function readPieces(folder: string): readonly Piece[] | undefined {
  const tokenizer = readJson(join(folder, 'tokenizer.json'))
  const pieces = (tokenizer as { model?: { vocab?: readonly Piece[] } }).model?.vocab
  if (!pieces || !isDeepStrictEqual(tokenizer, tokenizerJson(pieces))) return undefined
  const settings = readJson(join(folder, 'tokenizer_config.json'))
  if (!isDeepStrictEqual(settings, tokenizerConfigJson(pieces))) return undefined
  // Without it unknown words would run together.
  return pieces.some(([text]) => text === wordStart) ? pieces : undefined
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** A file's bytes in memory that threads can share. */
function readShared(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size))
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, at)
      if (read === 0) throw new Error(`${path} became shorter while it was read.`)
      at += read
    }
    return bytes
  } finally {
    closeSync(file)
  }
}
