const token = /<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g
const tag = /^<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>$/
const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i
const foreign = /https?:|<script|href=|@import|@font-face|\bon\w+="|NaN|undefined/g

/** What is wrong with an SVG file that is to stand by itself: as XML, and by what it would run or load. */
export function complaintsAboutSvg(svg: string): string[] {
  const named = /<title[^>]*>[^<]+<\/title>\s*<desc[^>]*>[^<]+<\/desc>/.test(svg)
  const rest = svg.replace('http://www.w3.org/2000/svg', '')
  return [
    ...(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"') ? [] : ['it is no SVG']),
    ...(named ? [] : ['it says nothing to who cannot see it']),
    ...[...svg.matchAll(token)]
      .filter(([piece]) => entity.test(piece))
      .map(([piece]) => `"&" is not written out in ${piece.slice(0, 60)}`),
    ...nesting(svg),
    ...[...rest.matchAll(foreign)].map(([found]) => `it has ${found}`),
  ]
}

function nesting(svg: string): string[] {
  const complaints: string[] = []
  const open: string[] = []
  for (const [piece] of svg.matchAll(token)) {
    if (!piece.startsWith('<') || piece.startsWith('<![CDATA[')) continue
    const [, ends, name = '', , empty] = tag.exec(piece) ?? []
    if (name === '') complaints.push(`${piece.slice(0, 60)} is no tag`)
    else if (ends && open.pop() !== name) complaints.push(`</${name}> closes what is not open`)
    else if (!ends && !empty) open.push(name)
  }
  return open.length > 0 ? [...complaints, `${open.join(', ')} stays open`] : complaints
}
