import type { Phrase } from '../platform/phrase.ts'

export function nothingStated(name: string): Phrase {
  return {
    en: `Nobody of ${name} states a competency or need in public whose region is known. State some, or give the organisations their NUTS region.`,
    pl: `Nikt z „${name}” o znanym regionie nie podaje publicznie kompetencji ani potrzeb. Dodaj je albo uzupełnij regiony NUTS organizacji.`,
    de: `Niemand von ${name} mit bekannter Region nennt öffentlich Kompetenzen oder Bedarf. Nennen Sie welche, oder ergänzen Sie die NUTS-Region der Organisationen.`,
    fr: `Personne de ${name} dont la région est connue n'énonce publiquement de compétence ni de besoin. Énoncez-en, ou indiquez la région NUTS des organisations.`,
  }
}

export const abroadWords = {
  clusters: {
    en: 'Clusters abroad',
    pl: 'Klastry za granicą',
    de: 'Cluster im Ausland',
    fr: "Clusters à l'étranger",
  },
  regions: {
    en: 'Regions abroad',
    pl: 'Regiony za granicą',
    de: 'Regionen im Ausland',
    fr: "Régions à l'étranger",
  },
  none: {
    en: 'None yet: suggestions to organisations abroad make them.',
    pl: 'Na razie brak: powstają z propozycji dla organizacji za granicą.',
    de: 'Noch keine: sie ergeben sich aus Vorschlägen von Organisationen im Ausland.',
    fr: "Aucun pour l'instant : ils naissent des suggestions d'organisations étrangères.",
  },
  languages: { en: 'languages', pl: 'języki', de: 'Sprachen', fr: 'langues' },
  noLanguage: {
    en: 'no common language',
    pl: 'brak wspólnego języka',
    de: 'keine gemeinsame Sprache',
    fr: 'aucune langue commune',
  },
} as const satisfies Record<string, Phrase>
