import { normaliseNace } from '../catalogue/catalogue.ts'
import type { Phrase } from '../platform/phrase.ts'
import { cellEmpty } from './row-phrases.ts'
import { codeTwice, noCodeColumn, noTitle, noTitleColumn, wrongCode } from './vocabulary-phrases.ts'

/** The official lists that can be taken in whole; NACE by its revisions. */
export const vocabularies = ['nace', 'nuts', 'esco', 'cpv', 'euroscivoc'] as const
export type Vocabulary = (typeof vocabularies)[number]

export const titleLanguages = ['en', 'pl', 'de', 'fr'] as const
export type TitleLanguage = (typeof titleLanguages)[number]

export type Heading = Readonly<{
  code: string
  parent: string | null
  titles: Readonly<Partial<Record<TitleLanguage, string>>>
}>

/** Where a file has what: places of columns. */
export type VocabularyHeader = Readonly<{
  code: number
  parent: number | undefined
  titles: readonly (readonly [language: TitleLanguage, column: number])[]
}>

type Shape = Readonly<{
  code: readonly string[]
  parent: readonly string[]
  /** Columns with the title in the language of the file. */
  title: readonly string[]
  /** One spelling for a code, or undefined for what cannot be one. */
  read(text: string): string | undefined
  example: string
}>

const uri = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined)

/**
 * The columns as the publishers name them: Eurostat's NACE structures, GISCO's attributes of NUTS, the CPV of the Publications
 * Office, ESCO's CSV files, EuroSciVoc; and plain `code`, `parent`, `en`, `pl`, `de`, `fr`. Capitals do not matter.
 */
const shapes: Readonly<Record<Vocabulary, Shape>> = {
  nace: {
    code: ['code', 'nace_code', 'notation'],
    parent: ['parent', 'parent_code', 'parentcode'],
    title: ['description', 'heading', 'title', 'name'],
    read: (text) => normaliseNace(text),
    example: '25.62',
  },
  nuts: {
    code: ['nuts_id', 'code', 'nuts_code'],
    parent: ['parent'],
    title: ['nuts_name', 'name_latn', 'name', 'label'],
    read: (text) => /^[A-Z]{2}[A-Z0-9]{0,3}$/.exec(text.toUpperCase())?.[0],
    example: 'PL21',
  },
  esco: {
    code: ['concepturi', 'uri', 'code'],
    parent: ['broader', 'broaderuri', 'parent'],
    title: ['preferredlabel', 'label', 'title'],
    read: uri(/^http:\/\/data\.europa\.eu\/esco\/[a-z-]+\/\S+$/),
    example: 'http://data.europa.eu/esco/skill/0005c151-5b5a-4a66-8aac-60e734beb1ab',
  },
  cpv: {
    code: ['code', 'cpv', 'cpv_code'],
    parent: ['parent'],
    title: ['description', 'title', 'name'],
    // The ninth digit checks the others; lists give it or leave it out.
    read: (text) => /^(\d{8})(?:-\d)?$/.exec(text)?.[1],
    example: '42000000-6',
  },
  euroscivoc: {
    code: ['uri', 'notation', 'code', 'euroscivoccode'],
    parent: ['broader', 'parent'],
    title: ['preflabel', 'title', 'euroscivoctitle', 'label'],
    read: uri(/^(?:http:\/\/data\.europa\.eu\/8mn\/euroscivoc\/\S+|\/?\d+(?:\/\d+)*)$/),
    example: 'http://data.europa.eu/8mn/euroscivoc/00401515-e61c-4f33-bcb0-33ff40c6aa20',
  },
}

/**
 * Which column of a file holds what.
 * @param language that of the file, where it has one column of titles
 * @returns a sentence that says how to mend it, for a header without a code or without titles
 */
export function vocabularyHeader(
  what: Vocabulary,
  cells: readonly string[],
  language: TitleLanguage,
): VocabularyHeader | Phrase {
  const named = cells.map((cell) => cell.trim().toLowerCase())
  const placeOf = (names: readonly string[]) => {
    const name = names.find((one) => named.includes(one))
    return name === undefined ? undefined : named.indexOf(name)
  }
  const { code, parent, title } = shapes[what]
  const place = placeOf(code)
  if (place === undefined) return noCodeColumn(what, code)
  const byLanguage = titleLanguages.flatMap((one) => {
    const column = placeOf([one, `title_${one}`, `label_${one}`])
    return column === undefined ? [] : [[one, column] as const]
  })
  const single = placeOf(title)
  const titles =
    byLanguage.length > 0 || single === undefined ? byLanguage : [[language, single] as const]
  if (titles.length === 0) return noTitleColumn(what, title)
  return { code: place, parent: placeOf(parent), titles }
}

/** A row of a file as a heading, or a sentence that says how to mend it. */
export function headingOf(
  what: Vocabulary,
  header: VocabularyHeader,
  cells: readonly string[],
): Heading | Readonly<{ problem: Phrase; value: string }> {
  const written = (cells[header.code] ?? '').trim()
  if (written === '') return { problem: cellEmpty('code'), value: '' }
  const { read, example } = shapes[what]
  const code = read(written)
  if (code === undefined) return { problem: wrongCode(what, written, example), value: written }
  const titles = header.titles
    .map(([language, column]) => [language, (cells[column] ?? '').trim()] as const)
    .filter(([, title]) => title !== '')
  if (titles.length === 0) return { problem: noTitle(written), value: written }
  const above = header.parent === undefined ? '' : (cells[header.parent] ?? '').trim()
  return {
    code,
    parent: above === '' ? derivedParent(what, code) : (read(above) ?? above),
    titles: Object.fromEntries(titles),
  }
}

/** The heading above, where codes say it. */
function derivedParent(what: Vocabulary, code: string): string | null {
  if (what === 'nuts') return code.length > 2 ? code.slice(0, -1) : null
  if (what === 'nace' && code.length > 2) return code.slice(0, code.length === 5 ? 4 : 2)
  if (what !== 'cpv') return null
  const digits = code.replace(/0+$/, '')
  return digits.length > 2 ? digits.slice(0, -1).padEnd(8, '0') : null
}

/** Lines of a file by the codes they gave; tells a code that was given before. */
export class GivenCodes {
  readonly #lines = new Map<string, number>()

  /** A sentence for a code that an earlier line gave; undefined, and the line is noted, otherwise. */
  repeated(code: string, line: number): Phrase | undefined {
    const before = this.#lines.get(code)
    if (before !== undefined) return codeTwice(code, before)
    this.#lines.set(code, line)
    return undefined
  }
}
