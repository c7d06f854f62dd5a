import type { Phrase } from '../platform/phrase.ts'

export const filesBelongTogether: Phrase = {
  en: 'A judged set is three files: give --offers, --needs and --qrels, or none of them for data/golden.',
  pl: 'Zbiór z ocenami to trzy pliki: podaj --offers, --needs i --qrels albo żadnego, wtedy użyty będzie data/golden.',
  de: 'Ein beurteilter Satz besteht aus drei Dateien: Geben Sie --offers, --needs und --qrels an oder keine davon für data/golden.',
  fr: "Un jeu jugé, ce sont trois fichiers : donnez --offers, --needs et --qrels, ou aucun d'eux pour data/golden.",
}

export function nothingIn(file: string): Phrase {
  return {
    en: `${file} holds no line. It takes one need or offer a line, as JSON; data/golden shows how.`,
    pl: `Plik ${file} nie ma żadnego wiersza. Każdy wiersz to jedna potrzeba lub oferta w JSON; przykład w data/golden.`,
    de: `${file} enthält keine Zeile. Je Zeile steht dort ein Bedarf oder Angebot als JSON; data/golden zeigt, wie.`,
    fr: `${file} ne contient aucune ligne. Il faut un besoin ou une offre par ligne, en JSON ; data/golden montre comment.`,
  }
}

export function lineNotJson(file: string, line: number): Phrase {
  return {
    en: `${file}, line ${line}: this is not a JSON object. Each line is one of its own, such as {"id":"O1","language":"pl","title":"…","description":"…"}.`,
    pl: `${file}, wiersz ${line}: to nie jest obiekt JSON. Każdy wiersz jest osobnym obiektem, np. {"id":"O1","language":"pl","title":"…","description":"…"}.`,
    de: `${file}, Zeile ${line}: Das ist kein JSON-Objekt. Jede Zeile ist eines für sich, etwa {"id":"O1","language":"pl","title":"…","description":"…"}.`,
    fr: `${file}, ligne ${line} : ce n'est pas un objet JSON. Chaque ligne en est un, par exemple {"id":"O1","language":"pl","title":"…","description":"…"}.`,
  }
}

export function fieldWrong(file: string, line: number, field: string): Phrase {
  const isLanguage = field === 'language'
  return {
    en: `${file}, line ${line}: "${field}" must be ${isLanguage ? 'pl, en, de or fr' : 'a text that is not empty'}.`,
    pl: `${file}, wiersz ${line}: pole „${field}” musi być ${isLanguage ? 'jednym z: pl, en, de, fr' : 'niepustym tekstem'}.`,
    de: `${file}, Zeile ${line}: „${field}“ muss ${isLanguage ? 'pl, en, de oder fr' : 'ein nicht leerer Text'} sein.`,
    fr: `${file}, ligne ${line} : « ${field} » doit être ${isLanguage ? 'pl, en, de ou fr' : 'un texte non vide'}.`,
  }
}

export function idTwice(file: string, line: number, id: string): Phrase {
  return {
    en: `${file}, line ${line}: the id "${id}" stands on an earlier line too. Give each its own.`,
    pl: `${file}, wiersz ${line}: identyfikator „${id}” jest już w wierszu powyżej. Każdy musi być inny.`,
    de: `${file}, Zeile ${line}: Die Kennung „${id}“ steht schon weiter oben. Geben Sie jedem seine eigene.`,
    fr: `${file}, ligne ${line} : l'identifiant « ${id} » figure déjà plus haut. Chacun doit avoir le sien.`,
  }
}

export function notAJudgement(file: string, line: number): Phrase {
  return {
    en: `${file}, line ${line}: a judgement is a need's id, an offer's id and a whole grade from 0 to 3, with tabs between them.`,
    pl: `${file}, wiersz ${line}: ocena to identyfikator potrzeby, identyfikator oferty i całkowity stopień od 0 do 3, rozdzielone tabulatorami.`,
    de: `${file}, Zeile ${line}: Ein Urteil ist die Kennung eines Bedarfs, die eines Angebots und eine ganze Note von 0 bis 3, durch Tabulatoren getrennt.`,
    fr: `${file}, ligne ${line} : un jugement est l'identifiant d'un besoin, celui d'une offre et une note entière de 0 à 3, séparés par des tabulations.`,
  }
}

export function idUnknown(file: string, line: number, id: string, where: string): Phrase {
  return {
    en: `${file}, line ${line}: "${id}" is not in ${where}. Correct the id, or take the line out.`,
    pl: `${file}, wiersz ${line}: „${id}” nie występuje w ${where}. Popraw identyfikator albo usuń wiersz.`,
    de: `${file}, Zeile ${line}: „${id}“ steht nicht in ${where}. Berichtigen Sie die Kennung oder streichen Sie die Zeile.`,
    fr: `${file}, ligne ${line} : « ${id} » n'est pas dans ${where}. Corrigez l'identifiant ou retirez la ligne.`,
  }
}

export function judgedTwice(file: string, line: number, need: string, offer: string): Phrase {
  return {
    en: `${file}, line ${line}: ${need} and ${offer} have another grade on an earlier line. Keep one of them.`,
    pl: `${file}, wiersz ${line}: ${need} i ${offer} mają wyżej inny stopień. Zostaw jeden z nich.`,
    de: `${file}, Zeile ${line}: ${need} und ${offer} haben weiter oben eine andere Note. Behalten Sie eine davon.`,
    fr: `${file}, ligne ${line} : ${need} et ${offer} ont une autre note plus haut. Gardez l'une des deux.`,
  }
}

export function nothingJudged(file: string): Phrase {
  return {
    en: `${file} names no good answer to any need, so no ranking is better than another. Grade some offers 2 or 3.`,
    pl: `${file} nie wskazuje dobrej odpowiedzi na żadną potrzebę, więc żaden ranking nie jest lepszy od innego. Oceń część ofert na 2 lub 3.`,
    de: `${file} nennt zu keinem Bedarf eine gute Antwort, also ist keine Reihung besser als eine andere. Geben Sie einigen Angeboten die Note 2 oder 3.`,
    fr: `${file} n'indique de bonne réponse à aucun besoin : aucun classement n'est donc meilleur qu'un autre. Notez quelques offres 2 ou 3.`,
  }
}

export function cannotWrite(file: string): Phrase {
  return {
    en: `${file} cannot be written. Check that its folder is there and may be written to.`,
    pl: `Nie można zapisać pliku ${file}. Sprawdź, czy folder istnieje i czy wolno w nim pisać.`,
    de: `${file} lässt sich nicht schreiben. Prüfen Sie, ob der Ordner da und beschreibbar ist.`,
    fr: `Impossible d'écrire ${file}. Vérifiez que son dossier existe et que l'écriture y est permise.`,
  }
}

export function noConcepts(folder: string): Phrase {
  return {
    en: `${folder} holds none of the tables that concepts are looked for in: cpv_2008.csv, euroscivoc_1.1.csv, esco_skills.csv. models/README.md says where they are published.`,
    pl: `W folderze ${folder} nie ma żadnej z tablic pojęć: cpv_2008.csv, euroscivoc_1.1.csv, esco_skills.csv. Gdzie są publikowane, mówi models/README.md.`,
    de: `${folder} enthält keine der Begriffstabellen cpv_2008.csv, euroscivoc_1.1.csv, esco_skills.csv. Wo sie veröffentlicht sind, steht in models/README.md.`,
    fr: `${folder} ne contient aucune des tables de notions cpv_2008.csv, euroscivoc_1.1.csv, esco_skills.csv. models/README.md dit où elles sont publiées.`,
  }
}

export function noParticipations(folder: string): Phrase {
  return {
    en: `${folder} holds no table of participations. It takes *participation*.csv or .csv.gz with the columns rcn, pic, type, country, start_date and end_date, as CORDIS publishes them.`,
    pl: `W folderze ${folder} nie ma tabeli uczestnictw. Potrzebny jest plik *participation*.csv lub .csv.gz z kolumnami rcn, pic, type, country, start_date i end_date, jak w publikacji CORDIS.`,
    de: `${folder} enthält keine Tabelle der Beteiligungen. Nötig ist *participation*.csv oder .csv.gz mit den Spalten rcn, pic, type, country, start_date und end_date, wie CORDIS sie veröffentlicht.`,
    fr: `${folder} ne contient aucune table de participations. Il faut *participation*.csv ou .csv.gz avec les colonnes rcn, pic, type, country, start_date et end_date, comme CORDIS les publie.`,
  }
}

export function participationsRow(file: string, line: number, column: string): Phrase {
  return {
    en: `${file}, row ${line}: "${column}" is empty or cannot be read. Days are written 2018-01-31.`,
    pl: `${file}, wiersz ${line}: pole „${column}” jest puste albo nieczytelne. Daty zapisuje się jako 2018-01-31.`,
    de: `${file}, Zeile ${line}: „${column}“ ist leer oder nicht lesbar. Tage schreibt man 2018-01-31.`,
    fr: `${file}, ligne ${line} : « ${column} » est vide ou illisible. Les jours s'écrivent 2018-01-31.`,
  }
}

export function yearWithoutProjects(folder: string, year: number): Phrase {
  return {
    en: `${folder} does not tell of new partners in ${year} and in ${year - 1}, with projects before each. Choose another --year.`,
    pl: `W folderze ${folder} nie ma nowych partnerów z lat ${year} i ${year - 1} wraz z wcześniejszymi projektami. Wybierz inny --year.`,
    de: `${folder} nennt keine neuen Partner der Jahre ${year} und ${year - 1} mit Vorhaben davor. Wählen Sie ein anderes --year.`,
    fr: `${folder} n'indique pas de nouveaux partenaires en ${year} et en ${year - 1}, avec des projets antérieurs. Choisissez une autre --year.`,
  }
}

export function yearWithoutConsortia(folder: string, year: number): Phrase {
  return {
    en: `${folder} has no projects of three to fifty members in ${year} and in ${year - 1}, with projects before each. Choose another --year.`,
    pl: `W folderze ${folder} nie ma projektów od trzech do pięćdziesięciu uczestników z lat ${year} i ${year - 1} wraz z wcześniejszymi projektami. Wybierz inny --year.`,
    de: `${folder} hat keine Vorhaben mit drei bis fünfzig Mitgliedern in den Jahren ${year} und ${year - 1} mit Vorhaben davor. Wählen Sie ein anderes --year.`,
    fr: `${folder} n'a pas de projets de trois à cinquante membres en ${year} et en ${year - 1}, avec des projets antérieurs. Choisissez une autre --year.`,
  }
}

export const missingMemberOfWhat: Phrase = {
  en: 'A missing member is looked for in projects: give --collaborations with the folder of participations, too.',
  pl: 'Brakującego uczestnika szuka się w projektach: podaj też --collaborations z folderem uczestnictw.',
  de: 'Ein fehlendes Mitglied wird in Vorhaben gesucht: Geben Sie auch --collaborations mit dem Ordner der Beteiligungen an.',
  fr: 'Un membre manquant se cherche dans des projets : donnez aussi --collaborations avec le dossier des participations.',
}
