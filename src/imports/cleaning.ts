const controls =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const comment = /<!--[\s\S]*?(?:-->|$)/g
const tag = /<\/?[a-z][^<>]*>/gi
const picture = /\p{Emoji_Presentation}|\ufe0f/gu

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** A published text as plain sentences: without markup, entities, invisible characters and emoji. */
export function cleanText(text: string): string {
  // Unpacking an entity may reveal another tag, so markup goes last as well as first.
  const unpacked = withoutMarkup(withoutMarkup(text).replace(/&(#?\w{1,8});/g, entity))
  return unpacked
    .replace(controls, '')
    .replace(picture, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function withoutMarkup(text: string): string {
  return text.replace(comment, ' ').replace(tag, ' ')
}

function entity(whole: string, name: string): string {
  const known = named[name.toLowerCase()]
  if (known !== undefined) return known
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
  if (hex === undefined && decimal === undefined) return whole
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    ? String.fromCodePoint(code)
    : ''
}

/** Cut between two words, with an ellipsis, to at most `max` characters. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  // Half of a surrogate pair at the end would be a broken letter.
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$|[\ud800-\udbff]$/u, '')}…`
}

/**
 * The town in what lists give as a place: codes before it, and what follows a comma or a bracket, are left
 * out; a place without letters is none. `25524 Itzehoe`, `70826 - Pflach`, `Aue, Stadt`.
 */
export function cleanCity(text: string): string | undefined {
  const name = cleanText(text)
    .replace(/^[\d\s.,/-]+/, '')
    .replace(/\s*[,(].*$/s, '')
    .trim()
  return /\p{L}/u.test(name) ? cutText(name, 120) : undefined
}

type Fields = Readonly<Record<string, unknown>>

/** An organisation's fields as our rules want them. */
export function cleanOrganisation(fields: Fields): Record<string, unknown> {
  const { name, city, description } = fields
  return {
    ...fields,
    ...(typeof name === 'string' ? { name: cutText(oneLine(name), 300) } : {}),
    ...(typeof city === 'string' ? { city: cleanCity(city) } : {}),
    ...(typeof description === 'string'
      ? { description: cutText(cleanText(description), 5000) }
      : {}),
  }
}

/** An entry's fields as our rules want them; a title that is too long is kept whole in the description. */
export function cleanEntry(fields: Fields): Record<string, unknown> {
  if (typeof fields['title'] !== 'string') return { ...fields }
  const whole = oneLine(fields['title'])
  const given = typeof fields['description'] === 'string' ? cleanText(fields['description']) : ''
  const title = cutText(whole, 300)
  const lost = title !== whole && !given.startsWith(whole)
  const description = lost ? `${whole}\n${given}`.trim() : given
  return { ...fields, title, description: cutText(description, 8000) }
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ')
}
