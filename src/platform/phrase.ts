/** The languages Splot speaks and matches in. */
export const languages = ['pl', 'en', 'de', 'fr'] as const
export type Language = (typeof languages)[number]

/** One sentence for people, in every language: a missing translation does not compile. */
export type Phrase = Readonly<Record<Language, string>>

/** A value that reads the same in every language: a name, a code, a number. */
export function verbatim(text: string): Phrase {
  return { pl: text, en: text, de: text, fr: text }
}

/** A text as each language quotes it. */
export function quoted(text: string): Phrase {
  return { pl: `„${text}”`, en: `“${text}”`, de: `„${text}“`, fr: `« ${text} »` }
}

/** A number with its decimal sign: 0.5 in English, 0,5 elsewhere. */
export function decimal(value: number, digits: number): Phrase {
  return withDecimalSign(value.toFixed(digits))
}

/** Figures that stand with a point, with the decimal sign of each language. */
export function withDecimalSign(figures: string): Phrase {
  const comma = figures.replaceAll('.', ',')
  return { pl: comma, en: figures, de: comma, fr: comma }
}

/** What follows a label or stands between two parts: French sets a space before either. */
export const colon: Phrase = { pl: ':', en: ':', de: ':', fr: ' :' }
export const semicolon: Phrase = { pl: ';', en: ';', de: ';', fr: ' ;' }

const moreWithAfter: Phrase = {
  en: 'More with --after',
  pl: 'Dalsze: --after',
  de: 'Weitere mit --after',
  fr: 'Suite avec --after',
}

/** The last line of a page at a terminal: how to get the next one, where there is one. */
export function nextPage(next: string | null, language: Language): string[] {
  return next === null ? [] : [`${moreWithAfter[language]} ${next}`]
}

/** A noun in the forms that numbers ask for: 1 kraj, 2 kraje, 5 krajów. */
export type Counted = Readonly<{
  en: readonly [one: string, other: string]
  pl: readonly [one: string, few: string, many: string]
  de: readonly [one: string, other: string]
  fr: readonly [one: string, other: string]
}>

const formOf: Readonly<Partial<Record<Intl.LDMLPluralRule, number>>> = { one: 0, few: 1, many: 2 }

/** A whole number with its noun, such as "1 country" and "3 countries". */
export function counted(count: number, noun: Counted): Phrase {
  const form = (language: Language) => {
    const forms = noun[language]
    const rule = new Intl.PluralRules(language).select(count)
    return `${count} ${forms[formOf[rule] ?? 1] ?? forms.at(-1)}`
  }
  return { en: form('en'), pl: form('pl'), de: form('de'), fr: form('fr') }
}

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}

/**
 * The best of our languages for an `Accept-Language` header or a `LANG` value, by the order written there.
 * Quality values are ignored on purpose: browsers list by preference anyway.
 */
export function preferredLanguage(wish: string | undefined): Language {
  for (const part of (wish ?? '').split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase()
    if (isLanguage(code)) return code
  }
  return 'en'
}
