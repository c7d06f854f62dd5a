import { z } from '@hono/zod-openapi'
import { orTable, TableFormat } from '../imports/table.schema.ts'
import { asCsv, csvOf } from '../imports/table.writer.ts'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json } from '../platform/openapi.ts'
import { RegionCode } from './region.schema.ts'
import {
  correctSpecialisation,
  specialisationsIn,
  specialisationsOf,
} from './specialisation.actions.ts'
import {
  CorrectionParams,
  CorrectionWish,
  ListParams,
  NewSpecialisationList,
  OrganisationSpecialisationsSchema,
  RegionSpecialisationsSchema,
  SpecialisationListSchema,
} from './specialisation.schema.ts'
import type { FitDeps } from './specialisation-fit.actions.ts'
import { putList, removeList } from './specialisation-list.actions.ts'
import {
  organisationSpecialisationTable,
  regionSpecialisationTable,
} from './specialisation-table.ts'

const tags = ['Regions']
const TableQuery = z.object({ format: TableFormat })
const ofOrganisation = {
  description:
    'Domains, surest first, each with the entries that say so; last, with confidence 0, those that somebody said it does not belong to.',
  ...json(OrganisationSpecialisationsSchema),
}

const routes = {
  region: route('specialisation.read', {
    method: 'get',
    path: '/regions/{code}/specialisations',
    tags,
    summary: 'The smart specialisations of a region, and how many organisations are in each',
    description:
      'The lists that hold today: the region’s own and those around it. Entries count from a confidence of 0.5 on.',
    request: { params: RegionCode, query: TableQuery },
    responses: {
      200: { description: 'Lists with counts.', ...orTable(RegionSpecialisationsSchema) },
    },
  }),
  put: route('specialisation.write', {
    method: 'put',
    path: '/specialisation-lists/{key}',
    tags,
    summary: 'Keep a list of specialisations, in the place of one with the same key',
    request: { params: ListParams, body: { required: true, ...json(NewSpecialisationList) } },
    responses: { 200: { description: 'The list.', ...json(SpecialisationListSchema) } },
  }),
  remove: route('specialisation.write', {
    method: 'delete',
    path: '/specialisation-lists/{key}',
    tags,
    summary: 'Forget a list of this installation’s own',
    request: { params: ListParams },
    responses: { 204: { description: 'It is gone; a shipped one with its key counts again.' } },
  }),
  organisation: route('specialisation.read', {
    method: 'get',
    path: '/organisations/{id}/specialisations',
    tags,
    summary: 'The specialisations of an organisation, with confidence and evidence',
    request: { params: z.object({ id: Id }), query: TableQuery },
    responses: {
      200: {
        description: ofOrganisation.description,
        ...orTable(OrganisationSpecialisationsSchema),
      },
    },
  }),
  correct: route('specialisation.correct', {
    method: 'put',
    path: '/organisations/{id}/specialisations/{list}/{code}',
    tags,
    summary: 'Say that an organisation or one of its entries belongs to a domain, or does not',
    description: 'What is said here stands over what is computed, now and later.',
    request: { params: CorrectionParams, body: { required: true, ...json(CorrectionWish) } },
    responses: { 200: ofOrganisation },
  }),
}

export function specialisationRoutes(deps: FitDeps) {
  return openRouter()
    .openapi(routes.region, async (c) => {
      const found = await specialisationsIn(deps, c.get('actor'), c.req.valid('param').code)
      if (c.req.valid('query').format === 'json') return c.json(found, 200)
      return c.body(csvOf(regionSpecialisationTable(found, c.get('language'))), 200, asCsv)
    })
    .openapi(routes.put, async (c) => {
      const { key } = c.req.valid('param')
      const list = await putList(deps, c.get('actor'), { key, ...c.req.valid('json') })
      return c.json({ ...list, regions: [...list.regions], items: copied(list.items) }, 200)
    })
    .openapi(routes.remove, async (c) => {
      await removeList(deps, c.get('actor'), c.req.valid('param').key)
      return c.body(null, 204)
    })
    .openapi(routes.organisation, async (c) => {
      const found = await specialisationsOf(deps, c.get('actor'), c.req.valid('param').id)
      if (c.req.valid('query').format === 'json') return c.json(found, 200)
      return c.body(csvOf(organisationSpecialisationTable(found, c.get('language'))), 200, asCsv)
    })
    .openapi(routes.correct, async (c) => {
      const { id, list, code } = c.req.valid('param')
      const wish = { ...c.req.valid('json'), list, code }
      return c.json(await correctSpecialisation(deps, c.get('actor'), id, wish), 200)
    })
}

function copied<Item extends { nace: readonly string[] }>(items: readonly Item[]) {
  return items.map((item) => ({ ...item, nace: [...item.nace] }))
}
