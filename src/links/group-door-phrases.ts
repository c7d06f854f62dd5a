import type { Phrase } from '../platform/phrase.ts'

export const briefOrText: Phrase = {
  en: 'Give either --brief FILE, to have groups proposed, or --text FILE, to have seats proposed.',
  pl: 'Podaj albo --brief PLIK, aby otrzymać propozycje grup, albo --text PLIK, aby otrzymać propozycje miejsc.',
  de: 'Geben Sie entweder --brief DATEI an, um Gruppen vorschlagen zu lassen, oder --text DATEI, um Plätze vorschlagen zu lassen.',
  fr: 'Indiquez soit --brief FICHIER, pour des groupes, soit --text FICHIER, pour des places.',
}

export function notJson(file: string): Phrase {
  return {
    en: `The file ${file} is not JSON. A brief looks like {"title": "…", "seats": [{"title": "…"}]}.`,
    pl: `Plik ${file} nie jest w formacie JSON. Opis wygląda tak: {"title": "…", "seats": [{"title": "…"}]}.`,
    de: `Die Datei ${file} ist kein JSON. Eine Skizze sieht so aus: {"title": "…", "seats": [{"title": "…"}]}.`,
    fr: `Le fichier ${file} n'est pas du JSON. Un descriptif ressemble à {"title": "…", "seats": [{"title": "…"}]}.`,
  }
}

export const onlyWithText: Phrase = {
  en: 'A brief says already which seats it has: use --confirm and --out with --text only.',
  pl: 'Opis ma już swoje miejsca: używaj --confirm i --out tylko z --text.',
  de: 'Eine Skizze nennt ihre Plätze schon: verwenden Sie --confirm und --out nur mit --text.',
  fr: "Un descriptif a déjà ses places : n'employez --confirm et --out qu'avec --text.",
}

export function fileNotWritten(file: string): Phrase {
  return {
    en: `The file ${file} cannot be written, or is there already. Give another name, or remove it first.`,
    pl: `Pliku ${file} nie można zapisać albo już istnieje. Podaj inną nazwę lub najpierw go usuń.`,
    de: `Die Datei ${file} lässt sich nicht schreiben oder ist schon da. Nennen Sie einen anderen Namen oder entfernen Sie sie zuerst.`,
    fr: `Le fichier ${file} ne peut être écrit ou existe déjà. Donnez un autre nom, ou supprimez-le d'abord.`,
  }
}

export function briefWritten(file: string): Phrase {
  return {
    en: `The brief is in ${file}. Change what is not right, then: splot link propose --brief ${file}`,
    pl: `Opis jest w pliku ${file}. Popraw, co trzeba, a potem: splot link propose --brief ${file}`,
    de: `Die Skizze steht in ${file}. Ändern Sie, was nicht stimmt, und dann: splot link propose --brief ${file}`,
    fr: `Le descriptif est dans ${file}. Corrigez-le au besoin, puis : splot link propose --brief ${file}`,
  }
}
