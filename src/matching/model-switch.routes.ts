import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import {
  cancelChange,
  dropModel,
  listModels,
  type SwitchDeps,
  useModel,
} from './model-switch.actions.ts'
import { ModelStateSchema, ModelWish } from './model-switch.schema.ts'

const state = { description: 'The models, and how far a change is.', ...json(ModelStateSchema) }
const tags = ['Operation']

const list = route('model.read', {
  method: 'get',
  path: '/models',
  tags,
  summary: 'List the models that there are vectors of',
  responses: { 200: state },
})
const use = route('model.write', {
  method: 'post',
  path: '/models',
  tags,
  summary: 'Change to another model, in the background',
  request: { body: { required: true, ...json(ModelWish) } },
  responses: { 202: state },
})
const cancel = route('model.write', {
  method: 'post',
  path: '/models/cancel',
  tags,
  summary: 'Give up a change that is under way',
  responses: { 200: state },
})
const drop = route('model.write', {
  method: 'delete',
  path: '/models/{modelId}',
  tags,
  summary: 'Remove the vectors of a former model',
  request: { params: z.object({ modelId: z.string().min(1) }) },
  responses: { 200: state },
})

export function modelRoutes(deps: SwitchDeps) {
  return openRouter()
    .openapi(list, async (c) => c.json(await listModels(deps, c.get('actor')), 200))
    .openapi(use, async (c) => {
      const { prefixes, dtype, model } = c.req.valid('json')
      const settings = { model, ...(prefixes ? { prefixes } : {}), ...(dtype ? { dtype } : {}) }
      return c.json(await useModel(deps, c.get('actor'), settings), 202)
    })
    .openapi(cancel, async (c) => c.json(await cancelChange(deps, c.get('actor')), 200))
    .openapi(drop, async (c) =>
      c.json(await dropModel(deps, c.get('actor'), c.req.valid('param').modelId), 200),
    )
}
