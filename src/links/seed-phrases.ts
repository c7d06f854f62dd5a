import type { Phrase } from '../platform/phrase.ts'

export function briefTitle(topic: string): Phrase {
  return {
    en: `Joint project: ${topic}`,
    pl: `Wspólny projekt: ${topic}`,
    de: `Gemeinsames Projekt: ${topic}`,
    fr: `Projet commun : ${topic}`,
  }
}

export function seedsFound(clusters: string, topics: number, organisations: number): Phrase {
  return {
    en: `Seeds in ${clusters}: ${topics} topics among ${organisations} organisations`,
    pl: `Zalążki w: ${clusters} – liczba tematów: ${topics}, wśród organizacji: ${organisations}`,
    de: `Keime in ${clusters}: ${topics} Themen unter ${organisations} Organisationen`,
    fr: `Amorces dans ${clusters} : ${topics} sujet(s) parmi ${organisations} organisations`,
  }
}

export function seedHead(concerns: number, answers: number): Phrase {
  return {
    en: `concerns ${concerns} organisations; ${answers} answers inside the proposed group`,
    pl: `dotyczy organizacji: ${concerns}; odpowiedzi w proponowanej grupie: ${answers}`,
    de: `betrifft ${concerns} Organisationen; ${answers} Antworten in der vorgeschlagenen Gruppe`,
    fr: `concerne ${concerns} organisations ; ${answers} réponse(s) dans le groupe proposé`,
  }
}

/** What `splot link seeds` says around what it found. */
export const seedWords = {
  group: {
    en: 'proposed group',
    pl: 'proponowana grupa',
    de: 'vorgeschlagene Gruppe',
    fr: 'groupe proposé',
  },
  seats: {
    en: 'seats of the draft brief',
    pl: 'miejsca w szkicu',
    de: 'Plätze im Entwurf',
    fr: "places de l'ébauche",
  },
} as const satisfies Record<string, Phrase>
