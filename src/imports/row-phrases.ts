import type { Phrase } from '../platform/phrase.ts'
import { limits } from './import.ts'

export function cellEmpty(heading: string): Phrase {
  return {
    en: `"${heading}" is empty in this row, and a row needs it. Fill it in.`,
    pl: `W tym wierszu pole „${heading}” jest puste, a jest wymagane. Uzupełnij je.`,
    de: `„${heading}“ ist in dieser Zeile leer, wird aber gebraucht. Füllen Sie es aus.`,
    fr: `« ${heading} » est vide dans cette ligne, or il le faut. Remplissez-le.`,
  }
}

export function organisationNotHere(name: string): Phrase {
  const said = name.slice(0, 80)
  return {
    en: `There is no organisation with the external id or id "${said}". Import the organisations first, or correct the id.`,
    pl: `Nie ma organizacji o identyfikatorze „${said}”. Najpierw zaimportuj organizacje albo popraw identyfikator.`,
    de: `Es gibt keine Organisation mit der Kennung „${said}“. Importieren Sie zuerst die Organisationen oder berichtigen Sie die Kennung.`,
    fr: `Il n'existe pas d'organisation d'identifiant « ${said} ». Importez d'abord les organisations ou corrigez l'identifiant.`,
  }
}

export function clusterNotHere(name: string): Phrase {
  const said = name.slice(0, 80)
  return {
    en: `There is no cluster with the external id or id "${said}". Import the clusters first, or correct the id.`,
    pl: `Nie ma klastra o identyfikatorze „${said}”. Najpierw zaimportuj klastry albo popraw identyfikator.`,
    de: `Es gibt keinen Cluster mit der Kennung „${said}“. Importieren Sie zuerst die Cluster oder berichtigen Sie die Kennung.`,
    fr: `Il n'existe pas de cluster d'identifiant « ${said} ». Importez d'abord les clusters ou corrigez l'identifiant.`,
  }
}

export function saidBefore(line: number): Phrase {
  return {
    en: `Line ${line} names the same row with other content; that line was taken and this one was not. Keep one of the two, or give them different external ids.`,
    pl: `Wiersz ${line} dotyczy tego samego rekordu, ale ma inną treść; przyjęto tamten, nie ten. Zostaw jeden z nich albo nadaj im różne identyfikatory.`,
    de: `Zeile ${line} nennt denselben Datensatz mit anderem Inhalt; sie wurde genommen, diese nicht. Behalten Sie eine der beiden oder geben Sie verschiedene Kennungen.`,
    fr: `La ligne ${line} désigne le même enregistrement avec un autre contenu ; elle a été prise, celle-ci non. Gardez l'une des deux ou donnez des identifiants différents.`,
  }
}

export const entryElsewhere: Phrase = {
  en: 'This external id belongs to an entry of another organisation. An entry never moves: withdraw it there, or choose another external id.',
  pl: 'Ten identyfikator należy do wpisu innej organizacji. Wpisów się nie przenosi: wycofaj tamten albo wybierz inny identyfikator.',
  de: 'Diese Kennung gehört zu einem Eintrag einer anderen Organisation. Einträge ziehen nie um: ziehen Sie ihn dort zurück oder wählen Sie eine andere Kennung.',
  fr: "Cet identifiant appartient à une entrée d'une autre organisation. Une entrée ne change pas d'organisation : retirez-la là-bas ou choisissez un autre identifiant.",
}

export const notStorable: Phrase = {
  en: 'The database could not take this row. Shorten it or write its values anew; if it stays, show this line to the operator.',
  pl: 'Baza danych nie przyjęła tego wiersza. Skróć go albo wpisz wartości na nowo; jeśli błąd wraca, pokaż ten wiersz operatorowi.',
  de: 'Die Datenbank konnte diese Zeile nicht aufnehmen. Kürzen Sie sie oder schreiben Sie die Werte neu; bleibt es dabei, zeigen Sie sie dem Betreiber.',
  fr: "La base de données n'a pas pu prendre cette ligne. Raccourcissez-la ou réécrivez ses valeurs ; si cela persiste, montrez-la à l'opérateur.",
}

export const moreProblems: Phrase = {
  en: `There are more problems from here on. Only the first ${limits.problems} are kept, the others are counted: mend these and import again.`,
  pl: `Dalej są kolejne problemy. Zapisano tylko pierwsze ${limits.problems}, pozostałe policzono: popraw te i zaimportuj ponownie.`,
  de: `Ab hier gibt es weitere Probleme. Nur die ersten ${limits.problems} sind aufgehoben, die übrigen gezählt: beheben Sie diese und importieren Sie erneut.`,
  fr: `Il y a d'autres problèmes à partir d'ici. Seuls les ${limits.problems} premiers sont conservés, les autres comptés : corrigez ceux-ci et réimportez.`,
}

export function mappingStrange(headings: readonly string[], found: readonly string[]): Phrase {
  const wanted = headings.map((name) => `"${name}"`).join(', ')
  const there = found
    .slice(0, 30)
    .map((name) => `"${name.slice(0, 60)}"`)
    .join(', ')
  return {
    en: `The mapping names columns that the file lacks: ${wanted}. Found: ${there}. Correct the mapping or take the file it was written for.`,
    pl: `Mapowanie wymienia kolumny, których nie ma w pliku: ${wanted}. Znaleziono: ${there}. Popraw mapowanie albo użyj właściwego pliku.`,
    de: `Die Zuordnung nennt Spalten, die der Datei fehlen: ${wanted}. Gefunden: ${there}. Berichtigen Sie sie oder nehmen Sie die Datei, für die sie geschrieben ist.`,
    fr: `La correspondance nomme des colonnes absentes du fichier : ${wanted}. Trouvées : ${there}. Corrigez-la ou prenez le fichier pour lequel elle a été écrite.`,
  }
}

export function notMappable(name: string, fields: readonly string[]): Phrase {
  const list = fields.join(', ')
  return {
    en: `"${name}" is no field that such a file can fill. Use one of: ${list}; or null to leave a column out.`,
    pl: `„${name}” nie jest polem, które taki plik może wypełnić. Dozwolone: ${list}; null pomija kolumnę.`,
    de: `„${name}“ ist kein Feld, das eine solche Datei füllen kann. Erlaubt sind: ${list}; null lässt eine Spalte aus.`,
    fr: `« ${name} » n'est pas un champ qu'un tel fichier peut remplir. Valeurs admises : ${list} ; null laisse une colonne de côté.`,
  }
}

export const mappingForOther: Phrase = {
  en: 'The mapping says that the file holds something else than you said. Leave one of the two out, or make them agree.',
  pl: 'Mapowanie mówi, że plik zawiera co innego, niż podano. Pomiń jedno z nich albo je uzgodnij.',
  de: 'Die Zuordnung nennt einen anderen Inhalt der Datei als Sie. Lassen Sie eines weg oder gleichen Sie beides an.',
  fr: "La correspondance dit que le fichier contient autre chose que ce que vous avez dit. Omettez l'un des deux ou accordez-les.",
}

export const fileTooLarge: Phrase = {
  en: 'A file may have at most 2 GB. Compress it with gzip or send it in parts; nothing was stored.',
  pl: 'Plik może mieć najwyżej 2 GB. Skompresuj go programem gzip albo wyślij w częściach; nic nie zapisano.',
  de: 'Eine Datei darf höchstens 2 GB haben. Komprimieren Sie sie mit gzip oder senden Sie Teile; nichts wurde gespeichert.',
  fr: "Un fichier fait au plus 2 Go. Compressez-le avec gzip ou envoyez-le en parties ; rien n'a été enregistré.",
}

export const noFileSent: Phrase = {
  en: 'The request holds no file. Send it as the body, or as the part "file" of multipart/form-data.',
  pl: 'Żądanie nie zawiera pliku. Wyślij go jako treść albo jako część „file” w multipart/form-data.',
  de: 'Die Anfrage enthält keine Datei. Senden Sie sie als Inhalt oder als Teil „file“ von multipart/form-data.',
  fr: 'La requête ne contient pas de fichier. Envoyez-le comme contenu ou comme partie « file » de multipart/form-data.',
}

export const multipartBroken: Phrase = {
  en: 'The multipart body ends too early or has no boundary. Send the file again.',
  pl: 'Treść multipart jest ucięta albo nie ma separatora. Wyślij plik ponownie.',
  de: 'Der Multipart-Inhalt endet zu früh oder hat keine Grenze. Senden Sie die Datei erneut.',
  fr: "Le contenu multipart s'arrête trop tôt ou n'a pas de séparateur. Renvoyez le fichier.",
}

export const mappingNotJson: Phrase = {
  en: 'The mapping is not valid JSON. data/mappings/erdf.json is an example of one.',
  pl: 'Mapowanie nie jest poprawnym JSON-em. Przykład: data/mappings/erdf.json.',
  de: 'Die Zuordnung ist kein gültiges JSON. Ein Beispiel ist data/mappings/erdf.json.',
  fr: "La correspondance n'est pas du JSON valide. Exemple : data/mappings/erdf.json.",
}

export function noImport(id: string): Phrase {
  return {
    en: `There is no import ${id}. GET /imports lists them.`,
    pl: `Nie ma importu ${id}. Spis: GET /imports.`,
    de: `Es gibt keinen Import ${id}. GET /imports listet sie auf.`,
    fr: `Il n'existe pas d'import ${id}. GET /imports en donne la liste.`,
  }
}

export function notExportable(name: string, known: readonly string[]): Phrase {
  const list = known.join(', ')
  return {
    en: `"${name}" cannot be exported. Use one of: ${list}.`,
    pl: `Nie można wyeksportować „${name}”. Dozwolone wartości: ${list}.`,
    de: `„${name}“ lässt sich nicht exportieren. Erlaubt sind: ${list}.`,
    fr: `« ${name} » ne peut pas être exporté. Valeurs admises : ${list}.`,
  }
}

export function contentTypeUnknown(type: string): Phrase {
  const said = type.slice(0, 60)
  return {
    en: `A file is not sent as ${said}. Use text/csv, application/x-ndjson, application/gzip, application/octet-stream or multipart/form-data.`,
    pl: `Pliku nie wysyła się jako ${said}. Użyj text/csv, application/x-ndjson, application/gzip, application/octet-stream albo multipart/form-data.`,
    de: `Eine Datei wird nicht als ${said} gesendet. Nehmen Sie text/csv, application/x-ndjson, application/gzip, application/octet-stream oder multipart/form-data.`,
    fr: `Un fichier ne s'envoie pas en ${said}. Utilisez text/csv, application/x-ndjson, application/gzip, application/octet-stream ou multipart/form-data.`,
  }
}

export const uploadCutOff: Phrase = {
  en: 'The file did not arrive whole; nothing of it was stored. Send it again.',
  pl: 'Plik nie dotarł w całości; nic z niego nie zapisano. Wyślij go ponownie.',
  de: 'Die Datei kam nicht vollständig an; nichts davon wurde gespeichert. Senden Sie sie erneut.',
  fr: "Le fichier n'est pas arrivé en entier ; rien n'en a été enregistré. Renvoyez-le.",
}

export function participantNotHere(name: string): Phrase {
  const said = name.slice(0, 80)
  return {
    en: `There is no organisation with the external id, id or registration number "${said}", or more than one. Import the organisations first, or correct the cell.`,
    pl: `Nie ma organizacji o identyfikatorze lub numerze rejestrowym „${said}” albo jest ich kilka. Najpierw zaimportuj organizacje albo popraw komórkę.`,
    de: `Es gibt keine Organisation mit der Kennung oder Registernummer „${said}“ oder mehrere. Importieren Sie zuerst die Organisationen oder berichtigen Sie die Zelle.`,
    fr: `Aucune organisation n'a l'identifiant ou le numéro d'immatriculation « ${said} », ou plusieurs l'ont. Importez d'abord les organisations ou corrigez la cellule.`,
  }
}
