import type { Phrase } from '../platform/phrase.ts'

export function emptyName(code: string, language: string): Phrase {
  return {
    en: `Specialisation ${code} has no name in "${language}". Give it one: people read it in that language, and texts are compared with it.`,
    pl: `Specjalizacja ${code} nie ma nazwy w języku „${language}”. Podaj ją: ludzie czytają ją w tym języku i z nią porównywane są teksty.`,
    de: `Die Spezialisierung ${code} hat keinen Namen auf „${language}“. Geben Sie ihr einen: So wird sie gelesen und mit Texten verglichen.`,
    fr: `La spécialisation ${code} n'a pas de nom en « ${language} ». Donnez-lui-en un : on la lit dans cette langue et les textes lui sont comparés.`,
  }
}

export function sameCodeTwice(code: string): Phrase {
  return {
    en: `The list has ${code} twice. Number each specialisation once.`,
    pl: `Na liście dwa razy jest ${code}. Nadaj każdej specjalizacji inny numer.`,
    de: `Die Liste enthält ${code} zweimal. Nummerieren Sie jede Spezialisierung nur einmal.`,
    fr: `La liste contient deux fois ${code}. Numérotez chaque spécialisation une seule fois.`,
  }
}

export function endsBeforeBegin(from: string, to: string): Phrase {
  return {
    en: `The list ends (${to}) before it begins (${from}). Correct one of the two days, or leave one out.`,
    pl: `Lista kończy się (${to}), zanim się zacznie (${from}). Popraw jedną z dat albo jedną pomiń.`,
    de: `Die Liste endet (${to}), bevor sie beginnt (${from}). Berichtigen Sie einen der Tage oder lassen Sie einen weg.`,
    fr: `La liste prend fin (${to}) avant de commencer (${from}). Corrigez l'une des deux dates, ou omettez-en une.`,
  }
}

/** The other list, with the days on which it holds. */
export function listOverlaps(
  other: Readonly<{ key: string; from: string | null; to: string | null }>,
): Phrase {
  const days = `${other.from ?? '…'} – ${other.to ?? '…'}`
  return {
    en: `On some of these days the list "${other.key}" holds for the same region (${days}). Give that one an end before this one begins, or change the days here.`,
    pl: `W części tych dni w tym samym regionie obowiązuje lista „${other.key}” (${days}). Zakończ ją, zanim ta się zacznie, albo zmień daty tutaj.`,
    de: `An einigen dieser Tage gilt für dieselbe Region die Liste „${other.key}“ (${days}). Lassen Sie jene enden, bevor diese beginnt, oder ändern Sie hier die Tage.`,
    fr: `Certains de ces jours, la liste « ${other.key} » vaut pour la même région (${days}). Mettez-y fin avant le début de celle-ci, ou changez les dates ici.`,
  }
}

export function noSpecialisation(list: string, code: string): Phrase {
  return {
    en: `There is no specialisation ${code} in a list "${list}". GET /regions/PL21/specialisations shows the keys and codes of a region.`,
    pl: `Nie ma specjalizacji ${code} na liście „${list}”. Klucze i numery regionu: GET /regions/PL21/specialisations.`,
    de: `Es gibt keine Spezialisierung ${code} in einer Liste „${list}“. GET /regions/PL21/specialisations zeigt Schlüssel und Nummern einer Region.`,
    fr: `Il n'existe pas de spécialisation ${code} dans une liste « ${list} ». GET /regions/PL21/specialisations montre les clés et numéros d'une région.`,
  }
}
