import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { LanguageModel, LanguageTable } from './language-model.ts'
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

const Table = z.strictObject({
  languages: z.array(z.string().length(2)).nonempty(),
  shape: z.strictObject({ bits: z.int().min(1).max(22), longest: z.int().min(1).max(9) }),
})
const Header = z.strictObject({ ours: Table, all: Table })

/** A line of JSON that describes the tables, then their bytes one after the other; packed. */
export function packLanguages({ ours, all }: LanguageModel): Buffer {
  const described = ({ languages, shape }: LanguageTable) => ({ languages, shape })
  const header = JSON.stringify({ ours: described(ours), all: described(all) })
  const weights = [ours, all].map((table) => new Uint8Array(table.weights))
  return gzipSync(Buffer.concat([Buffer.from(`${header}\n`), ...weights]), { level: 9 })
}

/** @throws ModelUnavailable for a file that is not there, or not what `packLanguages` writes */
export function readLanguages(file: string): LanguageModel {
  try {
    return unpacked(gunzipSync(readFileSync(file)))
  } catch (cause) {
    throw new ModelUnavailable(
      `The language model ${file} cannot be read: restore it from the repository, or make it anew with splot model train-languages.`,
      { cause },
    )
  }
}

function unpacked(bytes: Buffer): LanguageModel {
  const headerEnd = bytes.indexOf('\n')
  const { ours, all } = Header.parse(JSON.parse(bytes.toString('utf8', 0, headerEnd)))
  const allBegin = headerEnd + 1 + sizeOf(ours)
  if (bytes.length !== allBegin + sizeOf(all)) throw new RangeError('The tables have other sizes.')
  const weights = (table: z.infer<typeof Table>, begin: number) =>
    new Int8Array(bytes.buffer, bytes.byteOffset + begin, sizeOf(table))
  return {
    ours: { ...ours, weights: weights(ours, headerEnd + 1) },
    all: { ...all, weights: weights(all, allBegin) },
  }
}

function sizeOf({ languages, shape }: z.infer<typeof Table>): number {
  return 2 ** shape.bits * languages.length
}
