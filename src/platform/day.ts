import { z } from '@hono/zod-openapi'
import { said } from './issue-phrases.ts'
import type { Phrase } from './phrase.ts'

// No cluster is older, and a year that PostgreSQL does not know (0000) must not get that far.
const earliest = '1800-01-01'

/** A day of the calendar, `2026-11-23`. */
export const Day = z.iso
  .date()
  .superRefine((day, context) => {
    const phrase = dayTooEarly(earliest)
    if (day < earliest)
      context.addIssue({ code: 'custom', message: phrase.en, params: said(phrase) })
  })
  .openapi({ example: '2026-11-23' })

function dayTooEarly(earliest: string): Phrase {
  return {
    en: `This day is too long ago to be meant. Give one from ${earliest} on, or leave it out.`,
    pl: `Ta data jest zbyt odległa, by była prawdziwa. Podaj datę od ${earliest} albo ją pomiń.`,
    de: `Dieser Tag liegt zu weit zurück, um gemeint zu sein. Nennen Sie einen ab ${earliest} oder lassen Sie ihn weg.`,
    fr: `Cette date est trop ancienne pour être voulue. Indiquez-en une à partir du ${earliest}, ou omettez-la.`,
  }
}
