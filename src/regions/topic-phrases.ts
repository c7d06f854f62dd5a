import type { Phrase } from '../platform/phrase.ts'

/** Why entries are left out where regions are compared by topics. */
export function withoutTopic(entries: number, all: number, list: string): Phrase {
  return {
    en: `${entries} of ${all} entries lie in none of the topics of ${list} and are left out.`,
    pl: `${entries} z ${all} wpisów nie należy do żadnego tematu listy ${list}; pominięto je.`,
    de: `${entries} von ${all} Einträgen liegen in keinem der Themen von ${list} und fehlen hier.`,
    fr: `${entries} entrées sur ${all} ne relèvent d'aucun thème de ${list} et sont laissées de côté.`,
  }
}

export function noTopicsHere(region: string, known: readonly string[]): Phrase {
  const lists = known.join(', ')
  return {
    en: `No list of specialisations holds in ${region}. Name one whose specialisations are the topics: ${lists}.`,
    pl: `W ${region} nie obowiązuje żadna lista specjalizacji. Podaj listę, której specjalizacje będą tematami: ${lists}.`,
    de: `In ${region} gilt keine Liste von Spezialisierungen. Nennen Sie eine, deren Spezialisierungen die Themen sind: ${lists}.`,
    fr: `Aucune liste de spécialisations ne vaut pour ${region}. Nommez celle dont les spécialisations seront les thèmes : ${lists}.`,
  }
}

export const tableHasNoTopics: Phrase = {
  en: 'A table has activities and no topics. Leave by and topics out, or leave the table out.',
  pl: 'Tabela zawiera działalności, a nie tematy. Pomiń by i topics albo tabelę.',
  de: 'Eine Tabelle hat Tätigkeiten und keine Themen. Lassen Sie by und topics weg, oder die Tabelle.',
  fr: 'Un tableau a des activités, non des thèmes. Omettez by et topics, ou le tableau.',
}

export const topicsHaveNoCodes: Phrase = {
  en: 'Topics are no activities: name a specialisation in the place of a domain, or ask by both.',
  pl: 'Tematy to nie działalności: zamiast dziedziny podaj specjalizację albo zapytaj o jedno i drugie (both).',
  de: 'Themen sind keine Tätigkeiten: nennen Sie statt der Domäne eine Spezialisierung, oder fragen Sie nach beidem (both).',
  fr: "Les thèmes ne sont pas des activités : nommez une spécialisation au lieu d'un domaine, ou demandez les deux (both).",
}

export const topicsNeedAnAxis: Phrase = {
  en: 'A list of topics counts only by topic or by both. Leave by out, or leave topics out.',
  pl: 'Lista tematów liczy się tylko przy topic albo both. Pomiń by albo topics.',
  de: 'Eine Liste von Themen zählt nur bei topic oder both. Lassen Sie by oder topics weg.',
  fr: 'Une liste de thèmes ne compte que pour topic ou both. Omettez by ou topics.',
}
