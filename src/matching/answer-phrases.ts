import type { Phrase } from '../platform/phrase.ts'
import type { DeclineReason } from './answer.ts'

/** Why somebody declines, as it stands in brackets after a no. */
export const declineReasonNames: Readonly<Record<DeclineReason, Phrase>> = {
  'too-early': { en: 'too early', pl: 'za wcześnie', de: 'zu früh', fr: 'trop tôt' },
  'benefit-unclear': {
    en: 'benefit unclear',
    pl: 'niejasna korzyść',
    de: 'Nutzen unklar',
    fr: 'bénéfice peu clair',
  },
  'commercial-route-unclear': {
    en: 'commercial route unclear',
    pl: 'niejasna droga na rynek',
    de: 'Weg zum Markt unklar',
    fr: 'débouché commercial peu clair',
  },
  'description-unclear': {
    en: 'description unclear',
    pl: 'niejasny opis',
    de: 'Beschreibung unklar',
    fr: 'description peu claire',
  },
  'scientific-doubt': {
    en: 'scientific doubt',
    pl: 'wątpliwości naukowe',
    de: 'wissenschaftliche Zweifel',
    fr: 'doute scientifique',
  },
  'no-strategic-fit': {
    en: 'no strategic fit',
    pl: 'poza strategią',
    de: 'passt nicht zur Strategie',
    fr: 'hors stratégie',
  },
  'already-solved': {
    en: 'already solved',
    pl: 'już rozwiązane',
    de: 'schon gelöst',
    fr: 'déjà résolu',
  },
  'no-resources': {
    en: 'no resources',
    pl: 'brak zasobów',
    de: 'keine Ressourcen',
    fr: 'faute de moyens',
  },
}
