import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json } from '../platform/openapi.ts'
import { type AnswerDeps, answerSuggestion } from './answer.actions.ts'
import { adoptWeights, type LearnDeps, studyAnswers } from './learn.actions.ts'
import {
  AnswerSchema,
  LearnWish,
  LessonSchema,
  NewAnswer,
  ServeWish,
  ServingSchema,
  VersionParam,
  WeightsList,
  WeightsSchema,
} from './learning.schema.ts'
import { toldList, toldServing, toldWeights } from './stored-weights.ts'
import { browseWeights, rollBackWeights, serveWeights } from './weights.actions.ts'

const answered = { description: 'The answer as it is stored.', ...json(AnswerSchema) }

const routes = {
  answer: route('answer.write', {
    method: 'post',
    path: '/organisations/{id}/suggestions/{partnerId}/answer',
    tags: ['Matching'],
    summary: 'Say what became of a suggestion',
    description:
      'Only about a partner that was suggested. Telling the same again gives what is there (200).',
    request: {
      params: z.object({ id: Id, partnerId: Id }),
      body: { required: true, ...json(NewAnswer) },
    },
    responses: { 200: answered, 201: answered },
  }),
  browse: route('weights.read', {
    method: 'get',
    path: '/weights',
    tags: ['Learning'],
    summary: 'List the weights of the score, and which of them serve',
    responses: { 200: { description: 'Newest first.', ...json(WeightsList) } },
  }),
  learn: route('weights.read', {
    method: 'post',
    path: '/weights/lessons',
    tags: ['Learning'],
    summary: 'Learn the weights of the score from answers to suggestions',
    description:
      'Shows what the answers teach and how the new order would have fared on the logged lists. Nothing is stored unless `apply` asks for it.',
    request: { body: { required: true, ...json(LearnWish) } },
    responses: { 200: { description: 'What was learned.', ...json(LessonSchema) } },
  }),
  serve: route('weights.write', {
    method: 'post',
    path: '/weights/{version}/serve',
    tags: ['Learning'],
    summary: 'Make suggestions with these weights from now on',
    request: { params: VersionParam, body: { required: true, ...json(ServeWish) } },
    responses: { 200: { description: 'The weights that serve.', ...json(WeightsSchema) } },
  }),
  rollBack: route('weights.write', {
    method: 'post',
    path: '/weights/rollback',
    tags: ['Learning'],
    summary: 'Go back to the weights that served before',
    responses: { 200: { description: 'The weights that serve.', ...json(ServingSchema) } },
  }),
}

export function learningRoutes(deps: LearnDeps & AnswerDeps) {
  return openRouter()
    .openapi(routes.answer, async (c) => {
      const { id, partnerId } = c.req.valid('param')
      const pair = { organisationId: id, partnerId }
      const { answer, created } = await answerSuggestion(
        deps,
        c.get('actor'),
        pair,
        c.req.valid('json'),
      )
      return c.json(answer, created ? 201 : 200)
    })
    .openapi(routes.browse, async (c) => {
      const weights = await browseWeights(deps, c.get('actor'))
      return c.json(toldList(weights, c.get('language')), 200)
    })
    .openapi(routes.learn, async (c) => {
      const actor = c.get('actor')
      const study = await studyAnswers(deps, actor)
      const stored = c.req.valid('json').apply ? await adoptWeights(deps, actor, study) : null
      const { signals, report } = study.proposed
      const { explanation, ...told } = report
      const proposed = { signals, explanation: explanation[c.get('language')], report: told }
      return c.json(
        {
          serving: toldServing(study.current),
          proposed,
          stored: stored && { version: stored.version, status: stored.status },
        },
        200,
      )
    })
    .openapi(routes.serve, async (c) => {
      const { version } = c.req.valid('param')
      const { unproven } = c.req.valid('json')
      const served = await serveWeights(deps, c.get('actor'), version, unproven)
      return c.json(toldWeights(served, c.get('language')), 200)
    })
    .openapi(routes.rollBack, async (c) =>
      c.json(toldServing(await rollBackWeights(deps, c.get('actor'))), 200),
    )
}
