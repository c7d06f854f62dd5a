import { z } from '@hono/zod-openapi'
import type { Actor } from '../people/actor.ts'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json } from '../platform/openapi.ts'
import type { Language } from '../platform/phrase.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import { abandonLink, closeLink, startLink } from './link.actions.ts'
import {
  Abandoning,
  Closing,
  Invitation,
  SeatAnswer,
  SeatChange,
  Showing,
  Starting,
} from './link.schema.ts'
import { LinkWithNotices } from './link-shown.schema.ts'
import { showLink } from './reading.actions.ts'
import type { Link } from './record.ts'
import { answerSeat, arrangeSeat, inviteToLink, showMember } from './seat.actions.ts'
import type { LinkDeps } from './transition.actions.ts'

const tags = ['Links']
const params = z.object({ id: Id })
const ofSeat = z.object({ id: Id, seatId: Id })
const one = {
  description: 'The link as you may see it; its version is the ETag.',
  ...json(LinkWithNotices),
}
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, ...json(schema) })

/** What those who run a link do to it as a whole: each names the version that was seen. */
function course<Path extends string, Schema extends z.ZodType>(
  path: Path,
  summary: string,
  schema: Schema,
) {
  return route('link.write', {
    method: 'post',
    path,
    tags,
    summary,
    description:
      'Needs If-Match, so that two editors do not undo each other. Repeating it changes nothing.',
    request: { params, headers: ifMatch, body: body(schema) },
    responses: { 200: one },
  })
}

const routes = {
  invite: course('/links/{id}/invitations', 'Invite whoever is proposed', Invitation),
  start: course('/links/{id}/starting', 'Begin the work that was agreed', Starting),
  close: course('/links/{id}/closing', 'Close with an outcome', Closing),
  abandon: course('/links/{id}/abandoning', 'Give up with a reason', Abandoning),
  arrange: route('link.write', {
    method: 'patch',
    path: '/links/{id}/seats/{seatId}',
    tags,
    summary: 'Propose an organisation for a seat, or open it',
    request: { params: ofSeat, headers: ifMatch, body: body(SeatChange) },
    responses: { 200: one },
  }),
  answer: route('link.answer', {
    method: 'post',
    path: '/links/{id}/seats/{seatId}/answers',
    tags,
    summary: 'Accept or decline a seat',
    description:
      'A declined seat is refilled by its next runner-up, else it is open. Repeating an answer changes nothing. With If-Match it is refused (412) where somebody changed the link meanwhile.',
    request: { params: ofSeat, headers: ifMatch, body: body(SeatAnswer) },
    responses: { 200: one },
  }),
  show: route('link.show', {
    method: 'put',
    path: '/links/{id}/members/{organisationId}',
    tags,
    summary: 'Agree to be shown as a member, or not',
    request: { params: z.object({ id: Id, organisationId: Id }), body: body(Showing) },
    responses: { 200: one },
  }),
}

export function linkCourseRoutes(deps: LinkDeps) {
  const shown = shownBy(deps)
  const app = openRouter()
    .openapi(routes.invite, async (c) => {
      const [actor, on] = [c.get('actor'), meant(c.req.valid('param'), c.req.valid('header'))]
      const done = inviteToLink(deps, actor, on, c.req.valid('json'))
      return c.json(...(await shown(actor, c.get('language'), done)))
    })
    .openapi(routes.start, async (c) => {
      const [actor, on] = [c.get('actor'), meant(c.req.valid('param'), c.req.valid('header'))]
      const done = startLink(deps, actor, on, c.req.valid('json'))
      return c.json(...(await shown(actor, c.get('language'), done)))
    })
    .openapi(routes.close, async (c) => {
      const [actor, on] = [c.get('actor'), meant(c.req.valid('param'), c.req.valid('header'))]
      const done = closeLink(deps, actor, on, c.req.valid('json'))
      return c.json(...(await shown(actor, c.get('language'), done)))
    })
    .openapi(routes.abandon, async (c) => {
      const [actor, on] = [c.get('actor'), meant(c.req.valid('param'), c.req.valid('header'))]
      const done = abandonLink(deps, actor, on, c.req.valid('json'))
      return c.json(...(await shown(actor, c.get('language'), done)))
    })
  return seats(app, deps)
}

function seats(app: ReturnType<typeof openRouter>, deps: LinkDeps) {
  const shown = shownBy(deps)
  return app
    .openapi(routes.arrange, async (c) => {
      const { id, seatId } = c.req.valid('param')
      const [actor, on] = [c.get('actor'), meant({ id }, c.req.valid('header'))]
      const done = arrangeSeat(deps, actor, on, seatId, c.req.valid('json'))
      return c.json(...(await shown(actor, c.get('language'), done)))
    })
    .openapi(routes.answer, async (c) => {
      const { id, seatId } = c.req.valid('param')
      const header = c.req.valid('header')
      const on = header['if-match'] === undefined ? { id } : meant({ id }, header)
      const done = answerSeat(deps, c.get('actor'), on, seatId, c.req.valid('json'))
      return c.json(...(await shown(c.get('actor'), c.get('language'), done)))
    })
    .openapi(routes.show, async (c) => {
      const { id, organisationId } = c.req.valid('param')
      const { shown: isShown } = c.req.valid('json')
      const done = showMember(deps, c.get('actor'), id, organisationId, isShown)
      return c.json(...(await shown(c.get('actor'), c.get('language'), done)))
    })
}

function shownBy(deps: LinkDeps) {
  return async (actor: Actor, language: Language, done: Promise<Link>) => {
    const link = await done
    const headers = { etag: entityTag(link.version) }
    return [await showLink(deps, actor, link, language), 200, headers] as const
  }
}

function meant({ id }: { id: string }, headers: { 'if-match'?: string | undefined }) {
  return { id, version: versionOf(headers['if-match']) }
}
