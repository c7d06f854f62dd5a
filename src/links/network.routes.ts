import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { json } from '../platform/openapi.ts'
import { readNetwork } from './network.actions.ts'
import { NetworkQuery, NetworkSchema } from './network.schema.ts'
import { contentTypeOf, networkFile } from './network.writer.ts'
import type { PlaceDeps } from './place.actions.ts'

const read = route('network.read', {
  method: 'get',
  path: '/network',
  tags: ['Links'],
  summary: 'Who is tied to whom: brokers, isolated members, bridges, density by year',
  description:
    'Ties are joint projects, and links whose members agreed to be shown; operators are shown every link and introductions too.',
  request: { query: NetworkQuery },
  responses: {
    200: {
      description: 'The graph with what is measured of it, or the graph as a file.',
      content: {
        ...json(NetworkSchema).content,
        'application/graphml+xml': { schema: z.string() },
        'text/csv': { schema: z.string() },
        'image/svg+xml': { schema: z.string() },
      },
    },
  },
})

export function networkRoutes(deps: Pick<PlaceDeps, 'database' | 'clock'>) {
  return openRouter().openapi(read, async (c) => {
    const query = c.req.valid('query')
    const network = await readNetwork(deps, c.get('actor'), query)
    if (query.format === 'json') return c.json(network, 200)
    return c.body(await networkFile(network, query.format, c.get('language')), 200, {
      'content-type': contentTypeOf[query.format],
    })
  })
}
