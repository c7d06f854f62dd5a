import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@huggingface/transformers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeModelFolder } from '../../src/embedding/model-folder.writer.ts'
import { quantiseRows } from '../../src/embedding/quantise.ts'
import { trainUnigram } from '../../src/embedding/unigram-training.ts'
import { wordsOf } from '../../src/embedding/words.ts'

const words = ['▁stahlbau', '▁holzbau', '▁łódź', '▁pièces', '▁über', '▁20mm', '▁forêt', '▁żeliwo']
const unigram = trainUnigram(new Map(words.map((word, at) => [word, 3 + at])), 60)

let folder: string
let tokenizer: PreTrainedTokenizer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'splot-tokenizer-'))
  const table = quantiseRows(new Float32Array(unigram.pieces.length * 2).fill(1), 2)
  writeModelFolder(folder, unigram.pieces, table)
  env.allowRemoteModels = false
  tokenizer = await AutoTokenizer.from_pretrained(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('training and transformers.js see the same pieces in any text', () => {
  const characters = fc.constantFrom(...'stahlbuozłódźpièceÜBER20m ,.-–„(漢ﬁ½İß\n\t')
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 40 }), (text) => {
      const ours = wordsOf(text).flatMap((word) => unigram.split(word))
      expect([...tokenizer.encode(text)]).toEqual(ours)
    }),
    { numRuns: 500 },
  )
})
