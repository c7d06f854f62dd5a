import type { Phrase } from '../platform/phrase.ts'

export function kindOfOtherSide(kind: string, kinds: readonly string[]): Phrase {
  const list = kinds.join(', ')
  return {
    en: `"${kind}" does not fit this side of the profile. Use one of: ${list}.`,
    pl: `„${kind}” nie pasuje do tej strony profilu. Dozwolone wartości: ${list}.`,
    de: `„${kind}“ passt nicht zu dieser Seite des Profils. Erlaubt sind: ${list}.`,
    fr: `« ${kind} » ne convient pas à ce côté du profil. Valeurs admises : ${list}.`,
  }
}

export function alreadyExpired(day: string, today: string): Phrase {
  return {
    en: `It expired on ${day}, before today (${today} UTC). Give a later day or leave it out.`,
    pl: `Termin ${day} minął przed dniem dzisiejszym (${today} UTC). Podaj późniejszy dzień albo go pomiń.`,
    de: `Es ist am ${day} abgelaufen, vor heute (${today} UTC). Nennen Sie einen späteren Tag oder lassen Sie ihn weg.`,
    fr: `La date ${day} est antérieure à aujourd'hui (${today} UTC). Indiquez un jour ultérieur ou omettez-la.`,
  }
}

export function noEntry(id: string): Phrase {
  return {
    en: `There is no competency or need ${id}. GET /entries lists them.`,
    pl: `Nie ma kompetencji ani potrzeby ${id}. Spis: GET /entries.`,
    de: `Es gibt keine Kompetenz und keinen Bedarf ${id}. GET /entries listet sie auf.`,
    fr: `Il n'existe ni compétence ni besoin ${id}. GET /entries en donne la liste.`,
  }
}

export function unsupportedLanguage(detected: string): Phrase {
  return {
    en: `The text reads as "${detected}". Splot matches in Polish, English, German and French (pl, en, de, fr): translate it, or give its language if this is a mistake.`,
    pl: `Tekst wygląda na język „${detected}”. Splot dopasowuje po polsku, angielsku, niemiecku i francusku (pl, en, de, fr): przetłumacz go albo podaj język, jeśli to pomyłka.`,
    de: `Der Text liest sich als „${detected}“. Splot gleicht auf Polnisch, Englisch, Deutsch und Französisch ab (pl, en, de, fr): übersetzen Sie ihn oder geben Sie die Sprache an, falls das ein Irrtum ist.`,
    fr: `Le texte semble être en « ${detected} ». Splot compare le polonais, l'anglais, l'allemand et le français (pl, en, de, fr) : traduisez-le, ou indiquez sa langue si c'est une erreur.`,
  }
}

export function bothSidesSaySame(title: string): Phrase {
  return {
    en: `This profile already says the same on its other side: "${title}". An organisation cannot need what it offers; say what differs, or remove one of the two.`,
    pl: `Ten profil mówi już to samo po drugiej stronie: „${title}”. Organizacja nie może potrzebować tego, co oferuje; napisz, co je różni, albo usuń jedno z nich.`,
    de: `Dieses Profil sagt auf der anderen Seite schon dasselbe: „${title}“. Eine Organisation kann nicht brauchen, was sie anbietet; nennen Sie den Unterschied oder löschen Sie eines.`,
    fr: `Ce profil dit déjà la même chose de l'autre côté : « ${title} ». Une organisation n'a pas besoin de ce qu'elle offre ; précisez la différence ou supprimez l'un des deux.`,
  }
}

export function sideFixed(side: string): Phrase {
  return {
    en: `The side (${side}) never changes. Remove the entry and create it on the other side.`,
    pl: `Strona (${side}) się nie zmienia. Usuń wpis i utwórz go po drugiej stronie.`,
    de: `Die Seite (${side}) ändert sich nie. Löschen Sie den Eintrag und legen Sie ihn auf der anderen Seite an.`,
    fr: `Le côté (${side}) ne change jamais. Supprimez l'entrée et recréez-la de l'autre côté.`,
  }
}
