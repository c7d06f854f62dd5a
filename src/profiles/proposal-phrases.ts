import type { Phrase } from '../platform/phrase.ts'
import type { LeftOutWhy, Reason } from './side-guess.ts'

/** Why a sentence was taken for one side of the profile. */
export function reasonFor(reason: Reason): Phrase {
  return 'words' in reason ? reasons[reason.why](reason.words) : neighbours[reason.why]
}

const reasons = {
  cue: (words: string): Phrase => ({
    en: `“${words}” says so`,
    pl: `świadczą o tym słowa „${words}”`,
    de: `„${words}“ sagt es`,
    fr: `« ${words} » le dit`,
  }),
  section: (words: string): Phrase => ({
    en: `it stands under “${words}”`,
    pl: `stoi pod nagłówkiem „${words}”`,
    de: `steht unter „${words}“`,
    fr: `figure sous « ${words} »`,
  }),
  doing: (words: string): Phrase => ({
    en: `it tells of an activity: “${words}”`,
    pl: `mówi o działaniu: „${words}”`,
    de: `berichtet von einer Tätigkeit: „${words}“`,
    fr: `décrit une activité : « ${words} »`,
  }),
  facts: (words: string): Phrase => ({
    en: `it gives technical facts: “${words}”`,
    pl: `podaje dane techniczne: „${words}”`,
    de: `nennt technische Angaben: „${words}“`,
    fr: `donne des précisions techniques : « ${words} »`,
  }),
} as const

const neighbours = {
  continues: {
    en: 'it goes on about the sentence before',
    pl: 'rozwija poprzednie zdanie',
    de: 'führt den Satz davor fort',
    fr: 'prolonge la phrase précédente',
  },
  precedes: {
    en: 'it leads up to what the paragraph says next',
    pl: 'prowadzi do dalszej treści akapitu',
    de: 'führt zum Folgenden im Absatz hin',
    fr: 'introduit la suite du paragraphe',
  },
  prose: {
    en: 'no word tells; it may describe what you do',
    pl: 'żadne słowo nie rozstrzyga; może opisywać waszą działalność',
    de: 'kein Wort entscheidet; es könnte Ihre Tätigkeit beschreiben',
    fr: 'aucun mot ne tranche ; cela peut décrire votre activité',
  },
} as const satisfies Record<string, Phrase>

/** Why a sentence was left out. */
export const leftOutBecause: Readonly<Record<LeftOutWhy, Phrase>> = {
  contact: {
    en: 'contact or directions',
    pl: 'kontakt lub dojazd',
    de: 'Kontakt oder Anfahrt',
    fr: 'contact ou accès',
  },
  hours: { en: 'opening hours', pl: 'godziny otwarcia', de: 'Öffnungszeiten', fr: 'horaires' },
  legal: {
    en: 'legal notice',
    pl: 'informacja prawna',
    de: 'rechtlicher Hinweis',
    fr: 'mention légale',
  },
  recruitment: {
    en: 'job advertisement',
    pl: 'ogłoszenie o pracę',
    de: 'Stellenanzeige',
    fr: "offre d'emploi",
  },
  funding: {
    en: 'note on funding',
    pl: 'informacja o dofinansowaniu',
    de: 'Förderhinweis',
    fr: 'mention de financement',
  },
  history: {
    en: 'history or place of the organisation',
    pl: 'historia lub siedziba organizacji',
    de: 'Geschichte oder Sitz der Organisation',
    fr: "histoire ou siège de l'organisation",
  },
  slogan: { en: 'slogan', pl: 'hasło reklamowe', de: 'Werbespruch', fr: 'slogan' },
  people: {
    en: 'staff or turnover',
    pl: 'załoga lub obroty',
    de: 'Belegschaft oder Umsatz',
    fr: "effectif ou chiffre d'affaires",
  },
  award: { en: 'award', pl: 'nagroda', de: 'Auszeichnung', fr: 'distinction' },
  heading: { en: 'heading', pl: 'nagłówek', de: 'Überschrift', fr: 'titre' },
  question: {
    en: 'question to the reader',
    pl: 'pytanie do czytelnika',
    de: 'Frage an die Leser',
    fr: 'question au lecteur',
  },
  silent: {
    en: 'says neither what is offered nor what is sought',
    pl: 'nie mówi ani o ofercie, ani o potrzebie',
    de: 'nennt weder Angebot noch Bedarf',
    fr: "n'énonce ni offre ni besoin",
  },
  foreign: {
    en: 'in a language that Splot does not match in',
    pl: 'w języku, w którym Splot nie dopasowuje',
    de: 'in einer Sprache, in der Splot nicht abgleicht',
    fr: 'dans une langue que Splot ne compare pas',
  },
  beyond: {
    en: 'beyond the first hundred; paste the text in parts',
    pl: 'poza pierwszą setką; wklej tekst w częściach',
    de: 'nach den ersten hundert; fügen Sie den Text in Teilen ein',
    fr: 'au-delà des cent premières ; collez le texte par parties',
  },
  repeated: {
    en: 'said before in this text',
    pl: 'powtórzenie z tego tekstu',
    de: 'steht schon vorher im Text',
    fr: 'déjà dit dans ce texte',
  },
}

export const nothingToRead: Phrase = {
  en: 'The text has no sentence to read. Paste the description itself: what the organisation offers and what it looks for.',
  pl: 'W tekście nie ma ani jednego zdania. Wklej sam opis: co organizacja oferuje i czego szuka.',
  de: 'Der Text enthält keinen Satz. Fügen Sie die Beschreibung selbst ein: was die Organisation bietet und was sie sucht.',
  fr: "Le texte ne contient aucune phrase. Collez la description elle-même : ce que l'organisation offre et ce qu'elle cherche.",
}

export function pasteTooLong(letters: number | string, most: number | string): Phrase {
  return {
    en: `The text has ${letters} characters; at most ${most} are read at once. Paste it in parts, or only the pages about offers and needs.`,
    pl: `Tekst ma ${letters} znaków; naraz czytanych jest najwyżej ${most}. Wklej go w częściach albo tylko strony o ofercie i potrzebach.`,
    de: `Der Text hat ${letters} Zeichen; auf einmal werden höchstens ${most} gelesen. Fügen Sie ihn in Teilen ein oder nur die Seiten über Angebot und Bedarf.`,
    fr: `Le texte compte ${letters} caractères ; ${most} au plus sont lus à la fois. Collez-le par parties, ou seulement les pages sur l'offre et les besoins.`,
  }
}

export function notOneOfThese(number: string, most: number | string): Phrase {
  return {
    en: `"${number}" is none of the proposals, which are numbered 1 to ${most}. Write --confirm all, --confirm sure, or numbers such as 1,3,4.`,
    pl: `„${number}” nie oznacza żadnej propozycji; mają one numery od 1 do ${most}. Podaj --confirm all, --confirm sure albo numery, np. 1,3,4.`,
    de: `„${number}“ ist keiner der Vorschläge; sie haben die Nummern 1 bis ${most}. Schreiben Sie --confirm all, --confirm sure oder Nummern wie 1,3,4.`,
    fr: `« ${number} » n'est aucune des propositions, numérotées de 1 à ${most}. Écrivez --confirm all, --confirm sure ou des numéros, par exemple 1,3,4.`,
  }
}

export const nothingProposed: Phrase = {
  en: 'There is nothing to confirm: no proposal of this text is both sure and new. Look at the list without --confirm.',
  pl: 'Nie ma czego potwierdzić: żadna propozycja z tego tekstu nie jest zarazem pewna i nowa. Obejrzyj listę bez --confirm.',
  de: 'Es gibt nichts zu bestätigen: kein Vorschlag aus diesem Text ist sicher und neu zugleich. Sehen Sie die Liste ohne --confirm an.',
  fr: "Il n'y a rien à confirmer : aucune proposition tirée de ce texte n'est à la fois sûre et nouvelle. Consultez la liste sans --confirm.",
}

export const confirmForWhom: Phrase = {
  en: 'Say whose profile the entries go into: --organisation with its name or id.',
  pl: 'Wskaż, do czyjego profilu trafią wpisy: --organisation z nazwą albo identyfikatorem.',
  de: 'Nennen Sie das Profil, in das die Einträge kommen: --organisation mit Name oder Kennung.',
  fr: "Indiquez dans quel profil placer les entrées : --organisation avec le nom ou l'identifiant.",
}

export function fileNotRead(name: string): Phrase {
  return {
    en: `The file ${name} cannot be read as text. Check its name, and save it as plain text or HTML in UTF-8.`,
    pl: `Nie da się odczytać pliku ${name} jako tekstu. Sprawdź nazwę i zapisz go jako zwykły tekst albo HTML w UTF-8.`,
    de: `Die Datei ${name} ist nicht als Text lesbar. Prüfen Sie den Namen und speichern Sie sie als reinen Text oder HTML in UTF-8.`,
    fr: `Le fichier ${name} ne peut être lu comme texte. Vérifiez son nom et enregistrez-le en texte brut ou HTML, en UTF-8.`,
  }
}

export function saidAlready(title: string): Phrase {
  return {
    en: `nearly the same as an entry of this profile: “${title}”`,
    pl: `niemal to samo co wpis tego profilu: „${title}”`,
    de: `fast gleich mit einem Eintrag dieses Profils: „${title}“`,
    fr: `presque identique à une entrée de ce profil : « ${title} »`,
  }
}

export const sideNames = {
  competency: { en: 'competency', pl: 'kompetencja', de: 'Kompetenz', fr: 'compétence' },
  need: { en: 'need', pl: 'potrzeba', de: 'Bedarf', fr: 'besoin' },
} as const satisfies Record<string, Phrase>

export const proposalWords = {
  leftOut: { en: 'Left out', pl: 'Pominięto', de: 'Ausgelassen', fr: 'Laissé de côté' },
  stored: {
    en: 'Stored entries',
    pl: 'Zapisane wpisy',
    de: 'Gespeicherte Einträge',
    fr: 'Entrées enregistrées',
  },
  nothing: {
    en: 'Nothing in this text reads as a competency or a need.',
    pl: 'Nic w tym tekście nie brzmi jak kompetencja ani potrzeba.',
    de: 'Nichts in diesem Text liest sich als Kompetenz oder Bedarf.',
    fr: 'Rien dans ce texte ne se lit comme une compétence ou un besoin.',
  },
} as const satisfies Record<string, Phrase>
