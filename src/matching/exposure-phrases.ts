import type { Phrase } from '../platform/phrase.ts'

/** What `splot exposure` says around its figures. */
export const exposureWords = {
  head: {
    en: 'How evenly organisations are shown',
    pl: 'Jak równomiernie pokazywane są organizacje',
    de: 'Wie gleichmäßig Organisationen gezeigt werden',
    fr: 'Comment les organisations sont montrées',
  },
  byRelevance: {
    en: 'by relevance alone',
    pl: 'tylko według trafności',
    de: 'nur nach Relevanz',
    fr: 'selon la seule pertinence',
  },
  withPrices: {
    en: 'counting room left',
    pl: 'z uwzględnieniem wolnych mocy',
    de: 'mit freier Kapazität',
    fr: 'selon la capacité restante',
  },
  unevenness: {
    en: 'unevenness (Gini)',
    pl: 'nierówność (Gini)',
    de: 'Ungleichheit (Gini)',
    fr: 'inégalité (Gini)',
  },
  coverage: {
    en: 'shown at all',
    pl: 'pokazane komukolwiek',
    de: 'überhaupt gezeigt',
    fr: 'montrées au moins une fois',
  },
  most: {
    en: 'Shown most',
    pl: 'Najczęściej pokazywane',
    de: 'Am meisten gezeigt',
    fr: 'Les plus montrées',
  },
  least: {
    en: 'Shown least',
    pl: 'Najrzadziej pokazywane',
    de: 'Am wenigsten gezeigt',
    fr: 'Les moins montrées',
  },
  noPrices: {
    en: 'How much room each organisation has left is not computed yet; workers do so within minutes of the first suggestions.',
    pl: 'Wolne moce organizacji nie zostały jeszcze obliczone; procesy robocze robią to kilka minut po pierwszych propozycjach.',
    de: 'Die freie Kapazität der Organisationen ist noch nicht berechnet; das geschieht wenige Minuten nach den ersten Vorschlägen.',
    fr: "La capacité restante des organisations n'est pas encore calculée ; elle le sera quelques minutes après les premières suggestions.",
  },
} as const satisfies Record<string, Phrase>
