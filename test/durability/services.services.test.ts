import { describe, expect, test, vi } from 'vitest'
import { words } from '../freshness/world.ts'
import { surviveKills } from './killed.ts'
import { ownPlace, sharedSizes } from './own-place.ts'
import { type Server, startServer, startWorker } from './server.ts'

const minutes = 60_000

describe.each(sharedSizes)('with rows on %s', (_, queue) => {
  const env = ownPlace(queue)

  test(
    'what was answered as stored is there after kill -9, ten times over',
    () => surviveKills(env()),
    5 * minutes,
  )

  const state = async (server: Server, name: string, side: string, title: string) => {
    const { id } = await server.post('/organisations', { name, country: 'PL' })
    await server.post(`/organisations/${id}/entries`, { side, title })
    return id
  }
  const finds = (server: Server, one: string, other: string) =>
    vi.waitFor(
      async () => {
        const { items } = await server.get(`/organisations/${one}/suggestions`)
        const partners = (items as { partner: { id: string } }[]).map(({ partner }) => partner.id)
        expect(partners).toContain(other)
      },
      // A dead worker's claim lasts two minutes, and the sweep comes once a minute.
      { timeout: 4 * minutes, interval: 300 },
    )

  test(
    'what a worker held when it was killed is done by the next one, and both stop within ten seconds',
    async () => {
      const server = await startServer(env())
      const worker = await startWorker(env())
      const workshop = await state(server, 'Workshop', 'need', words.testNeed)
      const laboratory = await state(server, 'Laboratory', 'competency', words.test)
      await worker.kill()
      const next = await startWorker(env())
      await finds(server, workshop, laboratory)
      // New work arrives while everything is asked to stop.
      for (let number = 0; number < 10; number++)
        await state(server, `Nr ${number}`, 'competency', `${words.part} number ${number}`)
      for (const { code, said, milliseconds } of await Promise.all([next.stop(), server.stop()])) {
        expect(code, said).toBe(0)
        expect(milliseconds).toBeLessThan(10_000)
        expect(said).toContain('"msg":"Stopped."')
        expect(said).not.toMatch(/"level":[56]0/)
      }
    },
    6 * minutes,
  )
})
