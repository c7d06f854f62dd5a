import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { countedInTerminal, toldInTerminal } from '../../src/platform/progress.terminal.ts'

const timers = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length

const terminal = () =>
  Object.assign(new PassThrough(), { isTTY: true, columns: 80 }) as unknown as NodeJS.WriteStream &
    PassThrough

test('a bar ends with the work that it tells of, also where that is refused', async () => {
  const stream = terminal()
  const before = timers()
  const done = toldInTerminal(
    'circles',
    async (tell) => {
      tell(0.5)
      expect(timers()).toBe(before + 1)
      return 'found'
    },
    stream,
  )
  expect(await done).toBe('found')
  expect(timers()).toBe(before)
  expect(String(stream.read())).toContain('circles')
  const refused = toldInTerminal(
    'seeds',
    () => Promise.reject(new Error('No such cluster.')),
    stream,
  )
  await expect(refused).rejects.toThrow('No such cluster.')
  expect(timers()).toBe(before)
})

test('where nobody looks, nothing is drawn', async () => {
  const stream = Object.assign(terminal(), { isTTY: false })
  expect(await toldInTerminal('groups', async (tell) => tell(1), stream)).toBeUndefined()
  expect(stream.read()).toBeNull()
})

test('each part that is counted has a bar, and the last one ends with the work, also half way', async () => {
  const stream = terminal()
  const before = timers()
  const refused = countedInTerminal(async (tell) => {
    tell('embedding', 1, 2)
    tell('embedding', 2, 2)
    expect(timers()).toBe(before)
    tell('looking for names', 1, 3)
    expect(timers()).toBe(before + 1)
    throw new Error('No such names.')
  }, stream)
  await expect(refused).rejects.toThrow('No such names.')
  expect(timers()).toBe(before)
  const drawn = String(stream.read())
  expect(drawn).toContain('embedding')
  expect(drawn).toContain('looking for names')
})
