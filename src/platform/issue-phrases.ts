import type { core } from 'zod'
import { type Counted, counted, type Phrase, verbatim } from './phrase.ts'

/** A refinement's own sentence: `params: said(phrase)`. */
export function said(phrase: Phrase): { phrase: Phrase } {
  return { phrase }
}

/** One sentence for one zod issue, saying what is expected; a sentence of a refinement goes first. */
export function issuePhrase(issue: core.$ZodIssue): Phrase {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected)
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), 'least')
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), 'most')
    case 'unrecognized_keys':
      return unknownFields(issue.keys)
    case 'invalid_value':
      return oneOf(issue.values.map(String))
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? oneOf(issue.options.map(String))
        : verbatim(issue.message)
    case 'invalid_format':
      // The message of a pattern is an example of what fits it.
      return wrongFormat(issue.format === 'regex' ? issue.message : issue.format)
    case 'custom':
      return isPhrase(issue.params?.['phrase']) ? issue.params['phrase'] : verbatim(issue.message)
    default:
      return verbatim(issue.message)
  }
}

function isPhrase(value: unknown): value is Phrase {
  return typeof value === 'object' && value !== null && 'en' in value && 'pl' in value
}

const typeNames: Record<string, Phrase> = {
  string: { en: 'a text', pl: 'tekst', de: 'ein Text', fr: 'un texte' },
  number: { en: 'a number', pl: 'liczba', de: 'eine Zahl', fr: 'un nombre' },
  int: {
    en: 'a whole number',
    pl: 'liczba całkowita',
    de: 'eine ganze Zahl',
    fr: 'un nombre entier',
  },
  boolean: {
    en: 'true or false',
    pl: 'true albo false',
    de: 'true oder false',
    fr: 'true ou false',
  },
  array: { en: 'a list', pl: 'lista', de: 'eine Liste', fr: 'une liste' },
  object: { en: 'an object', pl: 'obiekt', de: 'ein Objekt', fr: 'un objet' },
}

function wrongType(expected: string): Phrase {
  const name = typeNames[expected] ?? verbatim(expected)
  return {
    en: `Expected ${name.en} here.`,
    pl: `Oczekiwana wartość: ${name.pl}.`,
    de: `Hier wird ${name.de} erwartet.`,
    fr: `La valeur attendue est ${name.fr}.`,
  }
}

function bound(origin: string, limit: number, end: 'least' | 'most'): Phrase {
  const most = end === 'most'
  const unit = units[origin]
  const counts = unit ? counted(limit, unit) : verbatim(String(limit))
  return {
    en: `At ${end} ${counts.en}, please.`,
    pl: `${most ? 'Najwyżej' : 'Co najmniej'} ${counts.pl}.`,
    de: `${most ? 'Höchstens' : 'Mindestens'} ${counts.de}, bitte.`,
    fr: `${most ? 'Au plus' : 'Au moins'} ${counts.fr}, s'il vous plaît.`,
  }
}

const units: Record<string, Counted> = {
  string: {
    en: ['character', 'characters'],
    pl: ['znak', 'znaki', 'znaków'],
    de: ['Zeichen', 'Zeichen'],
    fr: ['caractère', 'caractères'],
  },
  array: {
    en: ['item', 'items'],
    pl: ['element', 'elementy', 'elementów'],
    de: ['Eintrag', 'Einträge'],
    fr: ['élément', 'éléments'],
  },
}

function unknownFields(keys: readonly string[]): Phrase {
  const names = keys.map((key) => `"${key}"`).join(', ')
  return keys.length > 1
    ? {
        en: `Unknown fields: ${names}. Remove them or check their spelling; /openapi.json lists the fields.`,
        pl: `Nieznane pola: ${names}. Usuń je albo sprawdź pisownię; pola wymienia /openapi.json.`,
        de: `Unbekannte Felder: ${names}. Entfernen Sie sie oder prüfen Sie die Schreibweise; /openapi.json nennt die Felder.`,
        fr: `Champs inconnus : ${names}. Supprimez-les ou vérifiez leurs noms ; /openapi.json donne la liste des champs.`,
      }
    : {
        en: `Unknown field: ${names}. Remove it or check its spelling; /openapi.json lists the fields.`,
        pl: `Nieznane pole: ${names}. Usuń je albo sprawdź pisownię; pola wymienia /openapi.json.`,
        de: `Unbekanntes Feld: ${names}. Entfernen Sie es oder prüfen Sie die Schreibweise; /openapi.json nennt die Felder.`,
        fr: `Champ inconnu : ${names}. Supprimez-le ou vérifiez son nom ; /openapi.json donne la liste des champs.`,
      }
}

function oneOf(values: readonly string[]): Phrase {
  const list = values.join(', ')
  return {
    en: `Use one of: ${list}.`,
    pl: `Dozwolone wartości: ${list}.`,
    de: `Erlaubt sind: ${list}.`,
    fr: `Valeurs admises : ${list}.`,
  }
}

const examples: Record<string, string> = {
  date: '2027-06-30',
  url: 'https://example.org',
  uuid: '0198c0de-0000-7000-8000-000000000000',
  datetime: '2027-06-30T12:00:00Z',
}

function wrongFormat(format: string): Phrase {
  const example = examples[format] ?? format
  return {
    en: `Not in the expected form; write it like ${example}.`,
    pl: `Nieprawidłowy zapis; wzór: ${example}.`,
    de: `Nicht in der erwarteten Form; Beispiel: ${example}.`,
    fr: `La forme n'est pas celle attendue ; exemple : ${example}.`,
  }
}
