import type { MiddlewareHandler } from 'hono'
import { type KeyDeps, openIdentify } from './key.actions.ts'
import type { Env } from './router.routes.ts'

/** Finds out who asks, from `Authorization: Bearer KEY`, before any route below it runs. */
export function bearerAuth(deps: KeyDeps): MiddlewareHandler<Env> {
  const identify = openIdentify(deps)
  return async (c, next) => {
    const [, presented] = /^Bearer\s+(\S+)\s*$/i.exec(c.req.header('authorization') ?? '') ?? []
    c.set('actor', await identify(presented))
    await next()
  }
}
