import { graphmlOf } from './graphml.ts'
import type { Tie } from './network.ts'

type Drawn = Readonly<{
  nodes: readonly Readonly<{
    id: string
    name: string
    kind: string | null
    country: string
    nuts: string | null
    clusters: readonly string[]
    partners: number
    betweenness: number
  }>[]
  ties: readonly Tie[]
}>

/** The network as GraphML, with what is known of each organisation and each tie. */
export function networkAsGraphml({ nodes, ties }: Drawn): string {
  return graphmlOf(
    nodes.map(({ id, name, clusters, ...rest }) => ({
      id,
      attributes: { label: name, ...rest, clusters: clusters.join(' ') },
    })),
    ties.map(({ one, other, kind, since, times }) => ({
      source: one,
      target: other,
      attributes: { kind, since, times },
    })),
  )
}

/** The network as rows of a table, the first with the headings: one for each tie. */
export function networkAsRows({ nodes, ties }: Drawn): (string | number | null)[][] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  return [
    ['one', 'oneName', 'other', 'otherName', 'kind', 'since', 'times'],
    ...ties.map(({ one, other, kind, since, times }) => [
      one,
      names.get(one) ?? '',
      other,
      names.get(other) ?? '',
      kind,
      since,
      times,
    ]),
  ]
}
