import type { Phrase } from '../platform/phrase.ts'
import { entriesOf } from './phrases.ts'

export function heatmapTitle(region: string | null, list: string | null): Phrase {
  const place = region === null ? '' : ` – ${region}`
  const named = list === null ? '' : ` (${list})`
  return list === null
    ? {
        en: `Regions and activities${place}`,
        pl: `Regiony i działalności${place}`,
        de: `Regionen und Tätigkeiten${place}`,
        fr: `Régions et activités${place}`,
      }
    : {
        en: `Regions and specialisations${named}${place}`,
        pl: `Regiony i specjalizacje${named}${place}`,
        de: `Regionen und Spezialisierungen${named}${place}`,
        fr: `Régions et spécialisations${named}${place}`,
      }
}

export function scatterTitle(region: string): Phrase {
  return {
    en: `What ${region} lacks: how near it is, and how complex`,
    pl: `Czego brakuje – ${region}: jak blisko to leży i jak jest złożone`,
    de: `Was fehlt – ${region}: wie nah es liegt und wie komplex es ist`,
    fr: `Ce qui manque – ${region} : proximité et complexité`,
  }
}

export function mapTitle(region: string): Phrase {
  return {
    en: `Regions that complement ${region}`,
    pl: `Regiony komplementarne – ${region}`,
    de: `Ergänzende Regionen – ${region}`,
    fr: `Régions complémentaires – ${region}`,
  }
}

/** What the notes say of one region, for a picture of many. */
export function notTheEconomies(entries: number, organisations: number): Phrase {
  const counted = entriesOf(entries, organisations)
  return {
    en: `Counted from ${counted.en}: members, not the whole economy.`,
    pl: `Policzono z ${counted.pl}: to członkowie, nie cała gospodarka.`,
    de: `Gezählt aus ${counted.de}: Mitglieder, nicht die ganze Wirtschaft.`,
    fr: `Compté sur ${counted.fr} : les membres, non toute l'économie.`,
  }
}

export function leftOut(regions: number, columns: number): Phrase {
  return {
    en: `Left out to stay readable: ${regions} regions and ${columns} columns with the least to count.`,
    pl: `Pominięto dla czytelności: regiony ${regions}, kolumny ${columns}, w których jest najmniej do policzenia.`,
    de: `Der Lesbarkeit wegen fehlen ${regions} Regionen und ${columns} Spalten, in denen am wenigsten zu zählen ist.`,
    fr: `Omises pour rester lisible : ${regions} régions et ${columns} colonnes où il y a le moins à compter.`,
  }
}

export function noSuchList(key: string, known: readonly string[]): Phrase {
  const list = known.join(', ')
  return {
    en: `"${key}" is no list of specialisations with activities. Choose one of: ${list}.`,
    pl: `„${key}” nie jest listą specjalizacji z działalnościami. Wybierz jedną z: ${list}.`,
    de: `„${key}“ ist keine Liste von Spezialisierungen mit Tätigkeiten. Wählen Sie eine von: ${list}.`,
    fr: `« ${key} » n'est pas une liste de spécialisations avec activités. Choisissez parmi : ${list}.`,
  }
}

export const nothingToDraw: Phrase = {
  en: 'There is nothing to draw yet: no organisation in a known region offers anything. Import some first.',
  pl: 'Nie ma jeszcze czego narysować: żadna organizacja ze znanego regionu niczego nie oferuje. Najpierw zaimportuj dane.',
  de: 'Es gibt noch nichts zu zeichnen: keine Organisation einer bekannten Region bietet etwas an. Importieren Sie erst welche.',
  fr: "Il n'y a encore rien à dessiner : aucune organisation d'une région connue n'offre rien. Importez-en d'abord.",
}

export const pictureWords = {
  heatmap: {
    en: 'Colour: the share of what a region offers, beside the average of all regions (1). Number: the competencies counted; pale where they are fewer than 3 and say little.',
    pl: 'Kolor: udział w ofercie regionu na tle średniej wszystkich regionów (1). Liczba: policzone kompetencje; blado tam, gdzie jest ich mniej niż 3 i niewiele mówią.',
    de: 'Farbe: der Anteil am Angebot einer Region neben dem Mittel aller Regionen (1). Zahl: gezählte Kompetenzen; blass, wo es weniger als 3 sind, die wenig sagen.',
    fr: "Couleur : la part dans l'offre d'une région, face à la moyenne de toutes (1). Nombre : compétences comptées ; pâle où il y en a moins de 3, qui disent peu.",
  },
  heatmapOfTable: {
    en: 'Colour: the share of what a region has, beside the average of all regions (1). Number: what the table says, k for thousands, M for millions.',
    pl: 'Kolor: udział w tym, co ma region, na tle średniej wszystkich regionów (1). Liczba: wartość z tabeli, k – tysiące, M – miliony.',
    de: 'Farbe: der Anteil an dem, was eine Region hat, neben dem Mittel aller Regionen (1). Zahl: was die Tabelle sagt, k für Tausend, M für Millionen.',
    fr: "Couleur : la part dans ce qu'a une région, face à la moyenne de toutes (1). Nombre : ce que dit le tableau, k pour milliers, M pour millions.",
  },
  scatter: {
    en: 'Each point is an activity that is missing here or in which needs stay open; the larger, the more needs nobody here answers.',
    pl: 'Każdy punkt to działalność, której tu brakuje albo w której potrzeby są otwarte; im większy, tym więcej potrzeb bez odpowiedzi na miejscu.',
    de: 'Jeder Punkt ist eine Tätigkeit, die hier fehlt oder in der Bedarf offen bleibt; je größer, desto mehr Bedarf, den hier niemand beantwortet.',
    fr: 'Chaque point est une activité qui manque ici ou dont des besoins restent ouverts ; plus il est grand, plus il y a de besoins sans réponse sur place.',
  },
  map: {
    en: 'The wider an arrow, the more a region brings: relatedness density gained, on average over activities. Points are the middles of regions.',
    pl: 'Im szersza strzałka, tym więcej region wnosi: zyskana gęstość pokrewieństwa, średnio na działalność. Punkty to środki regionów.',
    de: 'Je breiter ein Pfeil, desto mehr bringt eine Region: gewonnene Verwandtschaftsdichte im Mittel der Tätigkeiten. Punkte sind Mittelpunkte von Regionen.',
    fr: 'Plus une flèche est large, plus la région apporte : densité de proximité gagnée, en moyenne des activités. Les points sont les milieux des régions.',
  },
  density: {
    en: 'how much of what is related is here (density, %)',
    pl: 'ile pokrewnych działalności jest na miejscu (gęstość, %)',
    de: 'wie viel Verwandtes hier ist (Dichte, %)',
    fr: 'part de ce qui est proche et présent ici (densité, %)',
  },
  complexity: {
    en: 'complexity (up: few regions have it)',
    pl: 'złożoność (u góry: mają to nieliczne regiony)',
    de: 'Komplexität (oben: wenige Regionen haben es)',
    fr: "complexité (en haut : peu de régions l'ont)",
  },
  unknownComplexity: {
    en: 'Activities whose complexity is not known stand in the lower strip; it speaks neither for nor against them.',
    pl: 'Działalności o nieznanej złożoności są w dolnym pasie; nie przemawia ona ani za nimi, ani przeciw.',
    de: 'Tätigkeiten, deren Komplexität unbekannt ist, stehen im unteren Streifen; sie spricht weder für noch gegen sie.',
    fr: 'Les activités de complexité inconnue sont dans la bande du bas ; elle ne parle ni pour ni contre elles.',
  },
  unknown: { en: 'unknown', pl: 'nieznana', de: 'unbekannt', fr: 'inconnue' },
  notOnMap: {
    en: 'outside the map',
    pl: 'poza mapą',
    de: 'außerhalb der Karte',
    fr: 'hors carte',
  },
  outlines: {
    en: 'Outlines: Natural Earth.',
    pl: 'Kontury: Natural Earth.',
    de: 'Umrisse: Natural Earth.',
    fr: 'Contours : Natural Earth.',
  },
} as const satisfies Record<string, Phrase>
