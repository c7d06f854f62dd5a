import type { Phrase } from '../platform/phrase.ts'

export function noCodeColumn(what: string, names: readonly string[]): Phrase {
  const list = names.join(', ')
  return {
    en: `No column holds the codes of ${what}. Name it one of: ${list}. The file must be CSV or TSV with a header line.`,
    pl: `Żadna kolumna nie zawiera kodów ${what}. Nazwij ją jednym z: ${list}. Plik ma być CSV lub TSV z wierszem nagłówka.`,
    de: `Keine Spalte enthält die Codes von ${what}. Nennen Sie sie eines von: ${list}. Die Datei muss CSV oder TSV mit Kopfzeile sein.`,
    fr: `Aucune colonne ne contient les codes de ${what}. Nommez-la : ${list}. Le fichier doit être un CSV ou TSV avec en-tête.`,
  }
}

export function noTitleColumn(what: string, names: readonly string[]): Phrase {
  const list = ['en', 'pl', 'de', 'fr', ...names].join(', ')
  return {
    en: `No column holds the titles of ${what}. Name it one of: ${list}.`,
    pl: `Żadna kolumna nie zawiera tytułów ${what}. Nazwij ją jednym z: ${list}.`,
    de: `Keine Spalte enthält die Titel von ${what}. Nennen Sie sie eines von: ${list}.`,
    fr: `Aucune colonne ne contient les intitulés de ${what}. Nommez-la : ${list}.`,
  }
}

export function wrongCode(what: string, code: string, example: string): Phrase {
  const said = code.slice(0, 80)
  return {
    en: `"${said}" is no code of ${what}, such as ${example}. Correct it, or leave the row out.`,
    pl: `„${said}” nie jest kodem ${what}, takim jak ${example}. Popraw go albo usuń wiersz.`,
    de: `„${said}“ ist kein Code von ${what} wie ${example}. Berichtigen Sie ihn oder lassen Sie die Zeile weg.`,
    fr: `« ${said} » n'est pas un code de ${what}, comme ${example}. Corrigez-le ou supprimez la ligne.`,
  }
}

export function noTitle(code: string): Phrase {
  const said = code.slice(0, 80)
  return {
    en: `${said} has no title in any language. Give it one, or leave the row out.`,
    pl: `${said} nie ma tytułu w żadnym języku. Podaj go albo usuń wiersz.`,
    de: `${said} hat in keiner Sprache einen Titel. Geben Sie einen an oder lassen Sie die Zeile weg.`,
    fr: `${said} n'a d'intitulé dans aucune langue. Donnez-en un ou supprimez la ligne.`,
  }
}

export function codeTwice(code: string, line: number): Phrase {
  const said = code.slice(0, 80)
  return {
    en: `Line ${line} gives ${said} already; that line was taken and this one was not. Keep one of the two.`,
    pl: `Wiersz ${line} podaje już ${said}; przyjęto tamten, nie ten. Zostaw jeden z nich.`,
    de: `Zeile ${line} nennt ${said} schon; sie wurde genommen, diese nicht. Behalten Sie eine der beiden.`,
    fr: `La ligne ${line} donne déjà ${said} ; elle a été prise, celle-ci non. Gardez l'une des deux.`,
  }
}

export function unknownVocabulary(name: string, known: readonly string[]): Phrase {
  const list = known.join(', ')
  return {
    en: `"${name}" is no vocabulary that can be taken in. Say one of: ${list}.`,
    pl: `„${name}” nie jest słownikiem, który można wczytać. Podaj jeden z: ${list}.`,
    de: `„${name}“ ist kein Vokabular, das sich einlesen lässt. Nennen Sie eines von: ${list}.`,
    fr: `« ${name} » n'est pas un vocabulaire que l'on peut importer. Indiquez : ${list}.`,
  }
}

export function editionNeeded(what: string, known: readonly string[]): Phrase {
  const list = known.join(', ')
  return {
    en: `${what} has editions in which one code means different things. Say which with --edition: ${list}.`,
    pl: `${what} ma wydania, w których jeden kod znaczy co innego. Podaj, które, przez --edition: ${list}.`,
    de: `${what} hat Ausgaben, in denen ein Code Verschiedenes bedeutet. Sagen Sie mit --edition, welche: ${list}.`,
    fr: `${what} a des éditions où un même code a plusieurs sens. Indiquez laquelle avec --edition : ${list}.`,
  }
}

export function unknownCode(code: string): Phrase {
  return {
    en: `No list knows "${code}". "splot catalogue list" shows the lists there are; "splot catalogue import" adds whole ones.`,
    pl: `Żadna lista nie zna „${code}”. Listy pokazuje „splot catalogue list”, całe dodaje „splot catalogue import”.`,
    de: `Keine Liste kennt „${code}“. „splot catalogue list“ zeigt die Listen, „splot catalogue import“ fügt ganze hinzu.`,
    fr: `Aucune liste ne connaît « ${code} ». « splot catalogue list » montre les listes, « splot catalogue import » en ajoute.`,
  }
}

export const vocabularyWords = {
  rows: { en: 'rows', pl: 'wierszy', de: 'Zeilen', fr: 'lignes' },
  stored: { en: 'stored', pl: 'zapisano', de: 'gespeichert', fr: 'enregistrées' },
  refused: { en: 'refused', pl: 'odrzucono', de: 'abgelehnt', fr: 'refusées' },
  line: { en: 'line', pl: 'wiersz', de: 'Zeile', fr: 'ligne' },
  more: { en: 'more', pl: 'więcej', de: 'weitere', fr: 'de plus' },
  shipped: { en: 'shipped', pl: 'dostarczona', de: 'mitgeliefert', fr: 'livrée' },
  whole: {
    en: 'Everything holds together.',
    pl: 'Wszystko się zgadza.',
    de: 'Alles stimmt überein.',
    fr: 'Tout concorde.',
  },
} as const satisfies Record<string, Phrase>

export function danglingParent(code: string, parent: string): Phrase {
  return {
    en: `${code} is under ${parent}, which the vocabulary does not have. Import the file that has it.`,
    pl: `${code} podlega ${parent}, którego w słowniku nie ma. Wczytaj plik, w którym jest.`,
    de: `${code} steht unter ${parent}, das im Vokabular fehlt. Lesen Sie die Datei ein, die es enthält.`,
    fr: `${code} dépend de ${parent}, absent du vocabulaire. Importez le fichier qui le contient.`,
  }
}

export function notHere(code: string): Phrase {
  return {
    en: `${code} is in the imported list and not in the shipped one.`,
    pl: `${code} jest na liście wczytanej, a nie ma go na dostarczonej.`,
    de: `${code} steht in der eingelesenen Liste, aber nicht in der mitgelieferten.`,
    fr: `${code} figure dans la liste importée, mais pas dans la liste livrée.`,
  }
}

export function notThere(code: string): Phrase {
  return {
    en: `${code} is in the shipped list and not in the imported one.`,
    pl: `${code} jest na liście dostarczonej, a nie ma go na wczytanej.`,
    de: `${code} steht in der mitgelieferten Liste, aber nicht in der eingelesenen.`,
    fr: `${code} figure dans la liste livrée, mais pas dans la liste importée.`,
  }
}

export function otherTitle(code: string, language: string, ours: string, theirs: string): Phrase {
  return {
    en: `${code} (${language}): "${ours}" shipped, "${theirs}" imported.`,
    pl: `${code} (${language}): „${ours}” dostarczone, „${theirs}” wczytane.`,
    de: `${code} (${language}): „${ours}“ mitgeliefert, „${theirs}“ eingelesen.`,
    fr: `${code} (${language}) : « ${ours} » livré, « ${theirs} » importé.`,
  }
}
