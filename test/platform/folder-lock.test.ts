import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '../../src/platform/folder-lock.ts'

const lockModule = new URL('../../src/platform/folder-lock.ts', import.meta.url).href
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that takes the folder and keeps it until it is killed. */
async function holder() {
  const code = `const { lockFolder } = await import('${lockModule}'); lockFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return {
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

test('a free folder is taken, and given back', () => {
  const unlock = lockFolder(folder)
  expect(existsSync(join(folder, 'lock'))).toBe(true)
  unlock()
  expect(existsSync(join(folder, 'lock'))).toBe(false)
  lockFolder(folder)()
})

test('a folder that a living process holds is refused, naming the process and what to do', async () => {
  const other = await holder()
  try {
    expect(() => lockFolder(folder)).toThrow(
      expect.objectContaining({
        reason: 'unavailable',
        message: expect.stringMatching(`${folder} is in use by process ${other.pid}.*--data`),
      }),
    )
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain(String(other.pid))
  } finally {
    await other.kill()
  }
})

test('a folder whose process was killed is taken over', async () => {
  const other = await holder()
  await other.kill()
  expect(existsSync(join(folder, 'lock'))).toBe(true)
  const unlock = lockFolder(folder)
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain(String(process.pid))
  unlock()
})

test('one process does not open the same folder twice', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow('is in use by process')
  unlock()
})

test.runIf(existsSync('/proc/1/stat'))(
  'after a restart of the machine, a stranger with the number of the old process is no obstacle',
  () => {
    writeFileSync(join(folder, 'lock'), `${process.ppid} 1`)
    lockFolder(folder)()
    // In a container the new process may even have the number of the old one.
    writeFileSync(join(folder, 'lock'), `${process.pid} 1`)
    lockFolder(folder)()
  },
)

test.each(['', 'nonsense', '-1', '0', '99999999 12'])(
  'a lock that says %j holds nobody off',
  (text) => {
    writeFileSync(join(folder, 'lock'), text)
    const unlock = lockFolder(folder)
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain(String(process.pid))
    unlock()
  },
)

test('a folder that is not there is an error of its own, not a lock', () => {
  expect(() => lockFolder(join(folder, 'missing'))).toThrow('ENOENT')
})
