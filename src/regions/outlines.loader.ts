import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Topology } from './outline.ts'

const require = createRequire(import.meta.url)
let topology: Promise<Topology> | undefined

/** Outlines of the countries of the world, from Natural Earth (public domain), read when a map is first asked for. */
export function loadOutlines(): Promise<Topology> {
  topology ??= readFile(require.resolve('world-atlas/countries-50m.json')).then(
    (bytes) => JSON.parse(bytes.toString()) as Topology,
  )
  return topology
}
