import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createOwnDatabase, ownQueues, redisUrl } from '../own-database.ts'
import { answersBy, modelsOf, otherModel, stateThem } from './model-change.ts'
import { key, startServer, startWorker } from './server.ts'

const minutes = 60_000

describe.each([
  ['PostgreSQL, jobs on it too', {}],
  ['PostgreSQL, jobs on Redis', { REDIS_URL: redisUrl }],
])('with rows on %s', (_, queue: Record<string, string>) => {
  const queues = ownQueues()
  let own: Awaited<ReturnType<typeof createOwnDatabase>>
  let env: Record<string, string>
  beforeAll(async () => {
    own = await createOwnDatabase()
    env = {
      DATABASE_URL: own.url,
      SPLOT_QUEUE_PREFIX: queues.prefix,
      SPLOT_API_KEYS: `tests:operator:${key}`,
      SPLOT_LOG_LEVEL: 'info',
      ...queue,
    }
  })
  afterAll(async () => {
    await own.drop()
    await queues.drop()
  })

  test(
    'every process follows a change of model by itself, even where a worker was killed in the middle of it',
    async () => {
      const [asked, other] = [await startServer(env), await startServer(env)]
      const worker = await startWorker(env)
      const workshop = await stateThem(asked, 20)
      for (const server of [asked, other]) await answersBy(server, workshop, 'splot-')
      await asked.post('/models', { model: otherModel() })
      await worker.kill()
      const next = await startWorker(env)
      for (const server of [asked, other])
        await vi.waitFor(
          async () => expect((await modelsOf(server)).current?.modelId).toMatch(/^tiny@/),
          { timeout: 3 * minutes, interval: 200 },
        )
      for (const server of [asked, other]) await answersBy(server, workshop, 'tiny')
      const { former } = await modelsOf(asked)
      expect(former).toMatchObject({ embedded: 22 })
      await other.remove(`/models/${encodeURIComponent(String(former?.modelId))}`)
      expect((await modelsOf(asked)).former).toBeUndefined()
      const ended = await Promise.all([asked.stop(), other.stop(), next.stop()])
      for (const { code, said } of ended) {
        expect(code, said).toBe(0)
        expect(said).not.toMatch(/"level":[56]0/)
      }
      // The servers were there all the time, and exchanged the model without a restart.
      for (const { said } of ended.slice(0, 2)) expect(said).toContain('Another model answers now.')
    },
    8 * minutes,
  )
})
