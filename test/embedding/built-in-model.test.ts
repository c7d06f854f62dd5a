import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env, pipeline } from '@huggingface/transformers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtInModelFolder } from '../../src/embedding/built-in.ts'
import { openEmbedder } from '../../src/embedding/embedder.loader.ts'
import { type Embedder, vectorOfNothing } from '../../src/embedding/embedder.ts'

const dot = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)

let embedder: Embedder
beforeAll(async () => {
  embedder = await openEmbedder({ model: builtInModelFolder })
})
afterAll(() => embedder.close())

describe('the model that ships with Splot', () => {
  test('says who it is and how long its vectors are', () => {
    expect(embedder.modelId).toMatch(/^splot-static-2@[0-9a-f]{8}$/)
    expect(embedder.dimension).toBe(384)
  })

  test('fits into 20 MB', () => {
    const files = readdirSync(builtInModelFolder, { recursive: true, encoding: 'utf8' })
    const bytes = files
      .map((file) => statSync(join(builtInModelFolder, file)))
      .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0)
    expect(bytes).toBeLessThanOrEqual(20_000_000)
  })

  test('gives one vector of length 1 a text, in order, whatever the company it is in', async () => {
    const texts = [
      'welding',
      'a much longer text about welding steel bridges '.repeat(20),
      'spawanie',
    ]
    const together = await embedder.embed(texts)
    for (const [at, text] of texts.entries()) {
      const [alone] = await embedder.embed([text])
      expect(dot(together[at], together[at])).toBeCloseTo(1, 5)
      expect(dot(together[at], alone)).toBeCloseTo(1, 5)
    }
  })

  test('puts what it cannot read at the place of nothing, and loses no place', async () => {
    const vectors = await embedder.embed(['', '  ', '…!?', '漢字', 'steel'])
    for (const vector of vectors.slice(0, 4)) {
      expect(dot(vector, vectorOfNothing(384))).toBeCloseTo(1, 6)
    }
    expect(dot(vectors[4], vectorOfNothing(384))).toBeLessThan(0.5)
    expect(await embedder.embed([])).toEqual([])
    expect((await embedder.embed(['?!']))[0]).toEqual(vectorOfNothing(384))
  })

  const meanings = [
    { en: 'heat pumps', pl: 'pompy ciepła', de: 'Wärmepumpen', fr: 'pompes à chaleur' },
    { en: 'wooden furniture', pl: 'meble drewniane', de: 'Holzmöbel', fr: 'meubles en bois' },
    {
      en: 'food packaging',
      pl: 'opakowania do żywności',
      de: 'Lebensmittelverpackung',
      fr: 'emballage alimentaire',
    },
    {
      en: 'medical devices',
      pl: 'wyroby medyczne',
      de: 'Medizinprodukte',
      fr: 'dispositifs médicaux',
    },
    {
      en: 'software development',
      pl: 'tworzenie oprogramowania',
      de: 'Softwareentwicklung',
      fr: 'développement de logiciels',
    },
  ]
  const languages = ['en', 'pl', 'de', 'fr'] as const
  const pairs = languages.flatMap((from) =>
    languages.filter((to) => to !== from).map((to) => ({ from, to })),
  )

  test.each(pairs)(
    'finds what is said in $from among what is said in $to',
    async ({ from, to }) => {
      const asked = await embedder.embed(meanings.map((meaning) => meaning[from]))
      const answers = await embedder.embed(meanings.map((meaning) => meaning[to]))
      for (const [at, vector] of asked.entries()) {
        const likeness = answers.map((answer) => dot(vector, answer))
        expect(likeness.indexOf(Math.max(...likeness)), meanings[at]?.[from]).toBe(at)
      }
    },
  )

  test('is the same model to anyone who calls transformers.js', async () => {
    env.allowRemoteModels = false
    const extractor = await pipeline('feature-extraction', builtInModelFolder, { dtype: 'fp32' })
    const texts = ['Laserschneiden von Edelstahl bis 20 mm', 'cięcie laserowe']
    const output = await extractor(texts, { pooling: 'mean', normalize: true })
    const plain = output.data as Float32Array
    const ours = await embedder.embed(texts)
    for (const [at, vector] of ours.entries()) {
      expect(dot(vector, plain.slice(at * 384, (at + 1) * 384))).toBeCloseTo(1, 5)
    }
    await extractor.dispose()
  })
})
