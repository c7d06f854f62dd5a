import { counted, type Phrase } from '../platform/phrase.ts'
import { organisationsCounted } from './nouns.ts'

export const sameClusterTwice: Phrase = {
  en: 'Both clusters are the same one. Name another, or leave `with` out to look inside this one.',
  pl: 'To dwa razy ten sam klaster. Podaj inny albo pomiń `with`, aby szukać wewnątrz tego klastra.',
  de: 'Beide Cluster sind derselbe. Nennen Sie einen anderen, oder lassen Sie `with` weg, um in diesem zu suchen.',
  fr: "Les deux clusters sont le même. Nommez-en un autre, ou omettez `with` pour chercher à l'intérieur de celui-ci.",
}

export function tooFew(organisations: number): Phrase {
  const { en, pl, de, fr } = counted(organisations, organisationsCounted)
  return {
    en: `There ${organisations === 1 ? 'is' : 'are'} ${en} here; it takes at least two. Add members, or look further afield.`,
    pl: `Tutaj: ${pl}; potrzebne są co najmniej dwie. Dodaj członków albo szukaj szerzej.`,
    de: `Hier gibt es ${de}; nötig sind mindestens zwei. Fügen Sie Mitglieder hinzu, oder suchen Sie in weiterem Umkreis.`,
    fr: `Il y a ici ${fr} ; il en faut au moins deux. Ajoutez des membres ou élargissez la recherche.`,
  }
}

export const nobodyAnswers: Phrase = {
  en: 'Nobody here offers what another one looks for, as far as their profiles say and may be shown. State more needs and competencies, or look further afield.',
  pl: 'Nikt tutaj nie oferuje tego, czego szuka ktoś inny, o ile profile to mówią i wolno to pokazać. Opisz więcej potrzeb i kompetencji albo szukaj szerzej.',
  de: 'Niemand hier bietet an, was ein anderer sucht, soweit die Profile es sagen und es gezeigt werden darf. Beschreiben Sie mehr Bedarfe und Kompetenzen, oder suchen Sie in weiterem Umkreis.',
  fr: "Personne ici n'offre ce qu'un autre cherche, d'après les profils et ce qui peut en être montré. Décrivez davantage de besoins et de compétences, ou élargissez la recherche.",
}
