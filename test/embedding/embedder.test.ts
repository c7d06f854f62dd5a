import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedder } from '../../src/embedding/embedder.loader.ts'
import { type Embedder, unitVector, vectorOfNothing } from '../../src/embedding/embedder.ts'
import { ModelUnavailable } from '../../src/embedding/model-unavailable.ts'
import { writeTinyTransformer } from './tiny-transformer.ts'

const prefixes = { query: 'query: ', passage: 'passage: ' }
let folder: string
let embedder: Embedder
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'splot-model-'))
  writeTinyTransformer(join(folder, 'tiny'), 8)
  embedder = await openEmbedder({ model: join(folder, 'tiny') })
})
afterAll(async () => {
  await embedder.close()
  rmSync(folder, { recursive: true })
})

const expectSame = (a: Float32Array | undefined, b: Float32Array | undefined) => {
  for (const [i, value] of (a ?? []).entries()) expect(b?.[i]).toBeCloseTo(value, 5)
  expect(a?.length).toBe(b?.length)
}

describe('any model with attention', () => {
  test('embeds a text alike alone and in a batch of longer ones', async () => {
    const texts = Array.from({ length: 600 }, (_, i) => 'abcdefghij'.repeat(1 + (i % 7)) + i)
    const together = await embedder.embed(texts)
    expect(together).toHaveLength(600)
    for (const at of [0, 6, 299, 599]) {
      expectSame((await embedder.embed([texts[at] ?? '']))[0], together[at])
    }
  })

  test('tells questions from answers when it has prefixes, and is then another model', async () => {
    const model = join(folder, 'tiny')
    const told = await openEmbedder({ model, prefixes })
    const [query] = await told.embed(['steel'], 'query')
    const [passage] = await told.embed(['steel'])
    const [spelledOut] = await embedder.embed(['passage: steel'])
    expectSame(passage, spelledOut)
    expect(query).not.toEqual(passage)
    expect(told.modelId).not.toBe(embedder.modelId)
    await told.close()
  })

  test('leaves a blank text blank, whatever it puts before others', async () => {
    const told = await openEmbedder({ model: join(folder, 'tiny'), prefixes })
    const vectors = await told.embed([' ', 'steel', '\n'], 'query')
    expect(vectors[0]).toEqual(vectorOfNothing(8))
    expect(vectors[1]).not.toEqual(vectorOfNothing(8))
    expect(vectors[2]).toEqual(vectorOfNothing(8))
    await told.close()
  })

  test('uses the file that the dtype names, and is then another model', async () => {
    const model = join(folder, 'tiny')
    writeTinyTransformer(model, 8, { weights: 'model_quantized.onnx', seed: 8 })
    const rounded = await openEmbedder({ model, dtype: 'q8' })
    expect(rounded.modelId).not.toBe(embedder.modelId)
    expect((await rounded.embed(['steel']))[0]).not.toEqual((await embedder.embed(['steel']))[0])
    await rounded.close()
  })

  test.each([
    ['the model has places for', { config: { max_position_embeddings: 10 } }],
    ['the tokenizer states', { tokenizerConfig: { model_max_length: 8 } }],
  ])('cuts a text after as many pieces as %s', async (_, limit) => {
    const model = join(folder, 'short')
    writeTinyTransformer(model, 8, { tokenizerConfig: { model_max_length: 1e30 }, ...limit })
    const short = await openEmbedder({ model })
    const [whole, cut, other] = await short.embed(['abcdefghijkl', 'abcdefg', 'abcdef'])
    expectSame(whole, cut)
    expect(cut).not.toEqual(other)
    await short.close()
  })

  test('answers many who ask at once, each with what is theirs', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => ['steel', 'wood'.repeat(i + 1)])
    const answers = await Promise.all(asked.map((texts) => embedder.embed(texts)))
    for (const [at, texts] of asked.entries()) {
      expectSame(answers[at]?.[1], (await embedder.embed(texts.slice(1)))[0])
    }
  })

  test('may call the length of its vectors by another name', async () => {
    const config = { hidden_size: undefined, dim: 8 }
    writeTinyTransformer(join(folder, 'other-family'), 8, { config })
    const other = await openEmbedder({ model: join(folder, 'other-family') })
    expectSame((await other.embed(['steel']))[0], (await embedder.embed(['steel']))[0])
    await other.close()
  })

  test('is known by its name and contents, wherever it lies', async () => {
    cpSync(join(folder, 'tiny'), join(folder, 'elsewhere', 'tiny'), { recursive: true })
    const copy = await openEmbedder({ model: join(folder, 'elsewhere', 'tiny') })
    expect(copy.modelId).toBe(embedder.modelId)
    await copy.close()
  })
})

describe('a model that cannot be used', () => {
  test('says which files are missing and how to get them', async () => {
    cpSync(join(folder, 'tiny'), join(folder, 'broken'), { recursive: true })
    rmSync(join(folder, 'broken', 'onnx', 'model.onnx'))
    const opening = openEmbedder({ model: join(folder, 'broken') })
    await expect(opening).rejects.toThrow(/lacks onnx\/model\.onnx.*splot model train/)
    await expect(opening).rejects.toThrow(ModelUnavailable)
  })

  test('says that its config does not tell how long its vectors are', async () => {
    writeTinyTransformer(join(folder, 'mute'), 8, { config: { hidden_size: undefined } })
    const opening = openEmbedder({ model: join(folder, 'mute') })
    await expect(opening).rejects.toThrow(/config\.json does not describe a model/)
  })

  test('says that a file is damaged', async () => {
    cpSync(join(folder, 'tiny'), join(folder, 'damaged'), { recursive: true })
    writeFileSync(join(folder, 'damaged', 'onnx', 'model.onnx'), 'no model')
    const opening = openEmbedder({ model: join(folder, 'damaged') })
    await expect(opening).rejects.toThrow(/could not be loaded\. Its files may be damaged/)
  })

  test('is refused when its vectors are not as long as promised', async () => {
    writeTinyTransformer(join(folder, 'liar'), 8, { config: { hidden_size: 16 } })
    const opening = openEmbedder({ model: join(folder, 'liar') })
    await expect(opening).rejects.toThrow(/vectors of 8 numbers.*promises 16/)
  })
})

test('a vector without a direction becomes the vector of nothing', () => {
  expect(unitVector(new Float32Array(3))).toEqual(vectorOfNothing(3))
  expect(unitVector(Float32Array.of(Number.NaN, 1, 1))).toEqual(vectorOfNothing(3))
  expect([...unitVector(Float32Array.of(0, 3, 4))]).toEqual([
    0,
    expect.closeTo(0.6),
    expect.closeTo(0.8),
  ])
})
