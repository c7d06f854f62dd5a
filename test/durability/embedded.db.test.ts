import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { words } from '../freshness/world.ts'
import { surviveKills } from './killed.ts'
import { splotProcess, startServer } from './server.ts'

const minutes = 60_000
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-durable-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const here = () => ({ SPLOT_DATA: folder, SPLOT_LOG_LEVEL: 'warn' })

test(
  'what was answered as stored is there after kill -9, ten times over',
  () => surviveKills(here()),
  5 * minutes,
)

test(
  'what was stored when the server was killed is matched when it is up again',
  async () => {
    const first = await startServer(here())
    const ids: string[] = []
    for (const [name, side, title] of [
      ['Workshop', 'need', words.testNeed],
      ['Laboratory', 'competency', words.test],
    ]) {
      const { id } = await first.post('/organisations', { name, country: 'PL' })
      await first.post(`/organisations/${id}/entries`, { side, title })
      ids.push(id)
    }
    await first.kill()
    const second = await startServer(here())
    try {
      await vi.waitFor(
        async () => {
          const list = await second.get(`/organisations/${ids[0]}/suggestions`)
          expect(list).toMatchObject({ items: [{ partner: { id: ids[1] } }] })
        },
        // Less than the minute between two sweeps: the one at the start must find it.
        { timeout: 50_000, interval: 300 },
      )
    } finally {
      await second.kill()
    }
  },
  3 * minutes,
)

test(
  'a server told to stop while it works ends by itself within ten seconds, and gives the folder back',
  async () => {
    const server = await startServer({ ...here(), SPLOT_LOG_LEVEL: 'info' })
    for (let number = 0; number < 25; number++) {
      const { id } = await server.post('/organisations', { name: `Nr ${number}`, country: 'PL' })
      const title = `${number % 2 ? words.test : words.part} number ${number}`
      await server.post(`/organisations/${id}/entries`, { side: 'competency', title })
    }
    const { code, said, milliseconds } = await server.stop()
    expect(code).toBe(0)
    expect(milliseconds).toBeLessThan(10_000)
    expect(said).toContain('"msg":"Stopped."')
    // Nothing fails because the database was closed under a job.
    expect(said).not.toMatch(/"level":[56]0/)
    const again = await startServer(here())
    expect((await again.get('/organisations?limit=200'))['items']).toHaveLength(25)
    expect((await again.stop()).code).toBe(0)
  },
  3 * minutes,
)

test(
  'a second server on the same folder or port is refused in a sentence, and the first goes on',
  async () => {
    const server = await startServer(here())
    try {
      const sameFolder = splotProcess(['serve', '--port', '0'], here())
      expect(await sameFolder.ended).toBe(1)
      expect(sameFolder.said()).toContain('is in use by process')
      const port = new URL(server.url).port
      const samePort = splotProcess(['--memory', 'serve', '--port', port], { LANG: 'de_DE.UTF-8' })
      expect(await samePort.ended).toBe(1)
      expect(samePort.said()).toContain(`Auf 127.0.0.1:${port} lauscht schon etwas anderes.`)
      expect(samePort.said()).not.toContain('    at ')
      expect(await server.get('/organisations')).toMatchObject({ items: [] })
    } finally {
      await server.kill()
    }
  },
  2 * minutes,
)
