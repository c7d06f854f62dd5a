import type { Phrase } from '../platform/phrase.ts'

export function declinedBefore(name: string, on: string, reason: Phrase): Phrase {
  return {
    en: `${name} declined a seat on ${on} (${reason.en}). Speak with them before inviting, or propose another organisation.`,
    pl: `${name}: odmowa z dnia ${on} (${reason.pl}). Porozmawiaj przed zaproszeniem albo zaproponuj inną organizację.`,
    de: `${name} hat am ${on} einen Platz abgelehnt (${reason.de}). Sprechen Sie vor der Einladung miteinander oder schlagen Sie eine andere Organisation vor.`,
    fr: `${name} a décliné une place le ${on} (${reason.fr}). Parlez-en avant d'inviter, ou proposez une autre organisation.`,
  }
}

export function obligatoryMissing(name: string): Phrase {
  return {
    en: `The brief asks for ${name}, who is on no seat. Propose them for one, or take them off the brief.`,
    pl: `Opis wymaga udziału: ${name}, a ta organizacja nie ma miejsca. Zaproponuj jej miejsce albo usuń ją z opisu.`,
    de: `Die Skizze verlangt ${name}, die auf keinem Platz sitzt. Schlagen Sie sie für einen vor oder streichen Sie sie aus der Skizze.`,
    fr: `Le descriptif exige ${name}, qui n'occupe aucune place. Proposez-lui en une, ou retirez-la du descriptif.`,
  }
}

export function removedMember(name: string): Phrase {
  return {
    en: `${name} was removed, so its seat is open. Propose another organisation for it.`,
    pl: `Organizacja ${name} została usunięta, więc jej miejsce jest wolne. Zaproponuj na nie inną.`,
    de: `${name} wurde entfernt, der Platz ist also frei. Schlagen Sie eine andere Organisation dafür vor.`,
    fr: `${name} a été supprimée, sa place est donc libre. Proposez-y une autre organisation.`,
  }
}

export const allOfOneOwner: Phrase = {
  en: 'All who sit here share a registration number and are one legal entity: the link cannot be agreed. Propose somebody of another owner.',
  pl: 'Wszyscy tu siedzący mają wspólny numer rejestrowy i są jednym podmiotem: powiązania nie można uzgodnić. Zaproponuj kogoś innego właściciela.',
  de: 'Alle hier teilen eine Registernummer und sind ein Rechtsträger: eine Einigung ist so nicht möglich. Schlagen Sie jemanden eines anderen Trägers vor.',
  fr: "Tous ici partagent un numéro d'enregistrement et sont une seule entité : le lien ne peut être conclu. Proposez quelqu'un d'un autre propriétaire.",
}

export function pastDeadline(deadline: string): Phrase {
  return {
    en: `The call closed on ${deadline}. Choose another call for this link, or abandon it.`,
    pl: `Nabór zakończył się ${deadline}. Wybierz dla powiązania inny nabór albo z niego zrezygnuj.`,
    de: `Der Aufruf endete am ${deadline}. Wählen Sie für die Kooperation einen anderen Aufruf oder geben Sie sie auf.`,
    fr: `L'appel a pris fin le ${deadline}. Choisissez un autre appel pour ce lien, ou abandonnez-le.`,
  }
}
