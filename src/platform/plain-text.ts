import { z } from 'zod'
import { said } from './issue-phrases.ts'
import type { Phrase } from './phrase.ts'

const controls =
  /[[\p{Cc}--[\t\n]]\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd\p{Surrogate}]/v
// A tag is a name alone or a name with attributes: "<5 mm", "a <b and b> c" and "<jan@example.org>" are none.
const markup = /<\/?[a-z][a-z0-9-]*(?:[\s/][^<>=]*=[^<>]*)?\s*\/?>|<!--|<!doctype/iu
const pictures = /\p{Emoji_Presentation}|\ufe0f/u
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

/** Why a text cannot be taken as plain text, or nothing. */
export function plainTextProblem(text: string): Phrase | undefined {
  if (controls.test(text)) return phrases.controls
  if (markup.test(text)) return phrases.markup
  if (pictures.test(text)) return phrases.pictures
  if (rightToLeft.test(text)) return phrases.rightToLeft
  return undefined
}

/** Plain text at the door: trimmed, Unicode NFC, line ends as `\n`. */
export function plainText(limits: { min: number; max: number }) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(limits.min).max(limits.max))
    .superRefine((text, context) => {
      const phrase = plainTextProblem(text)
      if (phrase) context.addIssue({ code: 'custom', message: phrase.en, params: said(phrase) })
    })
}

const phrases = {
  controls: {
    en: 'The text has invisible control characters or broken letters. Copy it again as plain text in UTF-8.',
    pl: 'Tekst zawiera niewidoczne znaki sterujące albo uszkodzone litery. Wklej go ponownie jako zwykły tekst w UTF-8.',
    de: 'Der Text enthält unsichtbare Steuerzeichen oder beschädigte Buchstaben. Fügen Sie ihn als reinen Text in UTF-8 ein.',
    fr: 'Le texte contient des caractères de contrôle invisibles ou des lettres abîmées. Recopiez-le en texte brut, en UTF-8.',
  },
  markup: {
    en: 'The text has HTML tags. Leave them out and write plain sentences.',
    pl: 'Tekst zawiera znaczniki HTML. Usuń je i napisz zwykłe zdania.',
    de: 'Der Text enthält HTML-Tags. Lassen Sie sie weg und schreiben Sie einfache Sätze.',
    fr: 'Le texte contient des balises HTML. Retirez-les et écrivez des phrases simples.',
  },
  pictures: {
    en: 'The text has emoji, which cannot be matched. Say it in words.',
    pl: 'Tekst zawiera emoji, których nie da się dopasować. Opisz to słowami.',
    de: 'Der Text enthält Emojis, die sich nicht abgleichen lassen. Sagen Sie es in Worten.',
    fr: 'Le texte contient des émojis, qui ne peuvent être comparés. Dites-le avec des mots.',
  },
  rightToLeft: {
    en: 'The text is in a script that is read from right to left. Splot matches in Polish, English, German and French: translate it.',
    pl: 'Tekst jest zapisany pismem od prawej do lewej. Splot dopasowuje po polsku, angielsku, niemiecku i francusku: przetłumacz go.',
    de: 'Der Text ist in einer von rechts nach links gelesenen Schrift. Splot gleicht auf Polnisch, Englisch, Deutsch und Französisch ab: bitte übersetzen.',
    fr: "Le texte est dans une écriture de droite à gauche. Splot compare le polonais, l'anglais, l'allemand et le français : traduisez-le.",
  },
} as const satisfies Record<string, Phrase>
