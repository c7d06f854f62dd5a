import { createRoute, z } from '@hono/zod-openapi'
import { openRouter } from './people/router.routes.ts'
import { isMigrated } from './platform/migrate.ts'
import { json } from './platform/openapi.ts'
import type { Service } from './service.ts'

const Readiness = z
  .object({ ready: z.boolean(), database: z.boolean(), queue: z.boolean(), model: z.boolean() })
  .openapi('Readiness')

const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['Operation'],
  summary: 'Alive',
  responses: {
    200: { description: 'The process answers.', ...json(z.object({ alive: z.boolean() })) },
  },
})
const ready = createRoute({
  method: 'get',
  path: '/ready',
  tags: ['Operation'],
  summary: 'Ready for work',
  responses: {
    200: { description: 'Database, queue and model answer.', ...json(Readiness) },
    503: { description: 'Not yet; says which part is missing.', ...json(Readiness) },
  },
})

/** For whoever watches the process: open to everybody, and telling nothing but yes and no. */
export function healthRoutes(service: Service) {
  return openRouter()
    .openapi(health, (c) => c.json({ alive: true }, 200))
    .openapi(ready, async (c) => {
      const [database, queue, model] = await Promise.all([
        answers(() => isMigrated(service.database)),
        answers(() => service.jobs.ping()),
        answers(async () => (await service.embedder()).dimension > 0),
      ])
      const all = database && queue && model
      return c.json({ ready: all, database, queue, model }, all ? 200 : 503)
    })
}

async function answers(question: () => Promise<boolean>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, 5000, false).unref())
  return Promise.race([question().catch(() => false), late])
}
