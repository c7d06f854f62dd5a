import type { Counted } from '../platform/phrase.ts'

export const organisationsCounted: Counted = {
  en: ['organisation', 'organisations'],
  pl: ['organizacja', 'organizacje', 'organizacji'],
  de: ['Organisation', 'Organisationen'],
  fr: ['organisation', 'organisations'],
}

export const membersCounted: Counted = {
  en: ['member', 'members'],
  // As after "najwyżej" and "co najmniej", where men are counted in the genitive.
  pl: ['członek', 'członków', 'członków'],
  de: ['Mitglied', 'Mitglieder'],
  fr: ['membre', 'membres'],
}
