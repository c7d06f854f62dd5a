/** Kilometres east and north of the middle of the map. */
export type Point = readonly [number, number]

/** West, south, east and north edge, in kilometres of the map. */
export type Window = Readonly<{ west: number; south: number; east: number; north: number }>

type Degrees = Readonly<{ latitude: number; longitude: number }>

const middle: Degrees = { latitude: 52, longitude: 10 }
const earthRadiusKm = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * Lambert's azimuthal equal-area projection about 52° N 10° E, as maps of the European Union use it (ETRS89-LAEA), on a sphere:
 * areas are true to each other, and distances in Europe nearly so. Undefined only for the antipode, which is sea.
 */
export function project({ latitude, longitude }: Degrees): Point {
  const [phi, phi0] = [radians(latitude), radians(middle.latitude)]
  const east = radians(longitude - middle.longitude)
  const along = Math.cos(phi) * Math.cos(east)
  const scale =
    earthRadiusKm * Math.sqrt(2 / (1 + Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * along))
  return [
    scale * Math.cos(phi) * Math.sin(east),
    scale * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * along),
  ]
}

/** What lies farther than this from the first point, such as an overseas region, would make the rest too small to see. */
const farthestKm = 3600

/** The points that one map can show together with the first. */
export function isNear([x, y]: Point, [fromX, fromY]: Point): boolean {
  return Math.hypot(x - fromX, y - fromY) <= farthestKm
}

const leastKm = 900
const roomAround = 1.3

/** A window of the given shape (width by height) that shows all points with some room around them. */
export function windowAround(points: readonly Point[], shape: number): Window {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [west, east] = [Math.min(...xs), Math.max(...xs)]
  const [south, north] = [Math.min(...ys), Math.max(...ys)]
  const high = Math.max(leastKm, (north - south) * roomAround, ((east - west) * roomAround) / shape)
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const [halfWidth, half] = [(high * shape) / 2, high / 2]
  return { west: x - halfWidth, east: x + halfWidth, south: y - half, north: y + half }
}

type Edge = Readonly<{ axis: 0 | 1; at: number; keeps: 1 | -1 }>

/** The part of a ring inside a window (Sutherland and Hodgman, 1974), as an open ring; empty where there is none. */
export function clipped(ring: readonly Point[], window: Window): Point[] {
  const edges: Edge[] = [
    { axis: 0, at: window.west, keeps: 1 },
    { axis: 0, at: window.east, keeps: -1 },
    { axis: 1, at: window.south, keeps: 1 },
    { axis: 1, at: window.north, keeps: -1 },
  ]
  return edges.reduce<Point[]>((left, edge) => cut(left, edge), [...ring])
}

function cut(ring: readonly Point[], { axis, at, keeps }: Edge): Point[] {
  const inside = (point: Point) => (point[axis] - at) * keeps >= 0
  return ring.flatMap((point, place) => {
    const before = ring.at(place - 1) ?? point
    const kept = inside(point) ? [point] : []
    if (inside(before) === inside(point)) return kept
    const share = (at - before[axis]) / (point[axis] - before[axis])
    const between = (of: 0 | 1) => before[of] + share * (point[of] - before[of])
    return [[between(0), between(1)] as const, ...kept]
  })
}
