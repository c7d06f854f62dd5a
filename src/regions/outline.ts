import { clipped, type Point, project, type Window } from './projection.ts'

/** Outlines of countries in TopoJSON: each border is kept once, as steps from point to point in whole numbers. */
export type Topology = Readonly<{
  transform: Readonly<{ scale: readonly number[]; translate: readonly number[] }>
  arcs: readonly (readonly (readonly number[])[])[]
  objects: Readonly<{ countries: Readonly<{ geometries: readonly Shape[] }> }>
}>

type Shape =
  | Readonly<{ type: 'Polygon'; arcs: readonly (readonly number[])[] }>
  | Readonly<{ type: 'MultiPolygon'; arcs: readonly (readonly (readonly number[])[])[] }>

/**
 * Outlines of the countries in a window, projected and cut at its edges, as GeoJSON in kilometres of the map. Lakes and enclaves
 * are left out: what lies inside another country is drawn as a country itself.
 * @param finest points nearer to the one before are left out, in kilometres
 */
export function outlinesIn(topology: Topology, window: Window, finest: number) {
  const arcs = topology.arcs.map((arc) => projectedArc(topology, arc))
  const rings = topology.objects.countries.geometries.flatMap((shape) =>
    (shape.type === 'Polygon' ? [shape.arcs] : shape.arcs).flatMap(([outer]) => {
      const ring = clipped(thinned(joined(outer ?? [], arcs), finest), window)
      return ring.length > 2 ? [ring] : []
    }),
  )
  return {
    type: 'FeatureCollection' as const,
    features: rings.map((ring) => ({
      type: 'Feature' as const,
      properties: { name: '' },
      geometry: { type: 'Polygon' as const, coordinates: [closed(ring).map(rounded)] },
    })),
  }
}

function projectedArc({ transform }: Topology, arc: readonly (readonly number[])[]): Point[] {
  const [scaleX = 1, scaleY = 1] = transform.scale
  const [fromX = 0, fromY = 0] = transform.translate
  let [x, y] = [0, 0]
  return arc.map(([stepX = 0, stepY = 0]) => {
    x += stepX
    y += stepY
    return project({ longitude: x * scaleX + fromX, latitude: y * scaleY + fromY })
  })
}

/** The arcs of a ring one after the other; a number below 0 means an arc that is gone along backwards. */
function joined(ring: readonly number[], arcs: readonly (readonly Point[])[]): Point[] {
  return ring.flatMap((at) => {
    const points = at < 0 ? (arcs[~at] ?? []).toReversed() : (arcs[at] ?? [])
    return points.slice(1)
  })
}

function thinned(ring: readonly Point[], finest: number): Point[] {
  const kept: Point[] = []
  for (const point of ring) {
    const last = kept.at(-1)
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= finest) kept.push(point)
  }
  return kept
}

function closed(ring: readonly Point[]): Point[] {
  const [first] = ring
  return first ? [...ring, first] : []
}

function rounded([x, y]: Point): Point {
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10]
}
