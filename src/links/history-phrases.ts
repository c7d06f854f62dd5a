import { declineReasonNames } from '../matching/answer-phrases.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { ChangedField, HistoryKind, HistoryReason } from './history.ts'
import type { AbandonReason, LinkOutcome } from './link.ts'

/** What happened, before whom it concerns. */
export const historyKindNames: Readonly<Record<HistoryKind, Phrase>> = {
  proposed: {
    en: 'link proposed',
    pl: 'zaproponowano powiązanie',
    de: 'Kooperation vorgeschlagen',
    fr: 'lien proposé',
  },
  changed: { en: 'changed', pl: 'zmieniono', de: 'geändert', fr: 'modifié' },
  'seat-proposed': {
    en: 'proposed for a seat',
    pl: 'zaproponowano na miejsce',
    de: 'für einen Platz vorgeschlagen',
    fr: 'proposé pour une place',
  },
  'seat-opened': {
    en: 'seat opened',
    pl: 'zwolniono miejsce',
    de: 'Platz frei gemacht',
    fr: 'place libérée',
  },
  'seat-changed': {
    en: 'seat changed',
    pl: 'zmieniono miejsce',
    de: 'Platz geändert',
    fr: 'place modifiée',
  },
  invited: { en: 'invited', pl: 'zaproszono', de: 'eingeladen', fr: 'invité' },
  accepted: {
    en: 'seat accepted',
    pl: 'przyjęto miejsce',
    de: 'Platz angenommen',
    fr: 'place acceptée',
  },
  declined: {
    en: 'seat declined',
    pl: 'odmowa',
    de: 'Platz abgelehnt',
    fr: 'place déclinée',
  },
  refilled: {
    en: 'next in line proposed',
    pl: 'zaproponowano następną organizację',
    de: 'nächste Organisation vorgeschlagen',
    fr: 'organisation suivante proposée',
  },
  removed: {
    en: 'organisation removed',
    pl: 'usunięto organizację',
    de: 'Organisation entfernt',
    fr: 'organisation supprimée',
  },
  agreed: { en: 'agreed', pl: 'uzgodniono', de: 'vereinbart', fr: 'accord conclu' },
  reopened: {
    en: 'no longer agreed',
    pl: 'już nieuzgodnione',
    de: 'nicht mehr vereinbart',
    fr: 'accord remis en cause',
  },
  started: {
    en: 'work started',
    pl: 'rozpoczęto prace',
    de: 'Arbeit begonnen',
    fr: 'travaux commencés',
  },
  closed: { en: 'closed', pl: 'zamknięto', de: 'beendet', fr: 'clos' },
  abandoned: { en: 'abandoned', pl: 'zaniechano', de: 'aufgegeben', fr: 'abandonné' },
  'milestone-set': {
    en: 'milestone set',
    pl: 'wyznaczono kamień milowy',
    de: 'Meilenstein gesetzt',
    fr: 'jalon fixé',
  },
  'milestone-reached': {
    en: 'milestone reached',
    pl: 'osiągnięto kamień milowy',
    de: 'Meilenstein erreicht',
    fr: 'jalon atteint',
  },
  'document-added': {
    en: 'document added',
    pl: 'dodano dokument',
    de: 'Dokument hinzugefügt',
    fr: 'document ajouté',
  },
  'document-removed': {
    en: 'document removed',
    pl: 'usunięto dokument',
    de: 'Dokument entfernt',
    fr: 'document retiré',
  },
  'result-recorded': {
    en: 'result recorded',
    pl: 'zapisano wynik',
    de: 'Ergebnis festgehalten',
    fr: 'résultat consigné',
  },
  shown: {
    en: 'agrees to be shown',
    pl: 'zgoda na pokazywanie nazwy',
    de: 'darf genannt werden',
    fr: "accepte d'être nommé",
  },
  hidden: {
    en: 'does not agree to be shown any more',
    pl: 'cofnięto zgodę na pokazywanie nazwy',
    de: 'darf nicht mehr genannt werden',
    fr: "n'accepte plus d'être nommé",
  },
  reminded: { en: 'reminded', pl: 'przypomniano', de: 'erinnert', fr: 'rappel envoyé' },
}

/** What came of a link, after the word that it is closed. */
export const outcomeNames: Readonly<Record<LinkOutcome, Phrase>> = {
  achieved: {
    en: 'aim achieved',
    pl: 'cel osiągnięty',
    de: 'Ziel erreicht',
    fr: 'objectif atteint',
  },
  'partly-achieved': {
    en: 'aim partly achieved',
    pl: 'cel częściowo osiągnięty',
    de: 'Ziel teilweise erreicht',
    fr: 'objectif partiellement atteint',
  },
  'not-achieved': {
    en: 'aim not achieved',
    pl: 'cel nieosiągnięty',
    de: 'Ziel nicht erreicht',
    fr: 'objectif non atteint',
  },
}

/** Why a link was given up, after the word that it was. */
export const abandonReasonNames: Readonly<Record<AbandonReason, Phrase>> = {
  'no-partners': {
    en: 'no partners',
    pl: 'brak partnerów',
    de: 'keine Partner',
    fr: 'faute de partenaires',
  },
  'no-funding': {
    en: 'no funding',
    pl: 'brak finansowania',
    de: 'keine Finanzierung',
    fr: 'faute de financement',
  },
  'no-resources': declineReasonNames['no-resources'],
  'deadline-missed': {
    en: 'deadline missed',
    pl: 'przekroczony termin',
    de: 'Frist versäumt',
    fr: 'échéance manquée',
  },
  'partner-left': {
    en: 'a partner left',
    pl: 'odejście partnera',
    de: 'Partner ausgestiegen',
    fr: "départ d'un partenaire",
  },
  'idea-dropped': {
    en: 'idea dropped',
    pl: 'rezygnacja z pomysłu',
    de: 'Idee verworfen',
    fr: 'idée écartée',
  },
  other: { en: 'another reason', pl: 'inny powód', de: 'anderer Grund', fr: 'autre raison' },
}

export const historyReasonNames: Readonly<Record<HistoryReason, Phrase>> = {
  ...declineReasonNames,
  ...abandonReasonNames,
  ...outcomeNames,
}

export const fieldNames: Readonly<Record<ChangedField, Phrase>> = {
  title: { en: 'title', pl: 'tytuł', de: 'Titel', fr: 'titre' },
  kind: { en: 'kind', pl: 'rodzaj', de: 'Art', fr: 'nature' },
  description: { en: 'description', pl: 'opis', de: 'Beschreibung', fr: 'description' },
  callId: { en: 'call', pl: 'nabór', de: 'Aufruf', fr: 'appel' },
  clusters: { en: 'clusters', pl: 'klastry', de: 'Cluster', fr: 'clusters' },
  coordinator: {
    en: 'coordinator',
    pl: 'koordynator',
    de: 'Koordination',
    fr: 'coordination',
  },
  nextStep: {
    en: 'next step',
    pl: 'następny krok',
    de: 'nächster Schritt',
    fr: 'prochaine étape',
  },
  nextStepOn: {
    en: 'day of the next step',
    pl: 'termin następnego kroku',
    de: 'Tag des nächsten Schritts',
    fr: 'date de la prochaine étape',
  },
}
