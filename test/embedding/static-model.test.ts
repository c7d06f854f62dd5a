import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import { promisify } from 'node:util'
import {
  AutoTokenizer,
  env,
  type FeatureExtractionPipeline,
  type PreTrainedTokenizer,
  pipeline,
} from '@huggingface/transformers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtInModelFolder } from '../../src/embedding/built-in.ts'
import { openEmbedder } from '../../src/embedding/embedder.loader.ts'
import { type Embedder, unitVector } from '../../src/embedding/embedder.ts'
import { writeModelFolder } from '../../src/embedding/model-folder.writer.ts'
import { quantiseRows } from '../../src/embedding/quantise.ts'
import { seededRandom } from '../../src/embedding/random.ts'
import { readStaticModel } from '../../src/embedding/static-model.loader.ts'
import { StaticEmbedding } from '../../src/embedding/static-model.ts'
import { type Piece, reservedPieces } from '../../src/embedding/unigram.ts'
import { wrappings } from '../../src/embedding/wrappings.ts'

const data = join(import.meta.dirname, '../../data')
const weights = 'onnx/model.onnx'

/** Some thousand labels, codes and phrases in four languages. */
const shortTexts = [
  ...new Set(readFileSync(join(data, 'catalogue/nace.csv'), 'utf8').split(/[,"\n]+/)),
  ...Object.values(wrappings).flat(),
].filter((text) => text !== '')
/** Every third, for the plain call is slow. */
const someShortTexts = shortTexts.filter((_, at) => at % 3 === 0)

const descriptions = readFileSync(join(data, 'demo/entries.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { title: string; description: string })

const oddTexts = [
  'ŻÓŁW i Łódź, 20 mm × 3½″ (²⁰²⁶), œuvre d’art – ﬁlter №5',
  'I\u0307STANBUL İstanbul ΣΊΣΥΦΟΣ ΟΔΟΣ. STRASSE Straße',
  'e\u0301le\u0300ve naïve coöperatie Ａｌｕ１２３ ⅷ ㎏ ﷺ',
  'a<unk>b <pad><pad> stal<pad>owa <UNK> ＜pad＞ <unk',
  '漢字 стал حديد डिज़ाइन 鋼 ไทย',
  '\u{1D504}\u{1D505} \u{10348}\u{10349}a \ud800steel\udc00 \u{20BB7}',
  'no\u00adbreak\u200bzero\u00a0width\u2028line\ttab\r\nend\u0000nul',
  'DIN-EN-ISO 9001:2015 / IP67 / 3,5kW / 24/7 / A4 / CO₂ / m² / 1e-5 / 1.000.000 €',
  'supercalifragilistic'.repeat(40),
  '\u0301\u0302', // marks alone
  '_____', // joins words in some languages, is none here
  'x',
  '▁steel▁',
]

let plain: FeatureExtractionPipeline
let tokenizer: PreTrainedTokenizer
let embedder: Embedder
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'splot-static-'))
  env.allowRemoteModels = false
  plain = await pipeline('feature-extraction', builtInModelFolder, { dtype: 'fp32' })
  tokenizer = await AutoTokenizer.from_pretrained(builtInModelFolder)
  embedder = await openEmbedder({ model: builtInModelFolder })
})
afterAll(async () => {
  await Promise.all([plain.dispose(), embedder.close()])
  rmSync(folder, { recursive: true })
})

/** The greatest difference, in any component, from what transformers.js gives for the same texts. */
async function differenceFromPlain(texts: readonly string[], ours: readonly Float32Array[]) {
  let greatest = 0
  const order = [...texts.keys()].toSorted(
    (a, b) => (texts[a] ?? '').length - (texts[b] ?? '').length,
  )
  for (let at = 0; at < order.length; at += 64) {
    const batch = order.slice(at, at + 64)
    const inputs = [...batch.map((place) => texts[place] ?? ''), 'steel']
    const output = await plain(inputs, { pooling: 'mean', normalize: true })
    for (const [row, place] of batch.entries()) {
      const theirs = unitVector((output.data as Float32Array).slice(row * 384, (row + 1) * 384))
      for (const [i, value] of theirs.entries()) {
        // A number that is none must not pass for a small one.
        greatest = Math.max(greatest, Math.abs(value - (ours[place]?.[i] ?? Number.NaN)))
      }
    }
  }
  return greatest
}

describe('the built-in model, embedded with directly', { timeout: 120_000 }, () => {
  const tolerance = 1e-6

  test('gives the vectors of the plain call, for thousands of short texts', async () => {
    expect(someShortTexts.length).toBeGreaterThan(2000)
    const ours = await embedder.embed(someShortTexts)
    expect(await differenceFromPlain(someShortTexts, ours)).toBeLessThan(tolerance)
  })

  test('gives them for paragraphs, odd texts and none', async () => {
    const texts = [
      '',
      ' ',
      '?!',
      ...oddTexts,
      ...descriptions.map(({ description }) => description),
    ]
    expect(await differenceFromPlain(texts, await embedder.embed(texts))).toBeLessThan(tolerance)
  })

  test('gives them for a text that is cut', async () => {
    const book = descriptions.map(({ title, description }) => `${title}. ${description}`).join(' ')
    const cut = tokenizer(book, { truncation: true, return_tensor: false }).input_ids
    expect(cut).toHaveLength(4096)
    const texts = [book, `${book} ${book}`]
    const [one, two] = await embedder.embed(texts)
    expect(two).toEqual(one)
    expect(await differenceFromPlain([book], [one ?? new Float32Array()])).toBeLessThan(tolerance)
  })

  test('sees the pieces that the tokenizer sees, in any text', () => {
    const model = readStaticModel(builtInModelFolder, weights)
    if (!model) throw new Error('The built-in model was not read as a static one.')
    const embedding = new StaticEmbedding(model)
    for (const text of oddTexts)
      expect(embedding.pieces(text), text).toEqual(tokenizer.encode(text))
    const some = fc.constantFrom('<unk>', '<pad>', '<', ' ', 'stal', 'İ', 'Σ', 'ß', 'ﬁ', '漢', '²')
    const units = fc.oneof(
      some,
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(units, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        expect(embedding.pieces(text)).toEqual(tokenizer.encode(text))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('many texts', { timeout: 60_000 }, () => {
  const many = Array.from(
    { length: 12_000 },
    (_, at) =>
      `${shortTexts[at % shortTexts.length]} ${at % 97} ${at % 3 === 0 ? 'stal nierdzewna' : ''}`,
  )

  test('get the very vectors that each gets alone, in threads too', async () => {
    const together = await embedder.embed(many)
    expect(together).toHaveLength(many.length)
    for (let at = 0; at < many.length; at += 1000) {
      const alone = await embedder.embed(many.slice(at, at + 1000))
      expect(together.slice(at, at + 1000)).toEqual(alone)
    }
  })

  test.each([4000, 12_000])('let other work have its turn: %i of them', async (count) => {
    let settled = false
    const embedding = embedder.embed(many.slice(0, count)).then(() => {
      settled = true
    })
    let turns = 0
    for (; !settled; turns++) await otherWork()
    await embedding
    expect(turns).toBeGreaterThan(10)
  })

  test('are given up when the model is closed, and embedded when it is asked again', async () => {
    const other = await openEmbedder({ model: builtInModelFolder })
    const embedding = expect(other.embed(many)).rejects.toThrow('closed while it embedded')
    await other.close()
    await embedding
    expect(await other.embed(many)).toHaveLength(many.length)
    await other.close()
  })
})

test('a process that embeds loads no ONNX Runtime, and ends though its threads are open', async () => {
  const loader = new URL('../../src/embedding/embedder.loader.ts', import.meta.url)
  const script = `
    const { openEmbedder } = await import(${JSON.stringify(loader.href)})
    const embedder = await openEmbedder({ model: ${JSON.stringify(builtInModelFolder)} })
    const vectors = await embedder.embed(Array(12000).fill('pompy ciepła do domów jednorodzinnych'))
    const loaded = process.report.getReport().sharedObjects.filter((file) => /onnxruntime/.test(file))
    console.log(JSON.stringify({ count: vectors.length, loaded }))`
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    script,
  ])
  expect(JSON.parse(stdout)).toEqual({ count: 12_000, loaded: [] })
}, 60_000)

describe('a folder that is not quite a static model', () => {
  const letters = [...'▁abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const pieces: Piece[] = [...reservedPieces, ...letters.map((letter): Piece => [letter, -3])]
  const random = seededRandom(5)
  const table = quantiseRows(
    Float32Array.from({ length: pieces.length * 6 }, () => random.normal()),
    6,
  )
  const written = (name: string) => {
    writeModelFolder(join(folder, name), pieces, table)
    return join(folder, name)
  }
  const change = (file: string, words: string, other: string) =>
    writeFileSync(file, readFileSync(file, 'utf8').replace(words, other))

  test('is read directly as long as it says what the writer says', async () => {
    expect(readStaticModel(written('same'), weights)?.table).toEqual(table)
  })

  test.each([
    ['another tokenizer', 'tokenizer.json', '{"type":"Lowercase"},', ''],
    ['another length of texts', 'tokenizer_config.json', '4096', '5'],
  ])('is left to transformers.js: %s', async (name, file, words, other) => {
    const model = written(name.replaceAll(' ', '-'))
    change(join(model, file), words, other)
    expect(readStaticModel(model, weights)).toBeUndefined()
    const opened = await openEmbedder({ model })
    const extractor = await pipeline('feature-extraction', model, { dtype: 'fp32' })
    const output = await extractor('STEEL plates', { pooling: 'mean', normalize: true })
    const [ours] = await opened.embed(['STEEL plates'])
    expect([...(ours ?? [])]).toEqual([...output.data].map((value) => expect.closeTo(value, 5)))
    await Promise.all([opened.close(), extractor.dispose()])
  })

  test('is refused when its table is not as wide as promised', async () => {
    const model = written('wide')
    change(join(model, 'config.json'), '"hidden_size":6', '"hidden_size":7')
    await expect(openEmbedder({ model })).rejects.toThrow(/vectors of 6 numbers.*promises 7/)
  })

  test('is refused when its table is damaged', async () => {
    const model = written('damaged')
    const bytes = readFileSync(join(model, weights))
    writeFileSync(join(model, weights), bytes.subarray(0, bytes.length / 2))
    await expect(openEmbedder({ model })).rejects.toThrow(/may be damaged/)
  })
})
