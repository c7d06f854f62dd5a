import type { ClusterPhase, ClusterType } from '../clusters/cluster.ts'
import type { Phrase } from '../platform/phrase.ts'

export function noContact(id: string): Phrase {
  return {
    en: `There is no contact ${id} in the log. GET /regions/PL21/contacts lists those of a region.`,
    pl: `W dzienniku nie ma kontaktu ${id}. Spis regionu: GET /regions/PL21/contacts.`,
    de: `Im Protokoll gibt es keinen Kontakt ${id}. GET /regions/PL21/contacts listet die einer Region auf.`,
    fr: `Le journal ne contient pas de contact ${id}. GET /regions/PL21/contacts donne ceux d'une région.`,
  }
}

export const contactWithItself: Phrase = {
  en: 'A cluster cannot be in contact with itself. Give the other cluster, or leave its id out and write its name.',
  pl: 'Klaster nie może kontaktować się sam ze sobą. Podaj drugi klaster albo pomiń identyfikator i wpisz nazwę.',
  de: 'Ein Cluster kann nicht mit sich selbst in Kontakt stehen. Nennen Sie den anderen oder nur dessen Namen.',
  fr: "Un cluster ne peut être en contact avec lui-même. Indiquez l'autre, ou seulement son nom.",
}

export const otherNeeded: Phrase = {
  en: 'With whom? Give the id of a cluster that is known here, or the name of one that is not.',
  pl: 'Z kim? Podaj identyfikator klastra znanego tutaj albo nazwę innego.',
  de: 'Mit wem? Nennen Sie die Kennung eines hier bekannten Clusters oder den Namen eines anderen.',
  fr: "Avec qui ? Indiquez l'identifiant d'un cluster connu ici, ou le nom d'un autre.",
}

export const contactWords = {
  none: {
    en: 'No cluster initiative is known in this region.',
    pl: 'W tym regionie nie jest znana żadna inicjatywa klastrowa.',
    de: 'In dieser Region ist keine Clusterinitiative bekannt.',
    fr: "Aucune initiative de cluster n'est connue dans cette région.",
  },
  members: { en: 'members', pl: 'członków', de: 'Mitglieder', fr: 'membres' },
  stated: { en: 'stated', pl: 'deklaruje', de: 'nach eigener Angabe', fr: 'déclarés' },
  stale: {
    en: 'not looked at for a year or more: days',
    pl: 'niesprawdzany od roku lub dłużej: dni',
    de: 'seit einem Jahr oder länger nicht geprüft: Tage',
    fr: 'non vérifié depuis un an ou plus : jours',
  },
  ended: { en: 'ended', pl: 'wygasło', de: 'abgelaufen', fr: 'expiré' },
  abroad: {
    en: 'worth contacting abroad',
    pl: 'warto nawiązać kontakt za granicą',
    de: 'im Ausland anzusprechen',
    fr: "à contacter à l'étranger",
  },
  nobody: {
    en: 'nobody abroad yet: no suggestion joins the members with members of a cluster abroad',
    pl: 'na razie nikt: żadna propozycja nie łączy członków z członkami klastra za granicą',
    de: 'noch niemand: kein Vorschlag verbindet die Mitglieder mit denen eines Clusters im Ausland',
    fr: "personne encore : aucune suggestion ne relie les membres à ceux d'un cluster étranger",
  },
  needs: { en: 'needs', pl: 'szuka', de: 'sucht', fr: 'cherche' },
  perhaps: { en: 'perhaps', pl: 'być może', de: 'vielleicht', fr: 'peut-être' },
  offers: { en: 'offers', pl: 'oferuje', de: 'bietet', fr: 'offre' },
  log: { en: 'contacts', pl: 'kontakty', de: 'Kontakte', fr: 'contacts' },
} as const satisfies Record<string, Phrase>

export const activityWords: Readonly<Record<string, Phrase>> = {
  active: { en: 'active', pl: 'działa', de: 'aktiv', fr: 'actif' },
  dormant: { en: 'dormant', pl: 'uśpiony', de: 'ruhend', fr: 'en sommeil' },
  ended: { en: 'ended', pl: 'zakończony', de: 'beendet', fr: 'terminé' },
}

export const outcomeWords: Readonly<Record<string, Phrase>> = {
  sent: { en: 'sent', pl: 'wysłano', de: 'gesendet', fr: 'envoyé' },
  'no-answer': { en: 'no answer', pl: 'brak odpowiedzi', de: 'keine Antwort', fr: 'sans réponse' },
  answered: { en: 'answered', pl: 'odpowiedź', de: 'beantwortet', fr: 'répondu' },
  declined: { en: 'declined', pl: 'odmowa', de: 'abgelehnt', fr: 'refusé' },
  meeting: { en: 'meeting', pl: 'spotkanie', de: 'Treffen', fr: 'rencontre' },
  agreement: { en: 'agreement', pl: 'porozumienie', de: 'Vereinbarung', fr: 'accord' },
  project: {
    en: 'joint project',
    pl: 'wspólny projekt',
    de: 'gemeinsames Projekt',
    fr: 'projet commun',
  },
}

export const typeWords: Readonly<Record<ClusterType, Phrase>> = {
  key: { en: 'key', pl: 'kluczowy', de: 'Leitcluster', fr: 'majeur' },
  local: { en: 'local', pl: 'lokalny', de: 'lokal', fr: 'local' },
  embryonic: { en: 'embryonic', pl: 'zalążkowy', de: 'entstehend', fr: 'émergent' },
}

export const phaseWords: Readonly<Record<ClusterPhase, Phrase>> = {
  embryonic: {
    en: 'embryonic phase',
    pl: 'faza zalążkowa',
    de: 'Entstehungsphase',
    fr: "phase d'émergence",
  },
  growth: {
    en: 'growth phase',
    pl: 'faza wzrostu',
    de: 'Wachstumsphase',
    fr: 'phase de croissance',
  },
  mature: { en: 'mature phase', pl: 'faza dojrzała', de: 'Reifephase', fr: 'phase de maturité' },
}
