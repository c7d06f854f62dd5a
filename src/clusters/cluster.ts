import type { Catalogue } from '../catalogue/catalogue.ts'
import { sectorProblems } from '../catalogue/sector.ts'
import { placeProblems } from '../organisations/organisation.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import { endsBeforeStart } from './phrases.ts'

/** `key` for a whole region or country, `local` for a part of a region, `embryonic` for one still forming. */
export const clusterTypes = ['key', 'local', 'embryonic'] as const
export type ClusterType = (typeof clusterTypes)[number]

/** How far its management has come, as PARP's standards of cluster management name it. */
export const clusterPhases = ['embryonic', 'growth', 'mature'] as const
export type ClusterPhase = (typeof clusterPhases)[number]

/** A quality mark or status, such as ESCA Gold, with the first and the last day it holds. */
export type Label = Readonly<{ name: string; validFrom: string | null; validTo: string | null }>

/** What somebody states about a cluster initiative. `null` means not stated. */
export type ClusterContent = Readonly<{
  externalId: string | null
  name: string
  /** The organisation that represents it. */
  leaderId: string | null
  type: ClusterType | null
  phase: ClusterPhase | null
  /** NACE codes in dotted form, of Rev. 2 or 2.1. */
  nace: readonly string[]
  /** ISO 3166-1 alpha-2. */
  country: string
  /** A NUTS region of any level, of the 2021 or 2024 edition. */
  nuts: string | null
  website: string | null
  description: string
  labels: readonly Label[]
}>

export type Cluster = ClusterContent &
  Readonly<{ id: string; version: number; createdAt: string; updatedAt: string }>

/** What is wrong with a cluster beyond its shape, field by field; whether its leader exists is not asked here. */
export function clusterProblems(catalogue: Catalogue, content: ClusterContent): FieldProblem[] {
  return [
    ...placeProblems(catalogue, content.country, content.nuts),
    ...content.nace.flatMap((code, index) => sectorProblems(catalogue, code, `/nace/${index}`)),
    ...content.labels.flatMap(labelProblems),
  ]
}

function labelProblems({ validFrom, validTo }: Label, index: number): FieldProblem[] {
  if (validFrom === null || validTo === null || validTo >= validFrom) return []
  return [{ pointer: `/labels/${index}/validTo`, phrase: endsBeforeStart(validFrom, validTo) }]
}
