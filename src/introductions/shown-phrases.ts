import type { Phrase } from '../platform/phrase.ts'
import type { HistoryKind } from './history.ts'
import type { State } from './introduction.ts'

/** Where an introduction stands, in a word and in a sentence. */
export const stateNames: Readonly<Record<State, Readonly<{ name: Phrase; means: Phrase }>>> = {
  suggested: {
    name: { en: 'suggested', pl: 'propozycja', de: 'vorgeschlagen', fr: 'suggestion' },
    means: {
      en: 'Nobody has asked to be introduced yet.',
      pl: 'Nikt jeszcze nie poprosił o kontakt.',
      de: 'Noch hat niemand um die Vorstellung gebeten.',
      fr: "Personne n'a encore demandé la mise en relation.",
    },
  },
  seen: {
    name: { en: 'seen', pl: 'obejrzane', de: 'angesehen', fr: 'vue' },
    means: {
      en: 'The suggestion was looked at; nobody has asked to be introduced yet.',
      pl: 'Propozycję obejrzano; nikt jeszcze nie poprosił o kontakt.',
      de: 'Der Vorschlag wurde angesehen; noch hat niemand um die Vorstellung gebeten.',
      fr: "La suggestion a été vue ; personne n'a encore demandé la mise en relation.",
    },
  },
  interested: {
    name: { en: 'interested', pl: 'zainteresowanie', de: 'Interesse', fr: 'intérêt' },
    means: {
      en: 'One side asked to be introduced; the other has not answered yet.',
      pl: 'Jedna strona poprosiła o kontakt; druga jeszcze nie odpowiedziała.',
      de: 'Eine Seite bat um die Vorstellung; die andere hat noch nicht geantwortet.',
      fr: "Une partie a demandé la mise en relation ; l'autre n'a pas encore répondu.",
    },
  },
  mutual: {
    name: { en: 'mutual', pl: 'obustronne', de: 'beiderseitig', fr: 'réciproque' },
    means: {
      en: 'Both sides are interested, and each may know whom to call at the other.',
      pl: 'Obie strony są zainteresowane i każda może wiedzieć, do kogo po drugiej stronie zadzwonić.',
      de: 'Beide Seiten haben Interesse, und jede darf wissen, wen sie bei der anderen anruft.',
      fr: "Les deux parties sont intéressées, et chacune peut savoir qui appeler chez l'autre.",
    },
  },
  met: {
    name: { en: 'met', pl: 'spotkanie', de: 'getroffen', fr: 'rencontre' },
    means: {
      en: 'The two have met; whether they will work together is still open.',
      pl: 'Strony się spotkały; czy będą współpracować, jeszcze nie wiadomo.',
      de: 'Die beiden haben sich getroffen; ob sie zusammenarbeiten werden, ist noch offen.',
      fr: 'Les deux se sont rencontrées ; on ne sait pas encore si elles vont coopérer.',
    },
  },
  cooperating: {
    name: { en: 'cooperating', pl: 'współpraca', de: 'Zusammenarbeit', fr: 'coopération' },
    means: {
      en: 'The two work together.',
      pl: 'Obie strony współpracują.',
      de: 'Die beiden arbeiten zusammen.',
      fr: 'Les deux parties coopèrent.',
    },
  },
  declined: {
    name: { en: 'declined', pl: 'odmowa', de: 'abgelehnt', fr: 'déclinée' },
    means: {
      en: 'One side does not want it.',
      pl: 'Jedna ze stron tego nie chce.',
      de: 'Eine Seite möchte sie nicht.',
      fr: "L'une des parties n'en veut pas.",
    },
  },
  withdrawn: {
    name: { en: 'withdrawn', pl: 'wycofane', de: 'zurückgezogen', fr: 'retirée' },
    means: {
      en: 'The request was taken back before it was answered.',
      pl: 'Prośbę wycofano, zanim nadeszła odpowiedź.',
      de: 'Die Anfrage wurde zurückgezogen, bevor eine Antwort kam.',
      fr: 'La demande a été retirée avant toute réponse.',
    },
  },
  expired: {
    name: { en: 'expired', pl: 'wygasłe', de: 'abgelaufen', fr: 'expirée' },
    means: {
      en: 'Nobody answered the request in time.',
      pl: 'Nikt nie odpowiedział na prośbę w terminie.',
      de: 'Niemand hat die Anfrage rechtzeitig beantwortet.',
      fr: "Personne n'a répondu à la demande à temps.",
    },
  },
  closed: {
    name: { en: 'closed', pl: 'zamknięte', de: 'geschlossen', fr: 'close' },
    means: {
      en: 'One side has ended it.',
      pl: 'Jedna ze stron to zakończyła.',
      de: 'Eine Seite hat sie beendet.',
      fr: "L'une des parties y a mis fin.",
    },
  },
}

/** What happened, after who did it. */
export const historyKindNames: Readonly<Record<HistoryKind, Phrase>> = {
  seen: { en: 'looked at it', pl: 'obejrzano', de: 'angesehen', fr: 'vue' },
  interested: { en: 'interested', pl: 'zainteresowanie', de: 'Interesse', fr: 'intérêt' },
  declined: { en: 'declined', pl: 'odmowa', de: 'abgelehnt', fr: 'refus' },
  withdrawn: {
    en: 'request withdrawn',
    pl: 'wycofano prośbę',
    de: 'Anfrage zurückgezogen',
    fr: 'demande retirée',
  },
  met: { en: 'the two met', pl: 'spotkanie', de: 'Treffen', fr: 'rencontre' },
  cooperating: {
    en: 'the two work together',
    pl: 'współpraca',
    de: 'Zusammenarbeit',
    fr: 'coopération',
  },
  closed: { en: 'ended', pl: 'zakończono', de: 'beendet', fr: 'terminée' },
  expired: {
    en: 'expired unanswered',
    pl: 'wygasło bez odpowiedzi',
    de: 'ohne Antwort abgelaufen',
    fr: 'expirée sans réponse',
  },
  reminded: { en: 'reminded', pl: 'przypomniano', de: 'erinnert', fr: 'rappel envoyé' },
}

export const words = {
  nothing: {
    en: 'No introductions.',
    pl: 'Brak kontaktów.',
    de: 'Keine Vorstellungen.',
    fr: 'Aucune mise en relation.',
  },
  unnamed: {
    en: 'anonymous organisation',
    pl: 'anonimowa organizacja',
    de: 'anonyme Organisation',
    fr: 'organisation anonyme',
  },
  you: { en: 'your side', pl: 'Twoja strona', de: 'Ihre Seite', fr: 'votre côté' },
  state: { en: 'State', pl: 'Stan', de: 'Stand', fr: 'État' },
  need: { en: 'Need', pl: 'Potrzeba', de: 'Bedarf', fr: 'Besoin' },
  competency: { en: 'Competency', pl: 'Kompetencja', de: 'Kompetenz', fr: 'Compétence' },
  message: { en: 'Message', pl: 'Wiadomość', de: 'Nachricht', fr: 'Message' },
  answerFrom: {
    en: 'Answer awaited from',
    pl: 'Ma odpowiedzieć',
    de: 'Antwort erwartet von',
    fr: 'Réponse attendue de',
  },
  outcomeFrom: {
    en: 'Outcome awaited from',
    pl: 'Mają powiadomić o wyniku',
    de: 'Ergebnis erwartet von',
    fr: 'Suite à indiquer par',
  },
  until: { en: 'until', pl: 'do', de: 'bis', fr: "jusqu'au" },
  notAgain: {
    en: 'Does not want to be asked again',
    pl: 'Nie życzy sobie kolejnych próśb',
    de: 'Möchte nicht wieder gefragt werden',
    fr: 'Ne souhaite plus être sollicité',
  },
  contact: { en: 'Contact', pl: 'Dane kontaktowe', de: 'Kontakt', fr: 'Contact' },
  noContact: {
    en: 'not stated yet',
    pl: 'jeszcze nie podano',
    de: 'noch nicht angegeben',
    fr: 'pas encore indiqué',
  },
  history: { en: 'History', pl: 'Historia', de: 'Verlauf', fr: 'Historique' },
  version: { en: 'version', pl: 'wersja', de: 'Version', fr: 'version' },
} as const satisfies Record<string, Phrase>
