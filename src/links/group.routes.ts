import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import type { Language } from '../platform/phrase.ts'
import { reasonFor } from '../profiles/proposal-phrases.ts'
import { type GroupDeps, proposeGroups } from './group.actions.ts'
import { AskedBrief, GroupsSchema, IdeaText, ProposedSeatsSchema } from './group.schema.ts'
import { toldProposal } from './group-told.ts'
import { proposeSeats } from './seats.actions.ts'

const tags = ['Links']

const routes = {
  groups: route('group.propose', {
    method: 'post',
    path: '/links/proposals',
    tags,
    summary: 'Propose groups for a brief',
    description:
      'Answers with the best group, three others that differ from it in at least two members, how far from the best each may be at most, who else could take each seat, and which seats nobody fills; or with the fewest constraints that no group keeps to. It takes two seconds or three; to look for longer, and prove more, ask for a study: POST /studies. Nothing is stored.',
    request: { body: { required: true, ...json(AskedBrief) } },
    responses: { 200: { description: 'Groups, the best first.', ...json(GroupsSchema) } },
  }),
  seats: route('group.propose', {
    method: 'post',
    path: '/links/seats',
    tags,
    summary: 'Propose seats from an idea of a project',
    description:
      'Reads the text sentence by sentence and stores nothing. Put the seats that are right into a brief.',
    request: { body: { required: true, ...json(IdeaText) } },
    responses: {
      200: { description: 'Seats, in the order of the text.', ...json(ProposedSeatsSchema) },
    },
  }),
}

export function groupRoutes(deps: GroupDeps) {
  return openRouter()
    .openapi(routes.groups, async (c) => {
      const found = await proposeGroups(deps, c.get('actor'), c.req.valid('json'))
      return c.json(toldProposal(found, c.get('language')), 200)
    })
    .openapi(routes.seats, (c) => {
      const reading = proposeSeats(c.get('actor'), c.req.valid('json').text)
      return c.json(toldSeats(reading, c.get('language')), 200)
    })
}

/** Proposed seats with their reasons as sentences. */
export function toldSeats(reading: ReturnType<typeof proposeSeats>, language: Language) {
  return {
    ...reading,
    seats: reading.seats.map(({ reason, ...seat }) => ({
      ...seat,
      reason: reasonFor(reason)[language],
    })),
  }
}
