import type { Phrase } from '../platform/phrase.ts'
import type { Verdict } from './complexity.ts'
import type { Quadrant } from './quadrant.ts'

export function nothingKnownOf(code: string, name: string): Phrase {
  return {
    en: `Nothing is known of ${code} (${name}): no organisation there states a competency or need. Import some, or bring a table of region, activity and value.`,
    pl: `O regionie ${code} (${name}) nic nie wiadomo: żadna organizacja nie podaje tam kompetencji ani potrzeb. Zaimportuj je albo dołącz tabelę: region, działalność, wartość.`,
    de: `Über ${code} (${name}) ist nichts bekannt: keine Organisation nennt dort Kompetenzen oder Bedarf. Importieren Sie welche, oder bringen Sie eine Tabelle aus Region, Tätigkeit und Wert mit.`,
    fr: `On ne sait rien de ${code} (${name}) : aucune organisation n'y énonce de compétence ni de besoin. Importez-en, ou apportez un tableau région, activité, valeur.`,
  }
}

/** What a quadrant says to whoever decides. */
export const quadrantSays: Readonly<Record<Quadrant, Phrase>> = {
  build: {
    en: 'related and valuable: build it here',
    pl: 'pokrewna i cenna: rozwijać na miejscu',
    de: 'verwandt und wertvoll: hier aufbauen',
    fr: 'proche et de valeur : à développer sur place',
  },
  'bring-in': {
    en: 'valuable but far: bring it in',
    pl: 'cenna, lecz odległa: sprowadzić',
    de: 'wertvoll, aber fern: hereinholen',
    fr: 'de valeur mais éloignée : à faire venir',
  },
  easy: {
    en: 'related, of less value: easy to add',
    pl: 'pokrewna, mniej cenna: łatwa do uzupełnienia',
    de: 'verwandt, weniger wertvoll: leicht zu ergänzen',
    fr: 'proche, de moindre valeur : facile à ajouter',
  },
  leave: {
    en: 'far and of less value: leave it to others',
    pl: 'odległa i mniej cenna: zostawić innym',
    de: 'fern und weniger wertvoll: anderen überlassen',
    fr: 'éloignée et de moindre valeur : à laisser à d’autres',
  },
}

/** Why complexity is told of some activities only, or of none; nothing to say where it is told of all. */
export const verdictSays: Readonly<Record<Verdict, Phrase | null>> = {
  connected: null,
  disconnected: {
    en: 'Regions fall into groups that share no activity; complexity is told of the largest group only, and counts as middling elsewhere.',
    pl: 'Regiony tworzą grupy bez wspólnych działalności; złożoność podano tylko dla największej, gdzie indziej liczy się jako średnia.',
    de: 'Die Regionen zerfallen in Gruppen ohne gemeinsame Tätigkeit; Komplexität ist nur für die größte angegeben und zählt sonst als mittel.',
    fr: "Les régions forment des groupes sans activité commune ; la complexité n'est donnée que pour le plus grand et compte ailleurs comme moyenne.",
  },
  'too-small': {
    en: 'Fewer than three regions or activities are connected: complexity cannot be told, and counts as middling.',
    pl: 'Połączonych jest mniej niż trzy regiony lub działalności: złożoności nie da się określić, liczy się jako średnia.',
    de: 'Weniger als drei Regionen oder Tätigkeiten hängen zusammen: Komplexität ist nicht bestimmbar und zählt als mittel.',
    fr: 'Moins de trois régions ou activités sont reliées : la complexité est indéterminable et compte comme moyenne.',
  },
  uniform: {
    en: 'All regions have the same activities: complexity cannot be told, and counts as middling.',
    pl: 'Wszystkie regiony mają te same działalności: złożoności nie da się określić, liczy się jako średnia.',
    de: 'Alle Regionen haben dieselben Tätigkeiten: Komplexität ist nicht bestimmbar und zählt als mittel.',
    fr: 'Toutes les régions ont les mêmes activités : la complexité est indéterminable et compte comme moyenne.',
  },
  tied: {
    en: 'Two orders of complexity explain the figures equally well: it is not told, and counts as middling.',
    pl: 'Dwa porządki złożoności równie dobrze wyjaśniają dane: nie podano jej, liczy się jako średnia.',
    de: 'Zwei Reihenfolgen der Komplexität erklären die Zahlen gleich gut: sie ist nicht angegeben und zählt als mittel.',
    fr: "Deux ordres de complexité expliquent aussi bien les chiffres : elle n'est pas donnée et compte comme moyenne.",
  },
}

/** So many entries of so many organisations, as they stand after "counted from". */
export function entriesOf(entries: number, organisations: number): Phrase {
  const [entry, organisation] = [entries === 1, organisations === 1]
  return {
    en: `${entries} ${entry ? 'entry' : 'entries'} of ${organisations} ${organisation ? 'organisation' : 'organisations'}`,
    pl: `${entries} ${entry ? 'wpisu' : 'wpisów'} ${organisations} organizacji`,
    de: `${entries} ${entry ? 'Eintrag' : 'Einträgen'} von ${organisations} ${organisation ? 'Organisation' : 'Organisationen'}`,
    fr: `${entries} ${entry ? 'entrée' : 'entrées'} de ${organisations} ${organisation ? 'organisation' : 'organisations'}`,
  }
}

/** What figures of one's own members are, and are not. */
export function notTheEconomy(entries: number, organisations: number): Phrase {
  const counted = entriesOf(entries, organisations)
  return {
    en: `Counted from ${counted.en} here: whoever is a member, not the whole regional economy.`,
    pl: `Policzono z ${counted.pl}: to członkowie, nie cała gospodarka regionu.`,
    de: `Gezählt aus ${counted.de}: das sind Mitglieder, nicht die ganze Wirtschaft der Region.`,
    fr: `Compté sur ${counted.fr} : les membres, non toute l'économie régionale.`,
  }
}

export function fewOrganisations(organisations: number): Phrase {
  return {
    en: `Few organisations stand behind these figures (${organisations}): read them as hints.`,
    pl: `Za tymi liczbami stoi niewiele organizacji (${organisations}): to tylko wskazówki.`,
    de: `Hinter diesen Zahlen stehen wenige Organisationen (${organisations}): lesen Sie sie als Hinweise.`,
    fr: `Peu d'organisations sont derrière ces chiffres (${organisations}) : ce ne sont que des indices.`,
  }
}

/** How often an activity that was read from a text is right, as measured on the demo. */
const rightly = {
  neighbours: {
    en: 'right for about every second one',
    pl: 'trafnie mniej więcej co drugi raz',
    de: 'was etwa jedes zweite Mal stimmt',
    fr: 'juste environ une fois sur deux',
  },
  titles: {
    en: 'right for about every fourth one only',
    pl: 'trafnie tylko mniej więcej co czwarty raz',
    de: 'was nur etwa jedes vierte Mal stimmt',
    fr: 'juste environ une fois sur quatre seulement',
  },
} as const satisfies Record<string, Phrase>

export function readFromTexts(read: number, all: number, byTitles: boolean): Phrase {
  const how = rightly[byTitles ? 'titles' : 'neighbours']
  return {
    en: `${read} of ${all} entries state no NACE code; theirs is read from the text, ${how.en}.`,
    pl: `${read} z ${all} wpisów nie podaje kodu NACE; odczytano go z tekstu, ${how.pl}.`,
    de: `${read} von ${all} Einträgen nennen keinen NACE-Code; er ist aus dem Text gelesen, ${how.de}.`,
    fr: `${read} entrées sur ${all} n'indiquent pas de code NACE ; il est lu dans le texte, ${how.fr}.`,
  }
}

/** Why answers may be missing that are there. */
export function notReadYet(entries: number): Phrase {
  return {
    en: `Entries not read yet: ${entries}. Until a worker has read them, nobody knows what answers them; ask again in a while.`,
    pl: `Jeszcze nieprzeczytane wpisy: ${entries}. Dopóki nie przeczyta ich proces roboczy, nie wiadomo, co na nie odpowiada; zapytaj za jakiś czas.`,
    de: `Noch nicht gelesene Einträge: ${entries}. Bis ein Arbeitsprozess sie gelesen hat, ist unbekannt, was auf sie antwortet; fragen Sie später noch einmal.`,
    fr: `Entrées pas encore lues : ${entries}. Tant qu'un processus ne les a pas lues, on ne sait pas ce qui y répond ; redemandez plus tard.`,
  }
}

export function withoutPlace(entries: number, digits: number): Phrase {
  const level = digits - 2
  return {
    en: `Entries left out, because no NUTS ${level} region is known of their organisations: ${entries}.`,
    pl: `Pominięte wpisy organizacji, których regionu NUTS ${level} nie znamy: ${entries}.`,
    de: `Ausgelassene Einträge, weil von ihren Organisationen keine NUTS-${level}-Region bekannt ist: ${entries}.`,
    fr: `Entrées laissées de côté, faute de région NUTS ${level} connue pour leurs organisations : ${entries}.`,
  }
}

export function notATable(header: readonly string[]): Phrase {
  const found = header.slice(0, 8).join(', ')
  return {
    en: `The first line should name the columns region, activity and value; it says: ${found}.`,
    pl: `Pierwszy wiersz ma nazywać kolumny region, activity i value; jest w nim: ${found}.`,
    de: `Die erste Zeile soll die Spalten region, activity und value nennen; dort steht: ${found}.`,
    fr: `La première ligne doit nommer les colonnes region, activity et value ; on y lit : ${found}.`,
  }
}

export function notAnAmount(text: string): Phrase {
  return {
    en: `"${text}" is no amount. Write a number from 0 up, such as 12 or 3.5.`,
    pl: `„${text}” nie jest wielkością. Podaj liczbę nieujemną, np. 12 albo 3,5.`,
    de: `„${text}“ ist keine Menge. Schreiben Sie eine Zahl ab 0, etwa 12 oder 3,5.`,
    fr: `« ${text} » n'est pas une quantité. Écrivez un nombre à partir de 0, comme 12 ou 3,5.`,
  }
}

export const activityMissing: Phrase = {
  en: 'The activity is missing. Give a NACE code or a name.',
  pl: 'Brak działalności. Podaj kod NACE albo nazwę.',
  de: 'Die Tätigkeit fehlt. Nennen Sie einen NACE-Code oder einen Namen.',
  fr: "L'activité manque. Donnez un code NACE ou un nom.",
}

export const allNothing: Phrase = {
  en: 'Every value in the table is 0 or empty: there is nothing to compare. Check the column of values.',
  pl: 'Wszystkie wartości w tabeli to 0 lub puste pola: nie ma czego porównać. Sprawdź kolumnę wartości.',
  de: 'Alle Werte der Tabelle sind 0 oder leer: es gibt nichts zu vergleichen. Prüfen Sie die Spalte der Werte.',
  fr: "Toutes les valeurs du tableau sont 0 ou vides : il n'y a rien à comparer. Vérifiez la colonne des valeurs.",
}

export function coarserThan(code: string, level: number): Phrase {
  return {
    en: `"${code}" is larger than a NUTS ${level} region, and cannot be divided. Leave totals out, or ask about a larger region.`,
    pl: `„${code}” jest większy niż region NUTS ${level} i nie da się go podzielić. Pomiń sumy albo zapytaj o większy region.`,
    de: `„${code}“ ist größer als eine NUTS-${level}-Region und lässt sich nicht teilen. Lassen Sie Summen weg, oder fragen Sie nach einer größeren Region.`,
    fr: `« ${code} » dépasse une région NUTS ${level} et ne peut être divisé. Omettez les totaux, ou demandez une région plus grande.`,
  }
}

export function notInTable(code: string, name: string): Phrase {
  return {
    en: `The table has no row of ${code} (${name}), so it cannot tell what is there. Add its rows, or ask about a region that the table has.`,
    pl: `W tabeli nie ma wiersza o ${code} (${name}), więc nie wiadomo, co tam jest. Dodaj jego wiersze albo zapytaj o region z tabeli.`,
    de: `Die Tabelle hat keine Zeile zu ${code} (${name}) und sagt nicht, was es dort gibt. Ergänzen Sie sie, oder fragen Sie nach einer Region der Tabelle.`,
    fr: `Le tableau n'a aucune ligne sur ${code} (${name}) et ne dit pas ce qui s'y trouve. Ajoutez-la, ou demandez une région du tableau.`,
  }
}

export function rowsAddedUp(rows: number): Phrase {
  return {
    en: `${rows} rows of the table repeat the region and activity of an earlier one and are added up: leave one year only, if it has several.`,
    pl: `${rows} wierszy tabeli powtarza region i działalność z wcześniejszego; zsumowano je. Jeśli tabela obejmuje kilka lat, zostaw jeden.`,
    de: `${rows} Zeilen der Tabelle wiederholen Region und Tätigkeit einer früheren und sind addiert: lassen Sie nur ein Jahr stehen, wenn es mehrere sind.`,
    fr: `${rows} lignes du tableau répètent la région et l'activité d'une autre et sont additionnées : ne gardez qu'une année, s'il y en a plusieurs.`,
  }
}

export function tooManyActivities(found: number, most: number): Phrase {
  return {
    en: `The table has ${found} activities; at most ${most} can be compared pair by pair. Put them together more coarsely.`,
    pl: `Tabela ma ${found} działalności; parami można porównać najwyżej ${most}. Połącz je w większe grupy.`,
    de: `Die Tabelle hat ${found} Tätigkeiten; höchstens ${most} lassen sich paarweise vergleichen. Fassen Sie sie gröber zusammen.`,
    fr: `Le tableau compte ${found} activités ; on peut en comparer au plus ${most} deux à deux. Regroupez-les davantage.`,
  }
}

export function tableTooLarge(bytes: number): Phrase {
  const size = `${Math.round(bytes / 1024 ** 2)} MB`
  return {
    en: `A table may have at most ${size}. Pack it with gzip, or add its rows up first.`,
    pl: `Tabela może mieć najwyżej ${size}. Spakuj ją gzipem albo najpierw zsumuj wiersze.`,
    de: `Eine Tabelle darf höchstens ${size} haben. Packen Sie sie mit gzip, oder fassen Sie Zeilen vorher zusammen.`,
    fr: `Un tableau fait au plus ${size}. Compressez-le avec gzip, ou additionnez d'abord ses lignes.`,
  }
}

export function noSuchDomain(name: string, known: readonly string[]): Phrase {
  const list = known.join(', ')
  return {
    en: `No list that holds here has the specialisation "${name}". Write LIST:CODE, one of: ${list}.`,
    pl: `Żadna obowiązująca tu lista nie ma specjalizacji „${name}”. Podaj LISTA:KOD, jedną z: ${list}.`,
    de: `Keine hier gültige Liste hat die Spezialisierung „${name}“. Schreiben Sie LISTE:CODE, eine von: ${list}.`,
    fr: `Aucune liste valable ici n'a la spécialisation « ${name} ». Écrivez LISTE:CODE, parmi : ${list}.`,
  }
}
