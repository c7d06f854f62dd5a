import type { Counted } from '../platform/phrase.ts'

export const organisationsCounted: Counted = {
  en: ['organisation', 'organisations'],
  pl: ['organizacja', 'organizacje', 'organizacji'],
  de: ['Organisation', 'Organisationen'],
  fr: ['organisation', 'organisations'],
}
