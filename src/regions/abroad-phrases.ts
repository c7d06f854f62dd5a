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
    en: 'None yet: nothing that is stated abroad would add to what is here, or the other way round.',
    pl: 'Na razie brak: nic, co podano za granicą, nie uzupełnia tego, co jest tutaj, ani odwrotnie.',
    de: 'Noch keine: nichts, was im Ausland genannt ist, ergänzt, was es hier gibt, und umgekehrt.',
    fr: "Aucun pour l'instant : rien de ce qui est énoncé à l'étranger ne complète ce qui est ici, ni l'inverse.",
  },
  languages: { en: 'languages', pl: 'języki', de: 'Sprachen', fr: 'langues' },
  noLanguage: {
    en: 'no common language',
    pl: 'brak wspólnego języka',
    de: 'keine gemeinsame Sprache',
    fr: 'aucune langue commune',
  },
} as const satisfies Record<string, Phrase>
