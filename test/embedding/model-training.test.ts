import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedder } from '../../src/embedding/embedder.loader.ts'
import { builtInRecipe, trainModel } from '../../src/embedding/model.training.ts'

/** A language pair of the world's smallest vocabulary: things and what is done to them, in two made-up languages. */
const things = [
  'steel:zarok',
  'wood:mibel',
  'glass:dunta',
  'paper:foliq',
  'stone:karve',
  'cotton:wespi',
]
const deeds = ['cutting:lomar', 'joining:pexin', 'drying:hodul', 'selling:quort', 'testing:vilna']
const rows = things.flatMap((thing) =>
  deeds.map((deed) => {
    const [enThing, plThing] = thing.split(':')
    const [enDeed, plDeed] = deed.split(':')
    return { en: `${enThing} ${enDeed}`, pl: `${plDeed} ${plThing}` }
  }),
)
/** What the test asks for is not shown in training. */
const unseen = new Set([0, 7, 14, 21, 28])

const recipe = {
  ...builtInRecipe,
  vocabularySize: 200,
  members: builtInRecipe.members.map((member) => ({
    ...member,
    dimension: 16,
    epochs: 60,
    batchSize: 16,
  })),
}
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-training-'))
  const shown = rows.filter((_, at) => !unseen.has(at))
  const lines = shown.map(({ en, pl }, at) => `${at}\t${en} {count}\t${pl}\t\t`)
  mkdirSync(join(folder, 'data', 'parallel'), { recursive: true })
  const table = `key\ten\tpl\tde\tfr\n${lines.join('\n')}\n`
  writeFileSync(join(folder, 'data', 'parallel', 'made_up.tsv.gz'), gzipSync(table))
})
afterAll(() => rmSync(folder, { recursive: true }))

const silent = { onTokenizerRound: () => {}, onProgress: () => {} }
const train = (name: string, seed: number) =>
  trainModel({ data: join(folder, 'data'), out: join(folder, name), seed, recipe }, silent)

function hash(name: string): string[] {
  return ['tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'].map((file) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name, file)))
      .digest('hex'),
  )
}

test('the same seed writes the same bytes, another seed another table', async () => {
  await train('one', 1)
  await train('again', 1)
  await train('other', 2)
  expect(hash('again')).toEqual(hash('one'))
  expect(hash('other')[2]).not.toBe(hash('one')[2])
}, 60_000)

test('a trained model finds in another language what it was never shown together', async () => {
  const report = await train('learnt', 3)
  expect(report.concepts).toBe(rows.length - unseen.size)
  const embedder = await openEmbedder({ model: join(folder, 'learnt') })
  const answers = await embedder.embed(rows.map(({ pl }) => pl))
  for (const at of unseen) {
    const [asked] = await embedder.embed([rows[at]?.en ?? ''])
    const likeness = answers.map((answer) =>
      answer.reduce((sum, value, i) => sum + value * (asked?.[i] ?? 0), 0),
    )
    expect(likeness.indexOf(Math.max(...likeness)), rows[at]?.en).toBe(at)
  }
  await embedder.close()
}, 60_000)

test('a training that was interrupted goes on as if it had not been', async () => {
  const settings = { data: join(folder, 'data'), out: join(folder, 'broken-off'), seed: 1, recipe }
  const checkpoint = join(settings.out, 'training.checkpoint')
  // One epoch after the second table began, the lights go out.
  let steps = 0
  const breaksOff = {
    ...silent,
    onProgress: ({ member, epoch }: { member: number; epoch: number }) => {
      steps++
      if (member === 1 && epoch === 5) throw new Error('lights out')
    },
  }
  await expect(trainModel(settings, breaksOff)).rejects.toThrow('lights out')
  expect(existsSync(checkpoint)).toBe(true)
  let left = 0
  await trainModel({ ...settings, resume: true }, { ...silent, onProgress: () => left++ })
  expect(left).toBeLessThan(steps)
  expect(hash('broken-off')).toEqual(hash('one'))
  expect(existsSync(checkpoint)).toBe(false)
}, 60_000)

test('what cannot be resumed is refused: nothing there, or another recipe', async () => {
  const out = join(folder, 'refused')
  const settings = { data: join(folder, 'data'), out, seed: 1, recipe, resume: true }
  await expect(trainModel(settings, silent)).rejects.toThrow(/no interrupted training/)
  const breaksOff = {
    ...silent,
    onProgress: ({ epoch }: { epoch: number }) => {
      if (epoch === 1) throw new Error('lights out')
    },
  }
  await expect(trainModel({ ...settings, resume: false }, breaksOff)).rejects.toThrow('lights out')
  await expect(trainModel({ ...settings, seed: 2 }, silent)).rejects.toThrow(/another recipe/)
}, 60_000)

test('a folder without tables is refused with where to find them', async () => {
  const settings = { data: tmpdir(), out: join(folder, 'none'), seed: 1, recipe }
  await expect(trainModel(settings, silent)).rejects.toThrow(/none of the tables.*models\/README/)
})
