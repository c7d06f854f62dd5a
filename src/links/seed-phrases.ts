import { type Counted, counted, type Phrase } from '../platform/phrase.ts'
import { organisationsCounted } from './nouns.ts'

const topicsCounted: Counted = {
  en: ['topic', 'topics'],
  pl: ['temat', 'tematy', 'tematów'],
  de: ['Thema', 'Themen'],
  fr: ['sujet', 'sujets'],
}
const answersCounted: Counted = {
  en: ['answer', 'answers'],
  pl: ['odpowiedź', 'odpowiedzi', 'odpowiedzi'],
  de: ['Antwort', 'Antworten'],
  fr: ['réponse', 'réponses'],
}

export function briefTitle(topic: string): Phrase {
  return {
    en: `Joint project: ${topic}`,
    pl: `Wspólny projekt: ${topic}`,
    de: `Gemeinsames Projekt: ${topic}`,
    fr: `Projet commun : ${topic}`,
  }
}

export function seedsFound(clusters: string, topics: number, organisations: number): Phrase {
  const [found, among] = [
    counted(topics, topicsCounted),
    counted(organisations, organisationsCounted),
  ]
  return {
    en: `Seeds in ${clusters}: ${found.en} among ${among.en}`,
    pl: `Zalążki w: ${clusters} – ${found.pl}, wśród ${organisations} organizacji`,
    de: `Keime in ${clusters}: ${found.de} unter ${among.de}`,
    fr: `Amorces dans ${clusters} : ${found.fr} parmi ${among.fr}`,
  }
}

export function seedHead(concerns: number, answers: number): Phrase {
  const [whom, given] = [counted(concerns, organisationsCounted), counted(answers, answersCounted)]
  return {
    en: `concerns ${whom.en}; ${given.en} inside the proposed group`,
    pl: `dotyczy ${concerns} organizacji; ${given.pl} w proponowanej grupie`,
    de: `betrifft ${whom.de}; ${given.de} in der vorgeschlagenen Gruppe`,
    fr: `concerne ${whom.fr} ; ${given.fr} dans le groupe proposé`,
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
