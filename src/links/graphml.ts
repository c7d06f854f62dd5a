/** A value of an attribute; null where it is unknown, and left out. */
type Value = string | number | null

/** A thing of a graph with its attributes. Every thing of a kind has the same ones. */
type Attributes = Readonly<Record<string, Value>>

export type GraphmlNode = Readonly<{ id: string; attributes: Attributes }>
export type GraphmlEdge = Readonly<{ source: string; target: string; attributes: Attributes }>

/** An undirected graph in GraphML (Brandes et al., GD 2001), as Gephi, yEd and NetworkX read it. */
export function graphmlOf(nodes: readonly GraphmlNode[], edges: readonly GraphmlEdge[]): string {
  const keys = [...keysOf('node', nodes), ...keysOf('edge', edges)]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(
      ({ domain, name, type }) =>
        `  <key id="${domain}-${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>`,
    ),
    '  <graph id="network" edgedefault="undirected">',
    ...nodes.map(({ id, attributes }) => element(`node id="${escaped(id)}"`, 'node', attributes)),
    ...edges.map(({ source, target, attributes }) =>
      element(`edge source="${escaped(source)}" target="${escaped(target)}"`, 'edge', attributes),
    ),
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n')
}

/** An attribute is a number where every value of it that is known is one. */
function keysOf(domain: 'node' | 'edge', things: readonly Readonly<{ attributes: Attributes }>[]) {
  const names = [...new Set(things.flatMap(({ attributes }) => Object.keys(attributes)))]
  return names.map((name) => {
    const values = things.map(({ attributes }) => attributes[name] ?? null)
    const isNumber = values.every((value) => value === null || typeof value === 'number')
    return { domain, name, type: isNumber ? 'double' : 'string' }
  })
}

function element(opening: string, domain: 'node' | 'edge', attributes: Attributes): string {
  const data = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<data key="${domain}-${name}">${escaped(String(value))}</data>`)
  return `    <${opening}>${data.join('')}</${domain}>`
}

/** Text as it may stand in XML 1.0, in elements and attributes; what XML cannot hold at all is left out. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
