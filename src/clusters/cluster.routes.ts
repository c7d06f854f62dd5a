import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json, pageSchema } from '../platform/openapi.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import {
  browseClusters,
  type ClusterDeps,
  changeCluster,
  createCluster,
  getCluster,
  removeCluster,
} from './cluster.actions.ts'
import { ClusterChange, ClusterListQuery, ClusterSchema, NewCluster } from './cluster.schema.ts'

const tags = ['Clusters']
const params = z.object({ id: Id })
const one = { description: 'The cluster; its version is the ETag.', ...json(ClusterSchema) }

const routes = {
  browse: route('cluster.read', {
    method: 'get',
    path: '/clusters',
    tags,
    summary: 'List clusters',
    request: { query: ClusterListQuery },
    responses: { 200: { description: 'One page, by name.', ...json(pageSchema(ClusterSchema)) } },
  }),
  create: route('cluster.write', {
    method: 'post',
    path: '/clusters',
    tags,
    summary: 'Create a cluster',
    description:
      'Repeating the request with the same external id and content returns what is there (200).',
    request: { body: { required: true, ...json(NewCluster) } },
    responses: { 200: one, 201: one },
  }),
  get: route('cluster.read', {
    method: 'get',
    path: '/clusters/{id}',
    tags,
    summary: 'Read a cluster',
    request: { params },
    responses: { 200: one },
  }),
  change: route('cluster.write', {
    method: 'patch',
    path: '/clusters/{id}',
    tags,
    summary: 'Change a cluster',
    request: { params, headers: ifMatch, body: { required: true, ...json(ClusterChange) } },
    responses: { 200: one },
  }),
  remove: route('cluster.write', {
    method: 'delete',
    path: '/clusters/{id}',
    tags,
    summary: 'Remove a cluster',
    request: { params, headers: ifMatch },
    responses: { 204: { description: 'It is gone, with its memberships.' } },
  }),
}

export function clusterRoutes(deps: ClusterDeps) {
  return openRouter()
    .openapi(routes.browse, async (c) => {
      const { limit, after, ...filter } = c.req.valid('query')
      return c.json(await browseClusters(deps, c.get('actor'), filter, { limit, after }), 200)
    })
    .openapi(routes.create, async (c) => {
      const { cluster, created } = await createCluster(deps, c.get('actor'), c.req.valid('json'))
      return c.json(cluster, created ? 201 : 200, {
        etag: entityTag(cluster.version),
        location: `/clusters/${cluster.id}`,
      })
    })
    .openapi(routes.get, async (c) => {
      const cluster = await getCluster(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(cluster, 200, { etag: entityTag(cluster.version) })
    })
    .openapi(routes.change, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      const { id } = c.req.valid('param')
      const cluster = await changeCluster(deps, c.get('actor'), id, version, c.req.valid('json'))
      return c.json(cluster, 200, { etag: entityTag(cluster.version) })
    })
    .openapi(routes.remove, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      await removeCluster(deps, c.get('actor'), c.req.valid('param').id, version)
      return c.body(null, 204)
    })
}
