/** Elements whose content is never about the organisation. */
const dropped = ['script', 'style', 'head', 'noscript', 'svg', 'nav', 'select', 'template']

const inline =
  'a|abbr|acronym|b|bdi|big|button|cite|code|em|font|i|img|input|ins|label|mark|small|span|strong|sub|sup|tt|u|wbr|o:p|path|picture|source|svg'
const blocks =
  'address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|header|hr|html|iframe|legend|main|meta|link|ol|option|p|pre|section|summary|table|tbody|tfoot|thead|title|tr|ul|video'

const comments = ['<!--', '-->'] as const
const inlineTag = new RegExp(`</?(?:${inline})(?:[\\s/][^<>]*)?>`, 'gi')
const blockTag = new RegExp(`</?(?:${blocks})(?:[\\s/][^<>]*)?>|<!doctype[^<>]*>`, 'gi')

const unknownTag = /<\/?[a-z][a-z0-9-]*(?:[\s/][^<>=]*=[^<>]*)?\s*\/?>|<!--|<!doctype/i

const anyTag = new RegExp(unknownTag.source, 'gi')

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  bull: '•',
  middot: '·',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  times: '×',
  sup2: '²',
  sup3: '³',
  frac12: '½',
  oacute: 'ó',
  Oacute: 'Ó',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  agrave: 'à',
  ecirc: 'ê',
  ccedil: 'ç',
  ocirc: 'ô',
  ucirc: 'û',
  icirc: 'î',
  acirc: 'â',
  ugrave: 'ù',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  shy: '',
}

/**
 * A pasted text as plain lines: markup becomes line breaks, bullets (`• `) and headings (`# `), entities become letters, and
 * what no profile may hold (control characters, pictures) goes. Words are never changed. Linear in the length of the text.
 */
export function plainLines(pasted: string): string {
  const text = /[<&]/.test(pasted) ? withoutMarkup(pasted) : pasted
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
      .replace(
        /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\ufe0e|\ufe0f|\u20e3/g,
        '',
      )
      .replace(/^[\p{Zs}\t]*(?:\p{Extended_Pictographic}(?<![\p{N}#*©®™✓✔➢►→])\p{Zs}*)+/gmu, '• ')
      .replace(/[[\p{Emoji_Presentation}\p{Extended_Pictographic}]--[\p{N}#*©®™✓✔➢►→]]/gv, '')
      .replace(/[[\p{Cc}--\n]\p{Surrogate}\ufffd]/gv, '')
      .replace(/[\p{Zs}\t]+/gu, ' ')
      .replace(/ *\n */g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      // What was between two halves of a tag may have gone, and what now looks like one is text.
      .replace(anyTag, (tag) => tag.replace('<', '< '))
  )
}

function withoutMarkup(html: string): string {
  let text = cut(html, ...comments)
  for (const name of dropped) text = cut(text, `<${name}`, `</${name}>`)
  // What is broken within a source line flows on in a page.
  const flowing = /<(?:p|div|li|br)[\s>/]/i.test(text)
    ? text.replace(/[ \t]*\r?\n[ \t]*/g, ' ')
    : text
  // Twice, because a page may show tags as text.
  const bare = withoutTags(decoded(withoutTags(flowing)))
  // What still looks like a tag is text, and must not be taken for one at the door.
  return unknownTag.test(bare) ? bare.replace(/<(?=[/!a-z])/gi, '< ') : bare
}

function withoutTags(text: string): string {
  return text
    .replace(/<br(?:[\s/][^<>]*)?>/gi, '\n')
    .replace(/<li(?:\s[^<>]*)?>/gi, '\n• ')
    .replace(/<\/li\s*>/gi, '\n')
    .replace(/<h[1-6](?:\s[^<>]*)?>/gi, '\n\n# ')
    .replace(/<\/h[1-6]\s*>/gi, '\n')
    .replace(/<\/?t[dh](?:\s[^<>]*)?>/gi, ' ')
    .replace(blockTag, '\n\n')
    .replace(inlineTag, '')
}

/** Without whatever stands from an opening to its closing; to the end where it is never closed. */
function cut(text: string, open: string, close: string): string {
  const lower = text.toLowerCase()
  // A letter that changes its length in lower case would shift every place after it.
  if (lower.length !== text.length) return text
  const kept: string[] = []
  let from = 0
  for (;;) {
    const start = lower.indexOf(open, from)
    if (start < 0) break
    const next = lower[start + open.length] ?? ' '
    if (open.startsWith('<!') || /[\s>/]/.test(next)) {
      kept.push(text.slice(from, start), '\n')
      const end = lower.indexOf(close, start)
      from = end < 0 ? text.length : end + close.length
    } else {
      kept.push(text.slice(from, start + open.length))
      from = start + open.length
    }
  }
  kept.push(text.slice(from))
  return kept.join('')
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d?));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
