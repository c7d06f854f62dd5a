import { type Counted, counted, decimal, type Phrase } from '../platform/phrase.ts'
import { membersCounted, organisationsCounted } from './nouns.ts'

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
  const { en, de, fr } = counted(organisations, organisationsCounted)
  return {
    en: `Circles of exchange: ${count}, among ${en}`,
    pl: `Kręgi wymiany: ${count}, wśród ${organisations} organizacji`,
    de: `Tauschkreise: ${count}, unter ${de}`,
    fr: `Cercles d'échange : ${count}, parmi ${fr}`,
  }
}

/** @param expected needs that are answered in expectation */
export function circleHead(length: number, expected: number): Phrase {
  const [members, value] = [counted(length, membersCounted), decimal(expected, 2)]
  return {
    en: `${members.en}, ${value.en} needs answered in expectation`,
    pl: `${members.pl}, oczekiwana liczba zaspokojonych potrzeb: ${value.pl}`,
    de: `${members.de}, Erwartungswert gedeckter Bedarfe: ${value.de}`,
    fr: `${members.fr}, besoins satisfaits en espérance : ${value.fr}`,
  }
}

/** "Among so many circles", as it stands in a sentence. */
const amongCircles: Counted = {
  en: ['circle', 'circles'],
  pl: ['kręgu', 'kręgów', 'kręgów'],
  de: ['Kreis', 'Kreisen'],
  fr: ['cercle', 'cercles'],
}

/** @param better by what share of it another choice might be better at most */
export function howGood(expected: number, better: number, among: number): Phrase {
  const [value, gap] = [decimal(expected, 2), decimal(100 * better, 2)]
  const circles = counted(among, amongCircles)
  return {
    en: `Together ${value.en}, chosen among ${circles.en}; no choice is more than ${gap.en} % better.`,
    pl: `Razem ${value.pl}, wybrano spośród ${circles.pl}; żaden wybór nie jest lepszy o więcej niż ${gap.pl} %.`,
    de: `Zusammen ${value.de}, ausgewählt aus ${circles.de}; keine Auswahl ist um mehr als ${gap.de} % besser.`,
    fr: `Ensemble ${value.fr}, choisis parmi ${circles.fr} ; aucun choix n'est meilleur de plus de ${gap.fr} %.`,
  }
}
