import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Env, openRouter, route } from '../people/router.routes.ts'
import { type Picture, pictureAsSvg } from '../platform/picture.ts'
import { regionHeatmap, regionMap, regionScatter } from './picture.actions.ts'
import { HeatmapQuery, MapQuery, ScatterQuery } from './picture.schema.ts'
import { RegionCode } from './region.schema.ts'
import type { RegionDeps } from './view.actions.ts'
import { wishOf } from './wish.actions.ts'

const svgType = 'image/svg+xml'
const tags = ['Regions']
const responses = {
  200: {
    description: 'A picture that stands by itself.',
    content: { [svgType]: { schema: z.string() } },
  },
}

const heatmap = route('region.read', {
  method: 'get',
  path: '/regions/heatmap.svg',
  tags,
  summary: 'Regions against specialisations, or activities where no list is known, as a picture',
  request: { query: HeatmapQuery },
  responses,
})
const scatter = route('region.read', {
  method: 'get',
  path: '/regions/{code}/scatter.svg',
  tags,
  summary: 'What a region lacks by density and complexity, as a picture',
  request: { params: RegionCode, query: ScatterQuery },
  responses,
})
const map = route('region.read', {
  method: 'get',
  path: '/regions/{code}/map.svg',
  tags,
  summary: 'Regions that complement a region, as a map',
  request: { params: RegionCode, query: MapQuery },
  responses,
})

export function pictureRoutes(deps: RegionDeps) {
  return openRouter()
    .openapi(heatmap, async (c) =>
      drawn(c, await regionHeatmap(deps, c.get('actor'), c.req.valid('query'), c.get('language'))),
    )
    .openapi(scatter, async (c) => {
      const { code } = c.req.valid('param')
      const wish = await wishOf(deps, code, c.req.valid('query'))
      return drawn(c, await regionScatter(deps, c.get('actor'), code, wish, c.get('language')))
    })
    .openapi(map, async (c) => {
      const { code } = c.req.valid('param')
      const query = c.req.valid('query')
      const { limit, abroad } = query
      const wish = { ...(await wishOf(deps, code, query)), limit, abroad: abroad === 'true' }
      return drawn(c, await regionMap(deps, c.get('actor'), code, wish, c.get('language')))
    })
}

async function drawn(c: Context<Env>, picture: Picture) {
  return c.body(await pictureAsSvg(picture), 200, { 'content-type': svgType })
}
