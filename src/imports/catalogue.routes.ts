import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import { type CatalogueDeps, listCatalogue, showCode } from './catalogue.actions.ts'
import { CatalogueSchema, CodeParams, ShownCodeSchema } from './catalogue.schema.ts'
import { catalogueTable } from './catalogue-table.ts'
import { orTable, TableFormat } from './table.schema.ts'
import { asCsv, csvOf } from './table.writer.ts'

const tags = ['Catalogue']

const routes = {
  list: route('catalogue.read', {
    method: 'get',
    path: '/catalogue',
    tags,
    summary: 'Every list that codes refer to, with its source',
    request: { query: z.object({ format: TableFormat }) },
    responses: {
      200: {
        description: 'Lists that ship, and vocabularies that were taken in.',
        ...orTable(CatalogueSchema),
      },
    },
  }),
  show: route('catalogue.read', {
    method: 'get',
    path: '/catalogue/codes/{code}',
    tags,
    summary: 'Everything that any list knows of a code',
    description:
      'Of an activity its meaning in both revisions of NACE and what became of it; of a region its successors, its middle, and its lists of specialisations.',
    request: { params: CodeParams },
    responses: { 200: { description: 'What is known.', ...json(ShownCodeSchema) } },
  }),
}

export function catalogueRoutes(deps: CatalogueDeps) {
  return openRouter()
    .openapi(routes.list, async (c) => {
      const lists = await listCatalogue(deps, c.get('actor'))
      if (c.req.valid('query').format === 'json') return c.json({ items: lists }, 200)
      return c.body(csvOf(catalogueTable(lists)), 200, asCsv)
    })
    .openapi(routes.show, async (c) =>
      c.json(await showCode(deps, c.get('actor'), c.req.valid('param').code), 200),
    )
}
