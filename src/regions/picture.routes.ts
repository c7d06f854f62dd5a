import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Env, openRouter } from '../people/router.routes.ts'
import { type Picture, pictureAsSvg } from '../platform/picture.ts'
import { regionHeatmap, regionMap, regionScatter } from './picture.actions.ts'
import { HeatmapQuery, MapQuery, ScatterQuery } from './picture.schema.ts'
import { RegionCode } from './region.schema.ts'
import { ownAndSent, sentTable } from './sent-table.routes.ts'
import type { RegionDeps } from './view.actions.ts'
import { wishOf } from './wish.actions.ts'

const svgType = 'image/svg+xml'
const responses = {
  200: {
    description: 'A picture that stands by itself.',
    content: { [svgType]: { schema: z.string() } },
  },
}

const heatmap = ownAndSent({
  path: '/regions/heatmap.svg',
  summary: 'Regions against specialisations, or activities where no list is known, as a picture',
  request: { query: HeatmapQuery },
  responses,
})
const scatter = ownAndSent({
  path: '/regions/{code}/scatter.svg',
  summary: 'What a region lacks by density and complexity, as a picture',
  request: { params: RegionCode, query: ScatterQuery },
  responses,
})
const map = ownAndSent({
  path: '/regions/{code}/map.svg',
  summary: 'Regions that complement a region, as a map',
  request: { params: RegionCode, query: MapQuery },
  responses,
})

type Table = AsyncIterable<Uint8Array>
type Coded<Query> = Readonly<{ code: string; query: Query; table?: Table }>

export function pictureRoutes(deps: RegionDeps) {
  const heatmapOf = async (c: Context<Env>, query: HeatmapQuery, table?: Table) =>
    drawn(c, await regionHeatmap(deps, c.get('actor'), query, c.get('language'), table))
  const scatterOf = async (
    c: Context<Env>,
    { code, query, table }: Coded<z.infer<typeof ScatterQuery>>,
  ) => {
    const wish = await wishOf(deps, code, query, table)
    return drawn(c, await regionScatter(deps, c.get('actor'), code, wish, c.get('language')))
  }
  const mapOf = async (
    c: Context<Env>,
    { code, query, table }: Coded<z.infer<typeof MapQuery>>,
  ) => {
    const { limit, abroad } = query
    const wish = { ...(await wishOf(deps, code, query, table)), limit, abroad: abroad === 'true' }
    return drawn(c, await regionMap(deps, c.get('actor'), code, wish, c.get('language')))
  }
  return openRouter()
    .openapi(heatmap.own, (c) => heatmapOf(c, c.req.valid('query')))
    .openapi(heatmap.table, (c) => heatmapOf(c, c.req.valid('query'), sentTable(c)))
    .openapi(scatter.own, (c) =>
      scatterOf(c, { ...c.req.valid('param'), query: c.req.valid('query') }),
    )
    .openapi(scatter.table, (c) =>
      scatterOf(c, { ...c.req.valid('param'), query: c.req.valid('query'), table: sentTable(c) }),
    )
    .openapi(map.own, (c) => mapOf(c, { ...c.req.valid('param'), query: c.req.valid('query') }))
    .openapi(map.table, (c) =>
      mapOf(c, { ...c.req.valid('param'), query: c.req.valid('query'), table: sentTable(c) }),
    )
}

async function drawn(c: Context<Env>, picture: Picture) {
  return c.body(await pictureAsSvg(picture), 200, { 'content-type': svgType })
}
