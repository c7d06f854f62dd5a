import type { MiddlewareHandler } from 'hono'
import type { ApiKey } from '../platform/config.ts'
import { identify } from './actor.actions.ts'
import type { Env } from './router.routes.ts'

/** Finds out who asks, from `Authorization: Bearer KEY`, before any route below it runs. */
export function bearerAuth(keys: readonly ApiKey[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    const [, presented] = /^Bearer\s+(\S+)\s*$/i.exec(c.req.header('authorization') ?? '') ?? []
    c.set('actor', identify(keys, presented))
    await next()
  }
}
