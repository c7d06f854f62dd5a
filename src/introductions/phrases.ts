import type { Phrase } from '../platform/phrase.ts'
import type { Objection } from './introduction.ts'

export function noIntroduction(id: string): Phrase {
  return {
    en: `There is no introduction ${id} of yours. GET /organisations/{id}/introductions lists them.`,
    pl: `Nie ma wśród Twoich kontaktów takiego: ${id}. Spis: GET /organisations/{id}/introductions.`,
    de: `Sie haben keine Vorstellung ${id}. GET /organisations/{id}/introductions listet sie auf.`,
    fr: `Vous n'avez pas de mise en relation ${id}. GET /organisations/{id}/introductions en donne la liste.`,
  }
}

/** What stands against an event, and what can be done instead. */
export const objectionPhrases: Readonly<Record<Objection, Phrase>> = {
  expired: {
    en: 'This request has expired unanswered. If you are still interested, ask anew with POST /introductions.',
    pl: 'Ta prośba wygasła bez odpowiedzi. Jeśli sprawa jest dla Ciebie aktualna, poproś od nowa przez POST /introductions.',
    de: 'Diese Anfrage ist ohne Antwort abgelaufen. Wenn Sie noch Interesse haben, fragen Sie neu mit POST /introductions.',
    fr: 'Cette demande a expiré sans réponse. Si vous êtes toujours intéressé, demandez de nouveau par POST /introductions.',
  },
  withdrawn: {
    en: 'This request was withdrawn, so there is nothing to answer. If you are interested, ask yourself with POST /introductions.',
    pl: 'Ta prośba została wycofana, więc nie ma na co odpowiadać. Jeśli chcesz się skontaktować, poproś samodzielnie przez POST /introductions.',
    de: 'Diese Anfrage wurde zurückgezogen, es gibt also nichts zu beantworten. Wenn Sie Interesse haben, fragen Sie selbst mit POST /introductions.',
    fr: "Cette demande a été retirée : il n'y a rien à quoi répondre. Si vous êtes intéressé, demandez vous-même par POST /introductions.",
  },
  closed: {
    en: 'This introduction is closed. If nothing stands against it, begin a new one with POST /introductions.',
    pl: 'Ten kontakt jest zamknięty. Jeśli nic nie stoi na przeszkodzie, zacznij nowy przez POST /introductions.',
    de: 'Diese Vorstellung ist geschlossen. Wenn nichts dagegen spricht, beginnen Sie eine neue mit POST /introductions.',
    fr: "Cette mise en relation est close. Si rien ne s'y oppose, commencez-en une nouvelle par POST /introductions.",
  },
  'not-again': {
    en: 'This organisation declined and does not want to be asked again. It may still come to you by itself.',
    pl: 'Ta organizacja odmówiła i nie chce być pytana ponownie. Nadal może zgłosić się sama.',
    de: 'Diese Organisation hat abgelehnt und möchte nicht wieder gefragt werden. Sie kann jederzeit von sich aus auf Sie zukommen.',
    fr: "Cette organisation a décliné et ne souhaite plus être sollicitée. Elle peut toujours venir vers vous d'elle-même.",
  },
  'not-taken': {
    en: 'This organisation takes no request from yours at present. Look at the other suggestions instead.',
    pl: 'Ta organizacja nie przyjmuje obecnie próśb od Twojej. Zobacz pozostałe propozycje.',
    de: 'Diese Organisation nimmt zurzeit keine Anfrage von Ihrer an. Sehen Sie sich die anderen Vorschläge an.',
    fr: "Cette organisation n'accepte pas de demande de la vôtre actuellement. Consultez plutôt les autres suggestions.",
  },
  resting: {
    en: 'This organisation declined less than 180 days ago. Ask again after that; until then only it can come back to you.',
    pl: 'Ta organizacja odmówiła mniej niż 180 dni temu. Zapytaj ponownie po tym czasie; wcześniej tylko ona może wrócić do sprawy.',
    de: 'Diese Organisation hat vor weniger als 180 Tagen abgelehnt. Fragen Sie danach wieder; bis dahin kann nur sie auf Sie zukommen.',
    fr: "Cette organisation a décliné il y a moins de 180 jours. Redemandez après ce délai ; d'ici là, elle seule peut revenir vers vous.",
  },
  'already-mutual': {
    en: 'Both sides are interested already, so the request cannot be withdrawn. Answer with "declined" and a reason to step back.',
    pl: 'Obie strony są już zainteresowane, więc prośby nie można wycofać. Aby zrezygnować, odpowiedz „declined” i podaj powód.',
    de: 'Beide Seiten haben schon Interesse, die Anfrage lässt sich nicht mehr zurückziehen. Antworten Sie mit „declined“ und einem Grund, um auszusteigen.',
    fr: 'Les deux parties sont déjà intéressées : la demande ne peut plus être retirée. Répondez « declined » avec une raison pour vous désister.',
  },
  'own-request': {
    en: 'This is your own request, which is not yours to decline. Withdraw it instead.',
    pl: 'To Twoja własna prośba, więc nie możesz jej odrzucić. Zamiast tego ją wycofaj.',
    de: 'Das ist Ihre eigene Anfrage, die Sie nicht selbst ablehnen können. Ziehen Sie sie stattdessen zurück.',
    fr: "C'est votre propre demande : vous ne pouvez pas la décliner. Retirez-la plutôt.",
  },
  'nothing-to-withdraw': {
    en: 'There is no open request of yours to withdraw here. Read the introduction to see where it stands.',
    pl: 'Nie ma tu Twojej otwartej prośby, którą można by wycofać. Odczytaj ten kontakt, by zobaczyć, na czym stanęło.',
    de: 'Hier gibt es keine offene Anfrage von Ihnen zum Zurückziehen. Lesen Sie die Vorstellung, um zu sehen, wo sie steht.',
    fr: "Il n'y a ici aucune demande ouverte de votre part à retirer. Lisez la mise en relation pour voir où elle en est.",
  },
  'not-mutual': {
    en: 'An outcome can be recorded once both sides are interested. Wait for the other side, or answer its request first.',
    pl: 'Wynik można zapisać, gdy obie strony wyrażą zainteresowanie. Poczekaj na drugą stronę albo najpierw odpowiedz na jej prośbę.',
    de: 'Ein Ergebnis lässt sich festhalten, sobald beide Seiten Interesse haben. Warten Sie auf die andere Seite oder beantworten Sie erst ihre Anfrage.',
    fr: "Un résultat se consigne une fois les deux parties intéressées. Attendez l'autre partie ou répondez d'abord à sa demande.",
  },
  'already-cooperating': {
    en: 'The two cooperate already; what led there is not taken back. Read the history to see when it was recorded.',
    pl: 'Obie strony już współpracują; tego, co do tego doprowadziło, nie można cofnąć. W historii widać, kiedy to zapisano.',
    de: 'Die beiden arbeiten schon zusammen; was dazu führte, wird nicht zurückgenommen. Im Verlauf steht, wann es festgehalten wurde.',
    fr: "Les deux coopèrent déjà ; ce qui y a mené ne se reprend pas. L'historique indique quand cela a été consigné.",
  },
}

export function tooManyOpen(most: string, open: readonly string[]): Phrase {
  const list = open.join(', ')
  return {
    en: `You have ${most} requests that nobody has answered yet, which is the most at a time. Wait for an answer or withdraw one of: ${list}.`,
    pl: `Masz ${most} próśb bez odpowiedzi, a więcej naraz mieć nie można. Poczekaj na odpowiedź albo wycofaj jedną z nich: ${list}.`,
    de: `Sie haben ${most} unbeantwortete Anfragen, mehr sind zugleich nicht möglich. Warten Sie auf eine Antwort oder ziehen Sie eine zurück: ${list}.`,
    fr: `Vous avez ${most} demandes sans réponse, c'est le maximum à la fois. Attendez une réponse ou retirez-en une : ${list}.`,
  }
}

export const sideNeeded: Phrase = {
  en: 'You act for no organisation yourself: name the one you act for by its id.',
  pl: 'Nie działasz w imieniu żadnej organizacji: podaj identyfikator tej, za którą działasz.',
  de: 'Sie handeln selbst für keine Organisation: nennen Sie die, für die Sie handeln, mit ihrer Kennung.',
  fr: "Vous n'agissez pour aucune organisation : indiquez l'identifiant de celle que vous représentez.",
}

export const neitherSide: Phrase = {
  en: 'This organisation is neither side of the introduction. Name one of the two.',
  pl: 'Ta organizacja nie jest żadną ze stron tego kontaktu. Podaj jedną z dwóch.',
  de: 'Diese Organisation ist keine der beiden Seiten der Vorstellung. Nennen Sie eine der beiden.',
  fr: "Cette organisation n'est aucune des deux parties de la mise en relation. Nommez l'une des deux.",
}

export const partnerNeeded: Phrase = {
  en: 'Say whom you want to be introduced to: the id of an organisation, or of one of its entries by needId or competencyId.',
  pl: 'Podaj, z kim chcesz nawiązać kontakt: identyfikator organizacji albo jej wpisu w needId lub competencyId.',
  de: 'Sagen Sie, wem Sie vorgestellt werden möchten: Kennung einer Organisation oder eines ihrer Einträge in needId oder competencyId.',
  fr: "Dites à qui vous voulez être présenté : l'identifiant d'une organisation, ou d'une de ses entrées par needId ou competencyId.",
}

export const entryOfNeither: Phrase = {
  en: 'This entry belongs to neither organisation, or is not shown under its name. Leave it out, or leave out "to" and ask by the entry alone.',
  pl: 'Ten wpis nie należy do żadnej z organizacji albo nie jest podpisany nazwą. Pomiń go lub pomiń „to” i poproś przez sam wpis.',
  de: 'Dieser Eintrag gehört keiner der beiden Organisationen oder wird nicht unter Namen gezeigt. Lassen Sie ihn weg, oder lassen Sie „to“ weg und fragen Sie nur über den Eintrag.',
  fr: "Cette entrée n'appartient à aucune des deux organisations, ou n'est pas montrée sous son nom. Omettez-la, ou omettez « to » et demandez par l'entrée seule.",
}

export function notThatSide(wanted: string): Phrase {
  return {
    en: `This entry is on the other side of a profile: give the id of a ${wanted} here.`,
    pl: `Ten wpis jest po drugiej stronie profilu: tu podaj identyfikator wpisu typu ${wanted}.`,
    de: `Dieser Eintrag steht auf der anderen Seite eines Profils: hier gehört die Kennung von ${wanted} hin.`,
    fr: `Cette entrée est de l'autre côté d'un profil : indiquez ici l'identifiant d'un élément ${wanted}.`,
  }
}

export const bothOfOne: Phrase = {
  en: 'The need and the competency belong to the same organisation, so neither answers the other. Give one of each side.',
  pl: 'Potrzeba i kompetencja należą do tej samej organizacji, więc nie odpowiadają sobie. Podaj po jednej z każdej strony.',
  de: 'Bedarf und Kompetenz gehören derselben Organisation, also beantwortet keiner den anderen. Nennen Sie je einen von jeder Seite.',
  fr: "Le besoin et la compétence appartiennent à la même organisation : aucun ne répond à l'autre. Indiquez-en un de chaque partie.",
}

export const blockedByYou: Phrase = {
  en: 'You block this organisation. Take the block back first: DELETE /organisations/{id}/blocks/{otherId}.',
  pl: 'Blokujesz tę organizację. Najpierw zdejmij blokadę: DELETE /organisations/{id}/blocks/{otherId}.',
  de: 'Sie blockieren diese Organisation. Heben Sie das zuerst auf: DELETE /organisations/{id}/blocks/{otherId}.',
  fr: "Vous bloquez cette organisation. Levez d'abord le blocage : DELETE /organisations/{id}/blocks/{otherId}.",
}

export const notByThisEntry: Phrase = {
  en: 'No request can be made by this entry: you are in touch with whoever states it, or it takes none from you at present.',
  pl: 'Przez ten wpis nie można poprosić o kontakt: masz go już z jego autorem albo nie przyjmuje on obecnie Twoich próśb.',
  de: 'Über diesen Eintrag ist keine Anfrage möglich: Sie sind mit seinem Urheber schon in Kontakt, oder er nimmt zurzeit keine von Ihnen an.',
  fr: "Aucune demande n'est possible par cette entrée : vous êtes déjà en contact avec son auteur, ou il n'en accepte pas de vous actuellement.",
}

export const reasonNeeded: Phrase = {
  en: 'Say why you decline, by one of the eight reasons; a text may add to it.',
  pl: 'Podaj jeden z ośmiu powodów odmowy; możesz dodać tekst.',
  de: 'Sagen Sie mit einem der acht Gründe, warum Sie ablehnen; ein Text kann ihn ergänzen.',
  fr: "Dites pourquoi vous déclinez, par l'une des huit raisons ; un texte peut la compléter.",
}

export const onlyWithDecline: Phrase = {
  en: 'This goes with the answer "declined" only. Leave it out.',
  pl: 'To pole pasuje tylko do odpowiedzi „declined”. Pomiń je.',
  de: 'Das gehört nur zur Antwort „declined“. Lassen Sie es weg.',
  fr: "Ceci ne va qu'avec la réponse « declined ». Omettez-le.",
}

export const outcomeInFuture: Phrase = {
  en: 'This day is still to come. Record what has happened, with the day on which it did.',
  pl: 'Ten dzień jeszcze nie nadszedł. Zapisz to, co już się wydarzyło, z datą zdarzenia.',
  de: 'Dieser Tag liegt noch vor uns. Halten Sie fest, was geschehen ist, mit dem Tag, an dem es geschah.',
  fr: "Ce jour est encore à venir. Consignez ce qui a eu lieu, avec le jour où cela s'est produit.",
}
