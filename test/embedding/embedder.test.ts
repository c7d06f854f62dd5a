import { cpSync, mkdtempSync, rmSync } from 'node:fs'
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

  test('is refused when its vectors are not as long as promised', async () => {
    writeTinyTransformer(join(folder, 'liar'), 8, 16)
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
