import type { Phrase } from '../platform/phrase.ts'

/** The headings of a digest, and the words beside its figures. */
export const digestWords = {
  organisations: {
    en: 'organisations',
    pl: 'organizacje',
    de: 'Organisationen',
    fr: 'organisations',
  },
  entries: { en: 'entries', pl: 'wpisy', de: 'Einträge', fr: 'entrées' },
  opened: {
    en: 'New gaps: looked for, and nobody here answers',
    pl: 'Nowe luki: poszukiwane, a nikt tu nie odpowiada',
    de: 'Neue Lücken: gesucht, und niemand hier antwortet',
    fr: 'Nouveaux manques : recherché, et personne ici ne répond',
  },
  closed: {
    en: 'Closed gaps: no need goes unanswered any more',
    pl: 'Domknięte luki: żadna potrzeba nie pozostaje bez odpowiedzi',
    de: 'Geschlossene Lücken: kein Bedarf bleibt mehr unbeantwortet',
    fr: 'Manques comblés : plus aucun besoin sans réponse',
  },
  entered: {
    en: 'Entries: the region is now specialised in',
    pl: 'Wejścia: region specjalizuje się teraz w',
    de: 'Eintritte: die Region ist nun spezialisiert auf',
    fr: 'Entrées : la région est désormais spécialisée en',
  },
  left: {
    en: 'Exits: the region is no longer specialised in',
    pl: 'Wyjścia: region nie specjalizuje się już w',
    de: 'Austritte: die Region ist nicht mehr spezialisiert auf',
    fr: "Sorties : la région n'est plus spécialisée en",
  },
  emerging: {
    en: 'Emerging domains, on no list',
    pl: 'Wyłaniające się dziedziny, poza listami',
    de: 'Entstehende Bereiche, auf keiner Liste',
    fr: 'Domaines émergents, sur aucune liste',
  },
  partners: {
    en: 'New among the regions that complement it most',
    pl: 'Nowe wśród regionów, które najlepiej go uzupełniają',
    de: 'Neu unter den Regionen, die sie am besten ergänzen',
    fr: 'Nouvelles parmi les régions qui la complètent le mieux',
  },
  joined: {
    en: 'Organisations that were not counted then',
    pl: 'Organizacje, których wtedy nie liczono',
    de: 'Organisationen, die damals nicht gezählt wurden',
    fr: "Organisations qui n'étaient pas comptées alors",
  },
  gone: {
    en: 'Organisations that are not counted any more',
    pl: 'Organizacje, których już się nie liczy',
    de: 'Organisationen, die nicht mehr gezählt werden',
    fr: 'Organisations qui ne sont plus comptées',
  },
  unregistered: {
    en: 'one that is not registered any more',
    pl: 'organizacja już niezarejestrowana',
    de: 'eine, die nicht mehr eingetragen ist',
    fr: "une organisation qui n'est plus enregistrée",
  },
  unanswered: { en: 'unanswered', pl: 'bez odpowiedzi', de: 'unbeantwortet', fr: 'sans réponse' },
  offers: { en: 'offers', pl: 'oferty', de: 'Angebote', fr: 'offres' },
  nothing: {
    en: 'Nothing new since then.',
    pl: 'Od tego czasu nic nowego.',
    de: 'Seitdem nichts Neues.',
    fr: 'Rien de nouveau depuis.',
  },
} as const satisfies Record<string, Phrase>
