import type { Phrase } from '../platform/phrase.ts'

export function noCall(id: string): Phrase {
  return {
    en: `There is no call ${id}. GET /calls lists them.`,
    pl: `Nie ma naboru ${id}. Spis: GET /calls.`,
    de: `Es gibt keinen Aufruf ${id}. GET /calls listet sie auf.`,
    fr: `Il n'y a pas d'appel ${id}. GET /calls en donne la liste.`,
  }
}

export function callTaken(externalId: string): Phrase {
  return {
    en: `The external id ${externalId} belongs to another call already. Change that one with PATCH /calls/{id}, or give a new external id.`,
    pl: `Identyfikator zewnętrzny ${externalId} należy już do innego naboru. Zmień tamten przez PATCH /calls/{id} albo podaj nowy identyfikator.`,
    de: `Die externe Kennung ${externalId} gehört schon zu einem anderen Aufruf. Ändern Sie diesen mit PATCH /calls/{id} oder geben Sie eine neue Kennung an.`,
    fr: `L'identifiant externe ${externalId} appartient déjà à un autre appel. Modifiez-le par PATCH /calls/{id} ou donnez un nouvel identifiant.`,
  }
}

export const callIdFixed: Phrase = {
  en: 'The external id of a call stays as it is. Leave it out, or create a new call.',
  pl: 'Identyfikatora zewnętrznego naboru nie można zmienić. Pomiń go albo utwórz nowy nabór.',
  de: 'Die externe Kennung eines Aufrufs bleibt, wie sie ist. Lassen Sie sie weg oder legen Sie einen neuen Aufruf an.',
  fr: "L'identifiant externe d'un appel ne change pas. Omettez-le ou créez un nouvel appel.",
}

export function noBrief(id: string): Phrase {
  return {
    en: `There is no brief ${id} that you may read. GET /briefs lists them.`,
    pl: `Nie ma opisu przedsięwzięcia ${id}, który możesz czytać. Spis: GET /briefs.`,
    de: `Es gibt keine Projektskizze ${id}, die Sie lesen dürfen. GET /briefs listet sie auf.`,
    fr: `Il n'y a pas de descriptif ${id} que vous puissiez lire. GET /briefs en donne la liste.`,
  }
}

export function wrongSeatCount(given: string, most: string): Phrase {
  return {
    en: `There must be 1 to ${most} seats; given are ${given}. Write a seat for each thing somebody must be able to do, join those that one organisation could take, or have seats proposed from a text (POST /links/seats).`,
    pl: `Musi być od 1 do ${most} miejsc; podano ${given}. Podaj miejsce dla każdej rzeczy, którą ktoś musi umieć, połącz te, które może zająć jedna organizacja, albo poproś o propozycje z tekstu (POST /links/seats).`,
    de: `Es müssen 1 bis ${most} Plätze sein; angegeben sind ${given}. Nennen Sie einen Platz für alles, was jemand können muss, verbinden Sie, was eine Organisation einnehmen könnte, oder lassen Sie Plätze aus einem Text vorschlagen (POST /links/seats).`,
    fr: `Il faut de 1 à ${most} places ; il y en a ${given}. Indiquez une place pour chaque chose qu'il faut savoir faire, réunissez celles qu'une même organisation pourrait tenir, ou faites proposer des places à partir d'un texte (POST /links/seats).`,
  }
}

export function repeatedSeat(id: string, first: string): Phrase {
  return {
    en: `The id "${id}" is already that of seat ${first}. Give each seat an id of its own.`,
    pl: `Identyfikator „${id}” ma już miejsce ${first}. Nadaj każdemu miejscu własny identyfikator.`,
    de: `Die Kennung „${id}“ hat schon Platz ${first}. Geben Sie jedem Platz eine eigene.`,
    fr: `L'identifiant « ${id} » est déjà celui de la place ${first}. Donnez à chaque place le sien.`,
  }
}

export function rangeReversed(least: string, most: string): Phrase {
  return {
    en: `A group cannot have at least ${least} and at most ${most} members. Raise membersMax or lower membersMin.`,
    pl: `Grupa nie może mieć co najmniej ${least} i najwyżej ${most} członków. Podnieś membersMax albo obniż membersMin.`,
    de: `Eine Gruppe kann nicht mindestens ${least} und höchstens ${most} Mitglieder haben. Erhöhen Sie membersMax oder senken Sie membersMin.`,
    fr: `Un groupe ne peut avoir au moins ${least} et au plus ${most} membres. Augmentez membersMax ou réduisez membersMin.`,
  }
}

export function obligatoryTooMany(given: string, most: string): Phrase {
  return {
    en: `${given} organisations are obligatory, but the group has at most ${most} members. Raise membersMax or name fewer.`,
    pl: `Obowiązkowych organizacji jest ${given}, a grupa ma najwyżej ${most} członków. Podnieś membersMax albo wskaż mniej.`,
    de: `${given} Organisationen sind verpflichtend, aber die Gruppe hat höchstens ${most} Mitglieder. Erhöhen Sie membersMax oder nennen Sie weniger.`,
    fr: `${given} organisations sont obligatoires, mais le groupe a au plus ${most} membres. Augmentez membersMax ou nommez-en moins.`,
  }
}

export function bothWanted(ids: readonly string[]): Phrase {
  const list = ids.join(', ')
  return {
    en: `The same organisation is obligatory and excluded: ${list}. Take it out of one of the two lists.`,
    pl: `Ta sama organizacja jest obowiązkowa i wykluczona: ${list}. Usuń ją z jednej z list.`,
    de: `Dieselbe Organisation ist verpflichtend und ausgeschlossen: ${list}. Nehmen Sie sie aus einer der Listen.`,
    fr: `La même organisation est obligatoire et exclue : ${list}. Retirez-la de l'une des deux listes.`,
  }
}

export function quotaTooLarge(least: string, most: string): Phrase {
  return {
    en: `At least ${least} of this kind cannot be among at most ${most} members. Lower atLeast or raise membersMax.`,
    pl: `Wśród najwyżej ${most} członków nie może być co najmniej ${least} tego rodzaju. Obniż atLeast albo podnieś membersMax.`,
    de: `Unter höchstens ${most} Mitgliedern können nicht mindestens ${least} dieser Art sein. Senken Sie atLeast oder erhöhen Sie membersMax.`,
    fr: `Au moins ${least} de ce type ne peuvent être parmi au plus ${most} membres. Réduisez atLeast ou augmentez membersMax.`,
  }
}

export function shareTooSmall(share: string, most: string): Phrase {
  return {
    en: `If nobody may bring more than ${share} of the coverage, ${most} members cannot bring all of it. Raise largestShare or membersMax.`,
    pl: `Jeśli nikt nie może wnieść więcej niż ${share} pokrycia, ${most} członków nie wniesie całości. Podnieś largestShare albo membersMax.`,
    de: `Wenn niemand mehr als ${share} der Abdeckung beitragen darf, können ${most} Mitglieder nicht alles beitragen. Erhöhen Sie largestShare oder membersMax.`,
    fr: `Si nul ne peut apporter plus de ${share} de la couverture, ${most} membres ne peuvent tout apporter. Augmentez largestShare ou membersMax.`,
  }
}

export function callAsksMore(least: string, most: string): Phrase {
  return {
    en: `Together with the rules of the call the group would have at least ${least} and at most ${most} members. Change the limits of the brief, or choose another call.`,
    pl: `Razem z zasadami naboru grupa miałaby co najmniej ${least} i najwyżej ${most} członków. Zmień ograniczenia opisu albo wybierz inny nabór.`,
    de: `Mit den Regeln des Aufrufs hätte die Gruppe mindestens ${least} und höchstens ${most} Mitglieder. Ändern Sie die Grenzen der Skizze oder wählen Sie einen anderen Aufruf.`,
    fr: `Avec les règles de l'appel, le groupe aurait au moins ${least} et au plus ${most} membres. Changez les limites du descriptif ou choisissez un autre appel.`,
  }
}

export function callElsewhere(regions: string): Phrase {
  return {
    en: `The call is open to ${regions} only, and none of the regions of the brief lies there. Change them, or choose another call.`,
    pl: `Nabór jest otwarty tylko dla: ${regions}, a żaden region opisu tam nie leży. Zmień regiony albo wybierz inny nabór.`,
    de: `Der Aufruf gilt nur für ${regions}, und keine Region der Skizze liegt dort. Ändern Sie sie oder wählen Sie einen anderen Aufruf.`,
    fr: `L'appel n'est ouvert qu'à ${regions}, et aucune région du descriptif ne s'y trouve. Changez-les ou choisissez un autre appel.`,
  }
}
