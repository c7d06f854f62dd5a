import { describe, expect, test, vi } from 'vitest'
import { answersBy, modelsOf, otherModel, stateThem } from './model-change.ts'
import { ownPlace, sharedSizes } from './own-place.ts'
import { startServer, startWorker } from './server.ts'

const minutes = 60_000

describe.each(sharedSizes)('with rows on %s', (_, queue) => {
  const env = ownPlace(queue)

  test(
    'every process follows a change of model by itself, even where a worker was killed in the middle of it',
    async () => {
      const [asked, other] = [await startServer(env()), await startServer(env())]
      const worker = await startWorker(env())
      const workshop = await stateThem(asked, 20)
      for (const server of [asked, other]) await answersBy(server, workshop, 'splot-')
      await asked.post('/models', { model: otherModel() })
      await worker.kill()
      const next = await startWorker(env())
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
