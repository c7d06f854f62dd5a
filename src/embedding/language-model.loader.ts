import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type LanguageModel, tableLengths } from './language-model.ts'
import { ModelUnavailable } from './model-unavailable.ts'

/** The language model that ships with Splot. */
export const builtInLanguages = join(
  import.meta.dirname,
  '..',
  '..',
  'data',
  'language',
  'languages.bin.gz',
)

/** The tables of a model one after another, packed. */
export function packLanguages({ tables }: LanguageModel): Buffer {
  const bytes = tables.map(
    (table) => new Uint8Array(table.buffer, table.byteOffset, table.byteLength),
  )
  return gzipSync(Buffer.concat(bytes), { level: 9 })
}

/** @throws ModelUnavailable for a file that is not there, or not what `packLanguages` writes */
export function readLanguages(file: string): LanguageModel {
  const bytes = unpacked(file)
  const lengths = tableLengths()
  if (bytes.length !== lengths.reduce((sum, length) => sum + length, 0))
    throw new ModelUnavailable(
      `${file} is no language model of this version: make it anew with splot model train-languages.`,
    )
  let at = 0
  return {
    tables: lengths.map((length) => {
      at += length
      return new Int8Array(bytes.buffer, bytes.byteOffset + at - length, length)
    }),
  }
}

function unpacked(file: string): Buffer {
  try {
    return gunzipSync(readFileSync(file))
  } catch (cause) {
    throw new ModelUnavailable(
      `The language model ${file} cannot be read: restore it from the repository, or make it anew with splot model train-languages.`,
      { cause },
    )
  }
}
