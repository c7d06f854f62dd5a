import type { Phrase } from '../platform/phrase.ts'

export const shortestIsLonger: Phrase = {
  en: 'The fewest members are more than the most. Make `shortest` smaller or `longest` larger.',
  pl: 'Najmniejsza liczba członków przekracza największą. Zmniejsz `shortest` lub zwiększ `longest`.',
  de: 'Die kleinste Zahl der Mitglieder übersteigt die größte. Verkleinern Sie `shortest`, oder vergrößern Sie `longest`.',
  fr: 'Le minimum de membres dépasse le maximum. Réduisez `shortest` ou augmentez `longest`.',
}

export const noCircle: Phrase = {
  en: 'No circle closes among these answers. Look further afield, allow longer circles, or count weaker answers (a smaller fit).',
  pl: 'Wśród tych odpowiedzi nie zamyka się żaden krąg. Szukaj szerzej, dopuść dłuższe kręgi albo licz słabsze odpowiedzi (mniejsze dopasowanie).',
  de: 'Unter diesen Antworten schließt sich kein Kreis. Suchen Sie in weiterem Umkreis, lassen Sie längere Kreise zu, oder zählen Sie schwächere Antworten (kleinere Passung).',
  fr: 'Aucun cercle ne se ferme parmi ces réponses. Élargissez la recherche, admettez des cercles plus longs ou des réponses plus faibles (adéquation moindre).',
}

/** What `splot link circles` says around what it found. */
export const circleWords = {
  gives: { en: 'gives to', pl: 'daje dla', de: 'gibt an', fr: 'donne à' },
  need: { en: 'need', pl: 'potrzeba', de: 'Bedarf', fr: 'besoin' },
  answer: { en: 'answer', pl: 'odpowiedź', de: 'Antwort', fr: 'réponse' },
  fit: { en: 'fit', pl: 'dopasowanie', de: 'Passung', fr: 'adéquation' },
  lessSure: {
    en: 'less sure: ask both sides first',
    pl: 'mniej pewne: najpierw zapytaj obie strony',
    de: 'weniger sicher: zuerst beide Seiten fragen',
    fr: "moins sûr : interrogez d'abord les deux côtés",
  },
  anonymous: {
    en: 'anonymous to others',
    pl: 'dla innych anonimowo',
    de: 'für andere anonym',
    fr: 'anonyme pour les autres',
  },
} as const satisfies Record<string, Phrase>

export function circlesFound(count: number, organisations: number): Phrase {
  return {
    en: `Circles of exchange: ${count}, among ${organisations} organisations`,
    pl: `Kręgi wymiany: ${count}, wśród organizacji: ${organisations}`,
    de: `Tauschkreise: ${count}, unter ${organisations} Organisationen`,
    fr: `Cercles d'échange : ${count}, parmi ${organisations} organisations`,
  }
}

export function circleHead(length: number, value: string): Phrase {
  return {
    en: `${length} members, ${value} needs answered in expectation`,
    pl: `liczba członków: ${length}, oczekiwana liczba zaspokojonych potrzeb: ${value}`,
    de: `${length} Mitglieder, ${value} gedeckte Bedarfe im Erwartungswert`,
    fr: `${length} membres, ${value} besoin(s) satisfait(s) en espérance`,
  }
}

export function howGood(value: string, gap: string, among: number): Phrase {
  return {
    en: `Together ${value}, chosen among ${among} circles; no choice is more than ${gap} better.`,
    pl: `Razem ${value}, wybrano spośród kręgów: ${among}; żaden wybór nie jest lepszy o więcej niż ${gap}.`,
    de: `Zusammen ${value}, ausgewählt unter ${among} Kreisen; keine Auswahl ist um mehr als ${gap} besser.`,
    fr: `Ensemble ${value}, choisis parmi ${among} cercles ; aucun choix n'est meilleur de plus de ${gap}.`,
  }
}
