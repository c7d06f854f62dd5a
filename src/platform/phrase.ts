/** The languages Splot speaks and matches in. */
export const languages = ['pl', 'en', 'de', 'fr'] as const
export type Language = (typeof languages)[number]

/** One sentence for people, in every language: a missing translation does not compile. */
export type Phrase = Readonly<Record<Language, string>>

/** A value that reads the same in every language: a name, a code, a number. */
export function verbatim(text: string): Phrase {
  return { pl: text, en: text, de: text, fr: text }
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
