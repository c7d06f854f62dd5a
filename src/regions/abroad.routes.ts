import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { asCsv, csvOf } from '../imports/table.writer.ts'
import { type Env, openRouter, route } from '../people/router.routes.ts'
import { Id } from '../platform/openapi.ts'
import { clusterPartners, organisationPartners, type PartnersAbroad } from './abroad.actions.ts'
import { AbroadQuery, PartnersAbroadSchema } from './abroad.schema.ts'
import { abroadTable } from './abroad-render.ts'
import type { RegionDeps } from './view.actions.ts'

const tags = ['Regions']
const request = { params: z.object({ id: Id }), query: AbroadQuery }
const responses = {
  200: {
    description: 'Regions and clusters, what each side gives, and which organisations would start.',
    content: {
      'application/json': { schema: PartnersAbroadSchema },
      'text/csv': { schema: z.string() },
    },
  },
}

const ofCluster = route('suggestion.read', {
  method: 'get',
  path: '/clusters/{id}/partners',
  tags,
  summary: 'Regions and clusters abroad that complement a cluster',
  ...{ request, responses },
})
const ofOrganisation = route('suggestion.read', {
  method: 'get',
  path: '/organisations/{id}/partners',
  tags,
  summary: 'Regions and clusters abroad that complement an organisation',
  ...{ request, responses },
})

export function abroadRoutes(deps: RegionDeps) {
  return openRouter()
    .openapi(ofCluster, async (c) => {
      const { id } = c.req.valid('param')
      const wish = c.req.valid('query')
      const found = await clusterPartners(deps, c.get('actor'), id, wish, c.get('language'))
      return shown(c, wish.format, found)
    })
    .openapi(ofOrganisation, async (c) => {
      const { id } = c.req.valid('param')
      const wish = c.req.valid('query')
      const found = await organisationPartners(deps, c.get('actor'), id, wish, c.get('language'))
      return shown(c, wish.format, found)
    })
}

function shown(c: Context<Env>, format: 'json' | 'csv', found: PartnersAbroad) {
  if (format === 'json') return c.json(found, 200)
  return c.body(csvOf(abroadTable(found)), 200, asCsv)
}
