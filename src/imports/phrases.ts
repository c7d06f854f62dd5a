import type { Phrase } from '../platform/phrase.ts'
import { limits } from './import.ts'

const listed = (names: readonly string[]) =>
  names
    .map((name) => `"${name.slice(0, 60)}"`)
    .slice(0, 30)
    .join(', ') + (names.length > 30 ? ', …' : '')

export function columnsMissing(
  missing: readonly (readonly string[])[],
  found: readonly string[],
  expected: readonly string[],
): Phrase {
  const lacking = missing.map((group) => group.join(' / ')).join(', ')
  const [there, known] = [listed(found), listed(expected)]
  return {
    en: `The file lacks a column: ${lacking}. Found: ${there}. Expected: ${known}, or their usual names in English or Polish. Add the column, or say by a mapping which one it is.`,
    pl: `W pliku brakuje kolumny: ${lacking}. Znaleziono: ${there}. Oczekiwane: ${known} albo ich zwykłe nazwy po polsku lub angielsku. Dodaj kolumnę albo wskaż ją w mapowaniu.`,
    de: `Der Datei fehlt eine Spalte: ${lacking}. Gefunden: ${there}. Erwartet: ${known} oder ihre üblichen Namen auf Englisch oder Polnisch. Ergänzen Sie die Spalte oder benennen Sie sie in einer Zuordnung.`,
    fr: `Il manque une colonne au fichier : ${lacking}. Trouvées : ${there}. Attendues : ${known}, ou leurs noms usuels en anglais ou en polonais. Ajoutez la colonne ou désignez-la par une correspondance.`,
  }
}

export function whatUnclear(found: readonly string[]): Phrase {
  const there = listed(found)
  return {
    en: `The headings do not tell what the file holds. Found: ${there}. Say what it is (organisations, entries, clusters, memberships, collaborations or profiles), or give it the columns of an export.`,
    pl: `Z nagłówków nie wynika, co jest w pliku. Znaleziono: ${there}. Podaj, co to jest (organisations, entries, clusters, memberships, collaborations albo profiles), lub użyj kolumn takich jak w eksporcie.`,
    de: `Die Überschriften verraten nicht, was die Datei enthält. Gefunden: ${there}. Sagen Sie, was es ist (organisations, entries, clusters, memberships, collaborations oder profiles), oder nehmen Sie die Spalten eines Exports.`,
    fr: `Les en-têtes ne disent pas ce que contient le fichier. Trouvés : ${there}. Indiquez ce que c'est (organisations, entries, clusters, memberships, collaborations ou profiles), ou reprenez les colonnes d'un export.`,
  }
}

export function columnIgnored(heading: string): Phrase {
  const name = heading.slice(0, 60)
  return {
    en: `The column "${name}" is not known and was left out; nothing else is wrong. Rename it or map it if it should be read.`,
    pl: `Kolumna „${name}” nie jest znana i została pominięta; poza tym wszystko w porządku. Zmień jej nazwę albo dodaj mapowanie, jeśli ma być wczytana.`,
    de: `Die Spalte „${name}“ ist unbekannt und wurde ausgelassen; sonst ist nichts falsch. Benennen Sie sie um oder ordnen Sie sie zu, falls sie gelesen werden soll.`,
    fr: `La colonne « ${name} » est inconnue et a été laissée de côté ; rien d'autre ne cloche. Renommez-la ou mettez-la en correspondance si elle doit être lue.`,
  }
}

export function columnTwice(heading: string): Phrase {
  const name = heading.slice(0, 60)
  return {
    en: `The column "${name}" means the same as an earlier one. Remove or rename one of the two.`,
    pl: `Kolumna „${name}” oznacza to samo co wcześniejsza. Usuń jedną z nich albo zmień jej nazwę.`,
    de: `Die Spalte „${name}“ bedeutet dasselbe wie eine frühere. Entfernen Sie eine der beiden oder benennen Sie sie um.`,
    fr: `La colonne « ${name} » a le même sens qu'une précédente. Supprimez ou renommez l'une des deux.`,
  }
}

export function tooManyColumns(count: number): Phrase {
  return {
    en: `The file has ${count} columns; at most ${limits.columns} are read. Remove those that are not needed, and check that rows end with a line break.`,
    pl: `Plik ma ${count} kolumn; wczytywanych jest najwyżej ${limits.columns}. Usuń zbędne i sprawdź, czy wiersze kończą się znakiem nowej linii.`,
    de: `Die Datei hat ${count} Spalten; gelesen werden höchstens ${limits.columns}. Entfernen Sie die überflüssigen und prüfen Sie die Zeilenumbrüche.`,
    fr: `Le fichier a ${count} colonnes ; ${limits.columns} au plus sont lues. Retirez celles qui sont inutiles et vérifiez les fins de ligne.`,
  }
}

export const fileEmpty: Phrase = {
  en: 'The file is empty. Send one with a header and at least one row.',
  pl: 'Plik jest pusty. Wyślij plik z nagłówkiem i co najmniej jednym wierszem.',
  de: 'Die Datei ist leer. Senden Sie eine mit Kopfzeile und mindestens einer Zeile.',
  fr: 'Le fichier est vide. Envoyez-en un avec un en-tête et au moins une ligne.',
}

export const noRows: Phrase = {
  en: 'The file has a header and no row below it. Send one with at least one row.',
  pl: 'Plik ma nagłówek, ale żadnego wiersza pod nim. Wyślij plik z co najmniej jednym wierszem.',
  de: 'Die Datei hat eine Kopfzeile und keine Zeile darunter. Senden Sie eine mit mindestens einer Zeile.',
  fr: 'Le fichier a un en-tête et aucune ligne en dessous. Envoyez-en un avec au moins une ligne.',
}

export const notText: Phrase = {
  en: 'This is not a text file in UTF-8 but, by its first bytes, a workbook, archive, picture or UTF-16 text. Save it as "CSV UTF-8" or as JSON lines.',
  pl: 'To nie jest plik tekstowy w UTF-8: pierwsze bajty wskazują na arkusz, archiwum, obraz albo tekst UTF-16. Zapisz go jako „CSV UTF-8” lub jako wiersze JSON.',
  de: 'Das ist keine Textdatei in UTF-8, sondern nach den ersten Bytes eine Arbeitsmappe, ein Archiv, ein Bild oder UTF-16. Speichern Sie sie als „CSV UTF-8“ oder als JSON-Zeilen.',
  fr: "Ce n'est pas un fichier texte en UTF-8 mais, d'après ses premiers octets, un classeur, une archive, une image ou de l'UTF-16. Enregistrez-le en « CSV UTF-8 » ou en lignes JSON.",
}

export const headerNotUtf8: Phrase = {
  en: 'The header has letters that are not UTF-8, so the whole file is probably in another encoding (Windows-1250, ISO 8859-2). Save it as "CSV UTF-8" and send it again.',
  pl: 'Nagłówek zawiera litery spoza UTF-8, więc cały plik ma zapewne inne kodowanie (Windows-1250, ISO 8859-2). Zapisz go jako „CSV UTF-8” i wyślij ponownie.',
  de: 'Die Kopfzeile hat Buchstaben, die kein UTF-8 sind; die Datei hat wohl eine andere Kodierung (Windows-1252, ISO 8859-15). Speichern Sie sie als „CSV UTF-8“ und senden Sie sie erneut.',
  fr: "L'en-tête contient des lettres qui ne sont pas en UTF-8 ; tout le fichier est sans doute dans un autre encodage (Windows-1252, ISO 8859-15). Enregistrez-le en « CSV UTF-8 » et renvoyez-le.",
}

export const rowNotUtf8: Phrase = {
  en: 'This row has bytes that are not UTF-8, so its letters cannot be trusted and it was not stored. Save the file as "CSV UTF-8" and import it again.',
  pl: 'Ten wiersz zawiera bajty spoza UTF-8, więc jego liter nie da się odczytać i nie został zapisany. Zapisz plik jako „CSV UTF-8” i zaimportuj ponownie.',
  de: 'Diese Zeile hat Bytes, die kein UTF-8 sind; ihren Buchstaben ist nicht zu trauen, sie wurde nicht gespeichert. Speichern Sie die Datei als „CSV UTF-8“ und importieren Sie sie erneut.',
  fr: "Cette ligne contient des octets qui ne sont pas de l'UTF-8 ; ses lettres sont douteuses et elle n'a pas été enregistrée. Enregistrez le fichier en « CSV UTF-8 » et réimportez-le.",
}

export const notJsonLines: Phrase = {
  en: 'JSON lines have one object a line, such as {"name":"Odlewnia Krosno","country":"PL"}. A JSON array or an indented document is not read: write each object in a line of its own.',
  pl: 'Plik JSONL ma jeden obiekt w wierszu, np. {"name":"Odlewnia Krosno","country":"PL"}. Tablica JSON ani dokument z wcięciami nie są czytane: zapisz każdy obiekt w osobnym wierszu.',
  de: 'JSON-Zeilen haben ein Objekt je Zeile, etwa {"name":"Odlewnia Krosno","country":"PL"}. Eine JSON-Liste oder ein eingerücktes Dokument wird nicht gelesen: ein Objekt je Zeile.',
  fr: 'Les lignes JSON ont un objet par ligne, comme {"name":"Odlewnia Krosno","country":"PL"}. Un tableau JSON ou un document indenté n\'est pas lu : écrivez chaque objet sur sa ligne.',
}

export function rowNotJson(reason: string): Phrase {
  return {
    en: `This line is not one JSON object (${reason}). Check quotes, commas and brackets.`,
    pl: `Ten wiersz nie jest jednym obiektem JSON (${reason}). Sprawdź cudzysłowy, przecinki i nawiasy.`,
    de: `Diese Zeile ist kein einzelnes JSON-Objekt (${reason}). Prüfen Sie Anführungszeichen, Kommas und Klammern.`,
    fr: `Cette ligne n'est pas un objet JSON (${reason}). Vérifiez les guillemets, les virgules et les accolades.`,
  }
}

export const recordTooLong: Phrase = {
  en: 'This record is larger than 1 MB, so it was not read. Shorten its texts, or look for a quotation mark that is not closed.',
  pl: 'Ten rekord ma ponad 1 MB, więc nie został wczytany. Skróć teksty albo poszukaj niezamkniętego cudzysłowu.',
  de: 'Dieser Datensatz ist größer als 1 MB und wurde nicht gelesen. Kürzen Sie die Texte oder suchen Sie ein nicht geschlossenes Anführungszeichen.',
  fr: "Cet enregistrement dépasse 1 Mo et n'a pas été lu. Raccourcissez ses textes, ou cherchez un guillemet non fermé.",
}

export function cellsDoNotMatch(cells: number, columns: number): Phrase {
  return {
    en: `This row has ${cells} cells, the header has ${columns}. Put texts that contain the separator in quotation marks, and write empty cells too.`,
    pl: `Ten wiersz ma ${cells} komórek, a nagłówek ${columns}. Teksty zawierające separator ujmij w cudzysłów i zapisuj też puste komórki.`,
    de: `Diese Zeile hat ${cells} Zellen, die Kopfzeile ${columns}. Setzen Sie Texte mit dem Trennzeichen in Anführungszeichen und schreiben Sie auch leere Zellen.`,
    fr: `Cette ligne a ${cells} cellules, l'en-tête ${columns}. Mettez entre guillemets les textes contenant le séparateur, et écrivez aussi les cellules vides.`,
  }
}

export function restNotRead(line: number): Phrase {
  return {
    en: `From line ${line} on nothing was read: a quotation mark is out of place there. Inside quoted text write it twice (""), and close what you open. The rows before are kept; mend the file and import it again.`,
    pl: `Od wiersza ${line} nic nie wczytano: jest tam błędny cudzysłów. W tekście w cudzysłowie podwajaj go ("") i zamykaj każdy otwarty. Wcześniejsze wiersze zachowano; popraw plik i zaimportuj ponownie.`,
    de: `Ab Zeile ${line} wurde nichts gelesen: Dort steht ein Anführungszeichen falsch. Verdoppeln Sie es im Text ("") und schließen Sie jedes. Die Zeilen davor bleiben; berichtigen Sie die Datei und importieren Sie sie erneut.`,
    fr: `Rien n'a été lu à partir de la ligne ${line} : un guillemet y est mal placé. Doublez-le dans un texte ("") et fermez chacun. Les lignes précédentes sont conservées ; corrigez le fichier et réimportez-le.`,
  }
}

export function unpackingFailed(line: number): Phrase {
  return {
    en: `From line ${line} on nothing was read: the compressed file is damaged, cut off or too large. The rows before are kept; compress the file again and import it again.`,
    pl: `Od wiersza ${line} nic nie wczytano: skompresowany plik jest uszkodzony, ucięty albo za duży. Wcześniejsze wiersze zachowano; spakuj plik na nowo i zaimportuj ponownie.`,
    de: `Ab Zeile ${line} wurde nichts gelesen: Die komprimierte Datei ist beschädigt, abgeschnitten oder zu groß. Die Zeilen davor bleiben; komprimieren und importieren Sie sie neu.`,
    fr: `Rien n'a été lu à partir de la ligne ${line} : le fichier compressé est endommagé, tronqué ou trop grand. Les lignes précédentes sont conservées ; recompressez-le et réimportez-le.`,
  }
}
