import type { Phrase } from '../platform/phrase.ts'

/** What stands beside the figures of a region. */
export const regionWords = {
  organisations: {
    en: 'organisations',
    pl: 'organizacje',
    de: 'Organisationen',
    fr: 'organisations',
  },
  offered: { en: 'offered', pl: 'oferta', de: 'angeboten', fr: 'offert' },
  wanted: { en: 'wanted', pl: 'potrzeby', de: 'gesucht', fr: 'recherché' },
  unanswered: {
    en: 'unanswered here',
    pl: 'bez odpowiedzi na miejscu',
    de: 'hier unbeantwortet',
    fr: 'sans réponse sur place',
  },
  ask: { en: 'ask', pl: 'zapytaj', de: 'fragen', fr: 'à interroger' },
  noPartners: {
    en: 'No region with something to add is known. More regions with entries would help.',
    pl: 'Nie znamy regionu, który by coś wniósł. Pomogłyby wpisy z kolejnych regionów.',
    de: 'Keine Region ist bekannt, die etwas beitrüge. Einträge aus weiteren Regionen würden helfen.',
    fr: "On ne connaît pas de région qui apporterait quelque chose. Des entrées d'autres régions aideraient.",
  },
  density: {
    en: 'related here',
    pl: 'pokrewne na miejscu',
    de: 'Verwandtes vor Ort',
    fr: 'proche sur place',
  },
  complexity: { en: 'complexity', pl: 'złożoność', de: 'Komplexität', fr: 'complexité' },
  need: { en: 'need', pl: 'potrzeba', de: 'Bedarf', fr: 'besoin' },
  couldExtend: {
    en: 'related, could extend',
    pl: 'pokrewna, mogłaby rozszerzyć ofertę',
    de: 'verwandt, könnte das Angebot erweitern',
    fr: 'proche, pourrait étendre son offre',
  },
  relatedness: {
    en: 'related by',
    pl: 'pokrewieństwo',
    de: 'Verwandtschaft',
    fr: 'proximité',
  },
  topGap: { en: 'top gap', pl: 'główna luka', de: 'wichtigste Lücke', fr: 'principal manque' },
  broughtBy: { en: 'available in', pl: 'dostępne w', de: 'vorhanden in', fr: 'présent dans' },
  answeredBy: {
    en: 'answer in',
    pl: 'odpowiedź w',
    de: 'Antwort in',
    fr: 'réponse dans',
  },
  answers: { en: 'answers', pl: 'odpowiada', de: 'antwortet', fr: 'répond' },
  mayAnswer: {
    en: 'may answer',
    pl: 'może odpowiadać',
    de: 'könnte antworten',
    fr: 'pourrait répondre',
  },
  points: {
    en: 'points of density',
    pl: 'pkt gęstości',
    de: 'Dichtepunkte',
    fr: 'points de densité',
  },
  weGain: { en: 'we gain', pl: 'zyskujemy', de: 'wir gewinnen', fr: 'nous gagnons' },
  theyGain: { en: 'they gain', pl: 'zyskują', de: 'sie gewinnen', fr: 'ils gagnent' },
  theyBring: { en: 'they bring', pl: 'wnoszą', de: 'sie bringen', fr: 'ils apportent' },
  weBring: { en: 'we bring', pl: 'wnosimy', de: 'wir bringen', fr: 'nous apportons' },
  diversity: { en: 'diversity', pl: 'różnorodność', de: 'Vielfalt', fr: 'diversité' },
  peers: {
    en: 'alike in structure',
    pl: 'podobna struktura',
    de: 'ähnlich strukturiert',
    fr: 'structure semblable',
  },
  emerging: {
    en: 'emerging, on no list',
    pl: 'wyłania się, poza listami',
    de: 'im Entstehen, auf keiner Liste',
    fr: 'émergent, sur aucune liste',
  },
} as const satisfies Record<string, Phrase>
