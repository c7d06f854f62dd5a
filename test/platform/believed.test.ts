import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Believed } from '../../src/platform/believed.ts'

const forLong = { ms: 3_600_000, most: 2 }

/** Reads that count themselves. */
function counted() {
  let reads = 0
  return async () => ++reads
}

test('what was read is read once, however many ask at once and after', async () => {
  const [believed, of, fresh] = [new Believed<number>(forLong), {}, counted()]
  const both = [believed.read(of, 'a', fresh), believed.read(of, 'a', fresh)]
  expect(await Promise.all(both)).toEqual([1, 1])
  expect(await believed.read(of, 'a', fresh)).toBe(1)
})

test('other names and other things are read for themselves, and what is forgotten anew', async () => {
  const [believed, of, fresh] = [new Believed<number>(forLong), {}, counted()]
  const other = {}
  expect(await believed.read(of, 'a', fresh)).toBe(1)
  expect(await believed.read(of, 'b', fresh)).toBe(2)
  expect(await believed.read(other, 'a', fresh)).toBe(3)
  believed.forget(of)
  expect(await believed.read(of, 'a', fresh)).toBe(4)
  expect(await believed.read(other, 'a', fresh)).toBe(3)
})

test('a reading that failed is not kept, nor one whose time is over, nor more than are allowed', async () => {
  const [believed, of, fresh] = [new Believed<number>(forLong), {}, counted()]
  const broken = () => Promise.reject(new Error('no connection'))
  await expect(believed.read(of, 'a', broken)).rejects.toThrow('no connection')
  expect(await believed.read(of, 'a', fresh)).toBe(1)
  await believed.read(of, 'b', fresh)
  await believed.read(of, 'c', fresh)
  expect(await believed.read(of, 'a', fresh)).toBe(4)
  const brief = new Believed<number>({ ms: 0, most: 2 })
  expect([await brief.read(of, 'a', fresh), await brief.read(of, 'a', fresh)]).toEqual([5, 6])
})

test('what is known still answers once its time is over, while it is read anew', async () => {
  const [believed, of, fresh] = [new Believed<number>({ ms: 20, most: 2 }), {}, counted()]
  expect(await believed.read(of, 'a', fresh)).toBe(1)
  await setTimeout(25)
  let arrived = (_: number) => {}
  const slow = new Promise<number>((resolve) => {
    arrived = resolve
  })
  expect(await believed.read(of, 'a', () => slow)).toBe(1)
  arrived(2)
  expect(await believed.read(of, 'a', fresh)).toBe(2)
})
