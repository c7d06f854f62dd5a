import type { Phrase } from '../platform/phrase.ts'
import type { LinkState, SeatState } from './link.ts'
import type { StuckReason } from './notice.ts'

export const noLinks: Phrase = {
  en: 'No links.',
  pl: 'Brak powiązań.',
  de: 'Keine Kooperationen.',
  fr: 'Aucun lien de coopération.',
}

export const noHistory: Phrase = {
  en: 'Nothing has happened yet.',
  pl: 'Nic się jeszcze nie wydarzyło.',
  de: 'Es ist noch nichts geschehen.',
  fr: "Rien ne s'est encore passé.",
}

/** How a link, or a seat of it, stands. */
export const stateNames: Readonly<Record<LinkState | SeatState, Phrase>> = {
  open: { en: 'open', pl: 'wolne', de: 'frei', fr: 'libre' },
  proposed: { en: 'proposed', pl: 'propozycja', de: 'vorgeschlagen', fr: 'proposé' },
  invited: { en: 'invited', pl: 'zaproszenie', de: 'eingeladen', fr: 'invité' },
  accepted: { en: 'accepted', pl: 'przyjęte', de: 'angenommen', fr: 'accepté' },
  forming: { en: 'forming', pl: 'w tworzeniu', de: 'im Entstehen', fr: 'en formation' },
  agreed: { en: 'agreed', pl: 'uzgodnione', de: 'vereinbart', fr: 'convenu' },
  active: { en: 'active', pl: 'aktywne', de: 'aktiv', fr: 'actif' },
  closed: { en: 'closed', pl: 'zamknięte', de: 'beendet', fr: 'clos' },
  abandoned: { en: 'abandoned', pl: 'zaniechane', de: 'aufgegeben', fr: 'abandonné' },
}

export const stuckNames: Readonly<Record<StuckReason, Phrase>> = {
  'overdue-step': {
    en: 'next step overdue',
    pl: 'następny krok po terminie',
    de: 'nächster Schritt überfällig',
    fr: 'prochaine étape en retard',
  },
  'unanswered-invitation': {
    en: 'invitation unanswered',
    pl: 'zaproszenie bez odpowiedzi',
    de: 'Einladung unbeantwortet',
    fr: 'invitation sans réponse',
  },
  'open-seat': {
    en: 'obligatory seat open',
    pl: 'wolne miejsce obowiązkowe',
    de: 'Pflichtplatz frei',
    fr: 'place obligatoire libre',
  },
}

export const words = {
  state: { en: 'State', pl: 'Stan', de: 'Stand', fr: 'État' },
  coordinator: {
    en: 'Coordinator',
    pl: 'Koordynator',
    de: 'Koordination',
    fr: 'Coordination',
  },
  nextStep: {
    en: 'Next step',
    pl: 'Następny krok',
    de: 'Nächster Schritt',
    fr: 'Prochaine étape',
  },
  seats: { en: 'Seats', pl: 'Miejsca', de: 'Plätze', fr: 'Places' },
  runnersUp: { en: 'then', pl: 'następnie', de: 'danach', fr: 'ensuite' },
  milestones: { en: 'Milestones', pl: 'Kamienie milowe', de: 'Meilensteine', fr: 'Jalons' },
  documents: { en: 'Documents', pl: 'Dokumenty', de: 'Dokumente', fr: 'Documents' },
  results: { en: 'Results', pl: 'Wyniki', de: 'Ergebnisse', fr: 'Résultats' },
  version: { en: 'version', pl: 'wersja', de: 'Version', fr: 'version' },
} as const satisfies Record<string, Phrase>
