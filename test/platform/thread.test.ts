import { expect, test } from 'vitest'
import { inThread, openThread } from '../../src/platform/thread.ts'

const file = new URL('./counting.worker.ts', import.meta.url)

test('a thread answers one task after another, and tells of each how far it is', async () => {
  const thread = openThread<number, string, number>(file)
  const heard: number[] = []
  try {
    expect(await thread.answer(3, (left) => heard.push(left))).toBe('counted 3')
    expect(await thread.answer(0)).toBe('counted 0')
    expect(await thread.answer(1, (left) => heard.push(10 * left))).toBe('counted 1')
    expect(heard).toEqual([3, 2, 1, 10])
  } finally {
    await thread.close()
  }
})

test('what breaks in a thread is thrown to whoever asked, and so is that it was closed', async () => {
  await expect(inThread(file, -1)).rejects.toThrow('-1 is below nought.')
  const thread = openThread<number, string>(file)
  const answer = thread.answer(1_000_000)
  await thread.close()
  await expect(answer).rejects.toThrow('A thread ended before it had answered.')
})

test('whoever asked may give up, and the thread ends', async () => {
  const given = new AbortController()
  const answer = inThread<number, string, number>(file, 1_000_000, given.signal, () =>
    given.abort(new Error('Nobody waits any more.')),
  )
  await expect(answer).rejects.toThrow('Nobody waits any more.')
  await expect(inThread(file, 1, given.signal)).rejects.toThrow('Nobody waits any more.')
})
