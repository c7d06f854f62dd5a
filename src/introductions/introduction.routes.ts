import { z } from '@hono/zod-openapi'
import type { Actor } from '../people/actor.ts'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json, pageSchema } from '../platform/openapi.ts'
import { entityTag } from '../platform/version.ts'
import { askIntroduction, type IntroductionDeps } from './ask.actions.ts'
import { browseIntroductions, getIntroduction, showIntroduction } from './inbox.actions.ts'
import {
  answerIntroduction,
  markSeen,
  recordOutcome,
  withdrawIntroduction,
} from './introduction.actions.ts'
import {
  Acting,
  Answer,
  InboxQuery,
  IntroductionSchema,
  IntroductionWithHistory,
  NewIntroduction,
  NewOutcome,
  ViewQuery,
} from './introduction.schema.ts'
import type { Introduction } from './pair.ts'

const tags = ['Introductions']
const params = z.object({ id: Id })
const one = {
  description: 'The introduction as you may see it; its version is the ETag.',
  ...json(IntroductionSchema),
}
const careful =
  'Repeating it changes nothing. With If-Match it is refused (412) where somebody changed the introduction meanwhile.'

const routes = {
  ask: route('introduction.write', {
    method: 'post',
    path: '/introductions',
    tags,
    summary: 'Ask to be introduced',
    description:
      'There is one introduction between two organisations: asking twice changes nothing (200), and asking whom one is asked by makes it mutual.',
    request: { body: { required: true, ...json(NewIntroduction) } },
    responses: { 200: one, 201: one },
  }),
  browse: route('introduction.read', {
    method: 'get',
    path: '/organisations/{id}/introductions',
    tags,
    summary: 'List the introductions of an organisation',
    request: { params, query: InboxQuery },
    responses: {
      200: { description: 'One page, newest first.', ...json(pageSchema(IntroductionSchema)) },
    },
  }),
  get: route('introduction.read', {
    method: 'get',
    path: '/introductions/{id}',
    tags,
    summary: 'Read an introduction with its history',
    request: { params, query: ViewQuery },
    responses: {
      200: {
        description: 'The introduction and all of its history that you may see.',
        ...json(IntroductionWithHistory),
      },
    },
  }),
  answer: route('introduction.write', {
    method: 'post',
    path: '/introductions/{id}/answers',
    tags,
    summary: 'Answer a request: interested, or declined with a reason',
    description: `A suggestion may be declined too, of which the other side learns nothing. ${careful}`,
    request: { params, headers: ifMatch, body: { required: true, ...json(Answer) } },
    responses: { 200: one },
  }),
  seen: route('introduction.write', {
    method: 'post',
    path: '/introductions/{id}/seen',
    tags,
    summary: 'Note that a request was looked at',
    description: careful,
    request: { params, headers: ifMatch, body: { required: true, ...json(Acting) } },
    responses: { 200: one },
  }),
  outcome: route('introduction.write', {
    method: 'post',
    path: '/introductions/{id}/outcomes',
    tags,
    summary: 'Record what came of it: met, cooperating',
    description: careful,
    request: { params, headers: ifMatch, body: { required: true, ...json(NewOutcome) } },
    responses: { 200: one },
  }),
  withdraw: route('introduction.write', {
    method: 'post',
    path: '/introductions/{id}/withdraw',
    tags,
    summary: 'Take a request back before it is answered',
    description: careful,
    request: { params, headers: ifMatch, body: { required: true, ...json(Acting) } },
    responses: { 200: one },
  }),
}

export function introductionRoutes(deps: IntroductionDeps) {
  const app = openRouter()
    .openapi(routes.ask, async (c) => {
      const actor = c.get('actor')
      const { introduction, created } = await askIntroduction(deps, actor, c.req.valid('json'))
      return c.json(await showIntroduction(deps, actor, introduction), created ? 201 : 200, {
        ...tagged(introduction),
        location: `/introductions/${introduction.id}`,
      })
    })
    .openapi(routes.browse, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      const { id } = c.req.valid('param')
      const wish = { limit, after }
      return c.json(await browseIntroductions(deps, c.get('actor'), id, filter, wish), 200)
    })
    .openapi(routes.get, async (c) => {
      const seen = { id: c.req.valid('param').id, as: c.req.valid('query').as }
      const introduction = await getIntroduction(deps, c.get('actor'), seen)
      return c.json(introduction, 200, tagged(introduction))
    })
  return answering(app, deps)
}

/** What either side does to an introduction that is there. */
function answering(app: ReturnType<typeof openRouter>, deps: IntroductionDeps) {
  const shown = async (actor: Actor, done: Promise<Introduction>) => {
    const introduction = await done
    return [await showIntroduction(deps, actor, introduction), 200, tagged(introduction)] as const
  }
  return app
    .openapi(routes.answer, async (c) => {
      const [actor, answer] = [c.get('actor'), c.req.valid('json')]
      const on = meant(c.req.valid('param').id, answer, c.req.valid('header'))
      return c.json(...(await shown(actor, answerIntroduction(deps, actor, on, answer))))
    })
    .openapi(routes.seen, async (c) => {
      const actor = c.get('actor')
      const on = meant(c.req.valid('param').id, c.req.valid('json'), c.req.valid('header'))
      return c.json(...(await shown(actor, markSeen(deps, actor, on))))
    })
    .openapi(routes.outcome, async (c) => {
      const [actor, outcome] = [c.get('actor'), c.req.valid('json')]
      const on = meant(c.req.valid('param').id, outcome, c.req.valid('header'))
      return c.json(...(await shown(actor, recordOutcome(deps, actor, on, outcome))))
    })
    .openapi(routes.withdraw, async (c) => {
      const actor = c.get('actor')
      const on = meant(c.req.valid('param').id, c.req.valid('json'), c.req.valid('header'))
      return c.json(...(await shown(actor, withdrawIntroduction(deps, actor, on))))
    })
}

function meant(
  id: string,
  body: { as?: string | undefined },
  headers: { 'if-match'?: string | undefined },
) {
  return { id, as: body.as, ifMatch: headers['if-match'] }
}

function tagged({ version }: Pick<Introduction, 'version'>) {
  return { etag: entityTag(version) }
}
