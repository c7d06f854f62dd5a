import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { RequestVariables } from '../platform/http.ts'
import { fieldProblems, refuseInvalid } from '../platform/problem.ts'
import type { Actor, Verb } from './actor.ts'

/** What a handler finds on its context: who asks, in which language, under which request id. */
export type Env = { Variables: RequestVariables & { actor: Actor } }

/** A router whose failed validations are refusals like any other. */
export function openRouter(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) refuseInvalid(fieldProblems(result.error))
    },
  })
}

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    problems: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem')

const refusals = {
  '4XX': {
    description: 'A refusal that says how to mend it (RFC 9457).',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  },
}

/** A misspelled filter would otherwise be passed over, and everything found instead of what was asked for. */
function knownParameters(query: unknown) {
  if (query === undefined) return z.strictObject({})
  return query instanceof z.ZodObject ? query.strict() : query
}

/**
 * A route bound to the verb that its action checks. The verb comes from the permission table, so a route
 * that the table does not know does not compile.
 */
export function route<const R extends RouteConfig>(
  verb: Verb,
  config: R,
): R & { getRoutingPath(): string } {
  const described = {
    ...config,
    request: { ...config.request, query: knownParameters(config.request?.query) },
    'x-verb': verb,
    security: [{ apiKey: [] }],
    responses: { ...refusals, ...config.responses },
  }
  return createRoute(described) as unknown as R & { getRoutingPath(): string }
}
