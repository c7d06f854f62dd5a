import type { Phrase } from '../platform/phrase.ts'
import type { Objection } from './link.ts'

export function noLink(id: string): Phrase {
  return {
    en: `There is no link ${id} that you may see. GET /links lists those.`,
    pl: `Nie ma powiązania ${id}, które możesz zobaczyć. Spis: GET /links.`,
    de: `Es gibt keine Kooperation ${id}, die Sie sehen dürfen. GET /links listet sie auf.`,
    fr: `Il n'y a pas de lien de coopération ${id} que vous puissiez voir. GET /links en donne la liste.`,
  }
}

export const linkBusy: Phrase = {
  en: 'Others are changing this link just now. Read it again and repeat your change.',
  pl: 'Inni właśnie zmieniają to powiązanie. Odczytaj je ponownie i powtórz zmianę.',
  de: 'Andere ändern diese Kooperation gerade. Lesen Sie sie neu und wiederholen Sie die Änderung.',
  fr: "D'autres modifient ce lien en ce moment. Relisez-le et refaites votre modification.",
}

/** What stands against an event, and what can be done instead. */
export const objectionPhrases: Readonly<Record<Objection, Phrase>> = {
  closed: {
    en: 'This link is closed. Documents and results may still be added; for anything else begin a new one with POST /links.',
    pl: 'To powiązanie jest zamknięte. Można jeszcze dodać dokumenty i wyniki; w innej sprawie utwórz nowe przez POST /links.',
    de: 'Diese Kooperation ist abgeschlossen. Dokumente und Ergebnisse lassen sich noch ergänzen; für alles andere beginnen Sie eine neue mit POST /links.',
    fr: 'Ce lien est clos. On peut encore y ajouter des documents et des résultats ; pour le reste, commencez-en un nouveau par POST /links.',
  },
  abandoned: {
    en: 'This link was abandoned. If it is to be tried again, create a new one from its brief with POST /links.',
    pl: 'Z tego powiązania zrezygnowano. Aby spróbować ponownie, utwórz nowe z jego opisu przez POST /links.',
    de: 'Diese Kooperation wurde aufgegeben. Um es noch einmal zu versuchen, legen Sie aus ihrer Skizze eine neue an mit POST /links.',
    fr: 'Ce lien a été abandonné. Pour réessayer, créez-en un nouveau à partir de son descriptif par POST /links.',
  },
  'no-seat': {
    en: 'The link has no such seat. GET /links/{id} lists its seats with their ids.',
    pl: 'To powiązanie nie ma takiego miejsca. GET /links/{id} wymienia jego miejsca z identyfikatorami.',
    de: 'Die Kooperation hat keinen solchen Platz. GET /links/{id} nennt ihre Plätze mit Kennungen.',
    fr: "Le lien n'a pas cette place. GET /links/{id} donne ses places avec leurs identifiants.",
  },
  'seat-taken': {
    en: 'Whoever is on this seat has been asked already. Open the seat first (organisationId null), then propose somebody else.',
    pl: 'Organizacja na tym miejscu została już zaproszona. Najpierw zwolnij miejsce (organisationId null), potem zaproponuj inną.',
    de: 'Wer auf diesem Platz sitzt, wurde schon gefragt. Machen Sie den Platz erst frei (organisationId null) und schlagen Sie dann jemand anderen vor.',
    fr: "L'organisation à cette place a déjà été invitée. Libérez d'abord la place (organisationId null), puis proposez-en une autre.",
  },
  'one-owner': {
    en: 'All members share a registration number, so they are one legal entity, which cannot form a link with itself. Put an organisation of another owner on one of the seats.',
    pl: 'Wszyscy członkowie mają wspólny numer rejestrowy, są więc jednym podmiotem, który nie utworzy powiązania sam ze sobą. Posadź na jednym z miejsc organizację innego właściciela.',
    de: 'Alle Mitglieder teilen eine Registernummer, sind also ein Rechtsträger, der nicht mit sich selbst kooperieren kann. Setzen Sie auf einen der Plätze eine Organisation eines anderen Trägers.',
    fr: "Tous les membres partagent un numéro d'enregistrement : c'est une seule entité, qui ne peut coopérer avec elle-même. Placez à l'un des sièges une organisation d'un autre propriétaire.",
  },
  'nobody-to-invite': {
    en: 'Nobody is proposed for these seats. Put an organisation on one first: PATCH /links/{id}/seats/{seatId}.',
    pl: 'Na te miejsca nikt nie jest proponowany. Najpierw wskaż organizację: PATCH /links/{id}/seats/{seatId}.',
    de: 'Für diese Plätze ist niemand vorgeschlagen. Setzen Sie erst eine Organisation darauf: PATCH /links/{id}/seats/{seatId}.',
    fr: "Personne n'est proposé pour ces places. Mettez-y d'abord une organisation : PATCH /links/{id}/seats/{seatId}.",
  },
  'not-invited': {
    en: 'This organisation is only proposed and was not invited yet. A coordinator invites it with POST /links/{id}/invitations; then it can answer.',
    pl: 'Ta organizacja jest na razie tylko proponowana i nie została zaproszona. Koordynator zaprasza ją przez POST /links/{id}/invitations; potem może odpowiedzieć.',
    de: 'Diese Organisation ist erst vorgeschlagen und noch nicht eingeladen. Koordinatoren laden sie mit POST /links/{id}/invitations ein; dann kann sie antworten.',
    fr: "Cette organisation n'est que proposée et n'a pas encore été invitée. Un coordinateur l'invite par POST /links/{id}/invitations ; elle peut alors répondre.",
  },
  'not-your-seat': {
    en: 'This organisation is not on this seat, so it has nothing to answer here. GET /links/{id} shows who is meant for which seat.',
    pl: 'Ta organizacja nie zajmuje tego miejsca, nie ma więc na co odpowiadać. GET /links/{id} pokazuje, kto ma zająć które miejsce.',
    de: 'Diese Organisation ist nicht auf diesem Platz, hat hier also nichts zu beantworten. GET /links/{id} zeigt, wer für welchen Platz gedacht ist.',
    fr: "Cette organisation n'est pas à cette place et n'a donc rien à y répondre. GET /links/{id} indique qui est prévu où.",
  },
  'not-agreed': {
    en: 'A link begins once every obligatory seat is accepted, by members of two owners at least. Wait for the answers, refill open seats, or make a seat optional (obligatory false).',
    pl: 'Powiązanie rusza, gdy wszystkie obowiązkowe miejsca są przyjęte, przez członków co najmniej dwóch właścicieli. Poczekaj na odpowiedzi, obsadź wolne miejsca albo uczyń miejsce nieobowiązkowym (obligatory false).',
    de: 'Eine Kooperation beginnt, sobald jeder Pflichtplatz angenommen ist, von Mitgliedern mindestens zweier Träger. Warten Sie auf Antworten, besetzen Sie freie Plätze neu oder machen Sie einen Platz freiwillig (obligatory false).',
    fr: 'Un lien commence quand chaque place obligatoire est acceptée, par des membres de deux propriétaires au moins. Attendez les réponses, pourvoyez les places libres ou rendez une place facultative (obligatory false).',
  },
  'not-active': {
    en: 'Only what is active can be closed with an outcome. Start the link first (POST /links/{id}/starting), or give it up with a reason (POST /links/{id}/abandoning).',
    pl: 'Z wynikiem można zamknąć tylko aktywne powiązanie. Najpierw je rozpocznij (POST /links/{id}/starting) albo zrezygnuj z podaniem powodu (POST /links/{id}/abandoning).',
    de: 'Nur was aktiv ist, lässt sich mit einem Ergebnis abschließen. Starten Sie die Kooperation erst (POST /links/{id}/starting) oder geben Sie sie mit einem Grund auf (POST /links/{id}/abandoning).',
    fr: "Seul un lien actif peut être clos avec un résultat. Démarrez-le d'abord (POST /links/{id}/starting) ou abandonnez-le avec une raison (POST /links/{id}/abandoning).",
  },
}

export const acceptedStays: Phrase = {
  en: 'A member has accepted, so the link is not removed without a trace. Abandon it with a reason: POST /links/{id}/abandoning.',
  pl: 'Członek już przyjął miejsce, więc powiązania nie usuwa się bez śladu. Zrezygnuj z niego, podając powód: POST /links/{id}/abandoning.',
  de: 'Ein Mitglied hat angenommen, darum verschwindet die Kooperation nicht spurlos. Geben Sie sie mit einem Grund auf: POST /links/{id}/abandoning.',
  fr: 'Un membre a accepté : le lien ne disparaît pas sans trace. Abandonnez-le avec une raison : POST /links/{id}/abandoning.',
}

export const mustSit: Phrase = {
  en: 'Whoever proposes a link sits in it: put your own organisation on one of the seats by organisationId.',
  pl: 'Kto proponuje powiązanie, ten w nim zasiada: wpisz własną organizację na jedno z miejsc w organisationId.',
  de: 'Wer eine Kooperation vorschlägt, sitzt auch darin: setzen Sie Ihre Organisation mit organisationId auf einen der Plätze.',
  fr: "Qui propose un lien y siège : mettez votre propre organisation à l'une des places par organisationId.",
}

export const titleNeeded: Phrase = {
  en: 'Without a brief, say this yourself. Or name the brief to take it from by briefId, and its seat by "seat".',
  pl: 'Bez opisu przedsięwzięcia podaj to samodzielnie. Albo wskaż opis w briefId, a jego miejsce w „seat”.',
  de: 'Ohne Skizze sagen Sie das selbst. Oder nennen Sie die Skizze mit briefId und ihren Platz mit „seat“.',
  fr: 'Sans descriptif, indiquez-le vous-même. Ou nommez le descriptif par briefId, et sa place par « seat ».',
}

export function noSeatInBrief(seat: string, known: readonly string[]): Phrase {
  const list = known.join(', ')
  return {
    en: `The brief has no seat "${seat}", or it is named twice here. Its seats are: ${list}.`,
    pl: `Opis nie ma miejsca „${seat}” albo podano je tu dwa razy. Jego miejsca to: ${list}.`,
    de: `Die Skizze hat keinen Platz „${seat}“, oder er ist hier zweimal genannt. Ihre Plätze sind: ${list}.`,
    fr: `Le descriptif n'a pas de place « ${seat} », ou elle est nommée deux fois ici. Ses places sont : ${list}.`,
  }
}

export const excludedByBrief: Phrase = {
  en: 'The brief excludes this organisation. Put another one on the seat, or take it off the list of the brief.',
  pl: 'Opis wyklucza tę organizację. Wskaż inną albo usuń ją z listy wykluczonych w opisie.',
  de: 'Die Skizze schließt diese Organisation aus. Setzen Sie eine andere auf den Platz oder streichen Sie sie aus der Liste der Skizze.',
  fr: 'Le descriptif exclut cette organisation. Mettez-en une autre à cette place, ou retirez-la de la liste du descriptif.',
}

export const reasonForNo: Phrase = {
  en: 'Say why you decline, by one of the eight reasons; a text may add to it.',
  pl: 'Podaj jeden z ośmiu powodów odmowy; możesz dodać tekst.',
  de: 'Sagen Sie mit einem der acht Gründe, warum Sie ablehnen; ein Text kann ihn ergänzen.',
  fr: "Dites pourquoi vous déclinez, par l'une des huit raisons ; un texte peut la compléter.",
}

export const onlyWithNo: Phrase = {
  en: 'A reason goes with the answer "declined" only. Leave it out.',
  pl: 'Powód pasuje tylko do odpowiedzi „declined”. Pomiń go.',
  de: 'Ein Grund gehört nur zur Antwort „declined“. Lassen Sie ihn weg.',
  fr: "Une raison ne va qu'avec la réponse « declined ». Omettez-la.",
}

export const notAMember: Phrase = {
  en: 'This organisation has not accepted a seat of the link, so there is nothing to show of it. Accept a seat first.',
  pl: 'Ta organizacja nie przyjęła miejsca w powiązaniu, więc nie ma czego pokazywać. Najpierw przyjmij miejsce.',
  de: 'Diese Organisation hat keinen Platz der Kooperation angenommen, es gibt also nichts zu zeigen. Nehmen Sie erst einen Platz an.',
  fr: "Cette organisation n'a accepté aucune place du lien : il n'y a rien à montrer. Acceptez d'abord une place.",
}

export const dayToCome: Phrase = {
  en: 'This day is still to come. Record what has happened, with the day on which it did.',
  pl: 'Ten dzień jeszcze nie nadszedł. Zapisz to, co już się wydarzyło, z datą zdarzenia.',
  de: 'Dieser Tag liegt noch vor uns. Halten Sie fest, was geschehen ist, mit dem Tag, an dem es geschah.',
  fr: "Ce jour est encore à venir. Consignez ce qui a eu lieu, avec le jour où cela s'est produit.",
}

export function endsBeforeStart(startedOn: string): Phrase {
  return {
    en: `The link began on ${startedOn}. Give that day or a later one.`,
    pl: `Powiązanie rozpoczęło się ${startedOn}. Podaj ten dzień lub późniejszy.`,
    de: `Die Kooperation begann am ${startedOn}. Nennen Sie diesen Tag oder einen späteren.`,
    fr: `Le lien a commencé le ${startedOn}. Indiquez ce jour ou un jour ultérieur.`,
  }
}

export function noRecord(id: string): Phrase {
  return {
    en: `The link has no milestone or document ${id}. GET /links/{id} lists them.`,
    pl: `Powiązanie nie ma kamienia milowego ani dokumentu ${id}. Wymienia je GET /links/{id}.`,
    de: `Die Kooperation hat keinen Meilenstein und kein Dokument ${id}. GET /links/{id} nennt sie.`,
    fr: `Le lien n'a ni jalon ni document ${id}. GET /links/{id} en donne la liste.`,
  }
}

export function tooManyRecords(most: string): Phrase {
  return {
    en: `A link keeps at most ${most} of these. Remove or change one that is there.`,
    pl: `Powiązanie może ich mieć najwyżej ${most}. Usuń lub zmień któryś z istniejących.`,
    de: `Eine Kooperation hat davon höchstens ${most}. Entfernen oder ändern Sie einen Eintrag, der da ist.`,
    fr: `Un lien en garde au plus ${most}. Supprimez-en ou modifiez-en un.`,
  }
}
